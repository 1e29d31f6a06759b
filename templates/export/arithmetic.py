"""Marks a question made by gradsheet as `gradsheet mark` does, with Python's own modules alone.

An interval is a pair (lower, upper); a rounding is {"decimals": n}, {"significant": n}, or None for an exact number.
"""

import itertools
import json
import math
import os
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

# The numbers by which marking takes one number for another, as src/graph/limits.ts has them.
LIMITS = {
    "noise": 1e-12,
    "slack": 1e-10,
    "guards": [1, 2],
    "units": 1.06,
    "room": 1.1,
    "widest": 0.05,
    "timesOwn": 4,
    "timesNamed": 8,
    "mostFewer": 8,
    "fewestUnits": 10,
    "below": 1e-9,
    "asNear": 1e-9,
    "boxes": 3,
    "boxesOfTwo": 2,
}
NOISE = LIMITS["noise"]
LINE = (-math.inf, math.inf)


def ten_to(exponent):
    return float("1e%d" % exponent)


def exponent_of(value):
    """The power of ten of the first digit; of a double the last two digits are noise."""
    return int(("%.13e" % abs(value)).split("e")[1])


def last_exponent(value, rounding):
    if "decimals" in rounding:
        return -rounding["decimals"]
    return exponent_of(value) + 1 - rounding["significant"]


def place(value, rounding):
    """What one unit of the last asked digit is worth; 0 where all are kept."""
    if rounding is None or (value == 0 and "significant" in rounding):
        return 0.0
    return ten_to(last_exponent(value, rounding))


def shorten(value, rounding, how=ROUND_HALF_UP):
    """A number rounded half away from zero, or cut (ROUND_DOWN)."""
    if rounding is None or value == 0 or not math.isfinite(value):
        return value
    digits, last = Decimal("%.13e" % value).normalize(), last_exponent(value, rounding)
    kept = digits if digits.as_tuple().exponent >= last else digits.quantize(Decimal((0, (1,), last)), how)
    return float(kept) + 0.0


def both(value, rounding):
    return [shorten(value, rounding, how) for how in (ROUND_HALF_UP, ROUND_DOWN)]


def changed(rounding, more):
    """A rounding with so many digits more, or fewer where it is negative; None where none are left."""
    name, digits = next(iter(rounding.items()))
    return {name: digits + more} if digits + more >= (name == "significant") else None


def hull(*values):
    return (math.nan, math.nan) if any(map(math.isnan, values)) else (min(values), max(values))


def open_ended(interval, rounding):
    return rounding is None or not all(map(math.isfinite, interval))


def guarded(interval, rounding):
    """What an interval becomes when its number is kept, or rounded with one or two digits more than asked."""
    guards = [changed(rounding, more) for more in LIMITS["guards"]]
    return hull(*interval, *(shorten(end, guard) for end in interval for guard in guards))


def widen(interval, rounding):
    """What an interval becomes when its number is written down: kept, rounded, cut, or rounded after more digits."""
    if open_ended(interval, rounding):
        return interval
    low, high = guarded(interval, rounding)
    return (min(low, *both(low, rounding)), max(high, *both(high, rounding)))


def narrower(interval, rounding):
    """The same of a number that comes between inside a line."""
    if open_ended(interval, rounding):
        return interval
    low, high = guarded(interval, rounding)
    return (min(low, shorten(interval[0], rounding)), max(high, shorten(interval[1], rounding)))


def loosen(interval, rounding):
    """What holds all that `widen` may give, and a little more."""
    if open_ended(interval, rounding):
        return interval
    low, high = interval
    if "decimals" in rounding:
        room = LIMITS["units"] * ten_to(-rounding["decimals"])
        return (low - room - LIMITS["slack"] * abs(low), high + room + LIMITS["slack"] * abs(high))
    share = LIMITS["units"] * ten_to(1 - rounding["significant"]) + LIMITS["slack"]
    return (low - share * abs(low), high + share * abs(high))


def in_any(roundings, opened):
    """What an interval becomes that is written down at any of these precisions."""
    if len(roundings) == 1:
        return lambda interval: opened(interval, roundings[0])
    return lambda interval: hull(*(end for rounding in roundings for end in opened(interval, rounding)))


def symbols(expression):
    """The quantities that an expression speaks of, in the order in which they are met."""
    if isinstance(expression, str):
        return [expression]
    return [] if not isinstance(expression, list) else [s for part in expression[1] for s in symbols(part)]


def worth(expression, at):
    """The number that an expression comes to, `at` giving its quantities."""
    if not isinstance(expression, list):
        return at(expression) if isinstance(expression, str) else expression
    return OPERATIONS[expression[0]][0](*(worth(part, at) for part in expression[1]))


def by_hand(expression, at, short):
    """The interval of a line over all ways to work inside it: what comes between is kept in full, or `short`."""
    if not isinstance(expression, list):
        return at(expression) if isinstance(expression, str) else (expression, expression)
    parts = []
    for operand in expression[1]:
        part = by_hand(operand, at, short)
        parts.append(short(part) if isinstance(operand, list) and operand[0] != "neg" else part)
    _, interval, steps = OPERATIONS[expression[0]]
    whole = interval(*parts)
    return whole if steps is None else hull(*whole, *steps(short, *parts))


def ratio(a, b):
    if b != 0:
        return a / b
    return math.nan if a == 0 or math.isnan(a) else math.copysign(math.inf, a) * math.copysign(1, b)


def power(base, exponent):
    if exponent == 0.5:
        return math.sqrt(base) if base >= 0 else math.nan
    if exponent != int(exponent):
        return exp(exponent * ln(base)) if base >= 0 else math.nan
    result, square, left = 1.0, base, abs(int(exponent))
    while left > 0:
        result, square, left = result * (square if left % 2 else 1), square * square, left // 2
    return ratio(1, result) if exponent < 0 else result


def exp(x):
    return math.inf if x > 709.7 else math.exp(x)


def ln(x):
    return math.nan if x < 0 else -math.inf if x == 0 else math.log(x)


def multiply(a, b):
    return hull(*(0 if x == 0 or y == 0 else x * y for x in a for y in b))


def divide(a, b):
    if b[0] <= 0 <= b[1]:
        return LINE
    ends = hull(*(x / y for x in a for y in b))
    return LINE if math.isnan(ends[0]) else ends


def whole_power(a, exponent):
    if exponent < 0:
        return divide((1.0, 1.0), whole_power(a, -exponent))
    ends = hull(power(a[0], exponent), power(a[1], exponent))
    return (0, ends[1]) if exponent % 2 == 0 and a[0] <= 0 <= a[1] else ends


def raised(a, b):
    """a to the power b: of a broken power, or of one that is no fixed number, for a above 0 alone."""
    fixed = b[0] == b[1]
    if fixed and b[0] == int(b[0]):
        return whole_power(a, b[0])
    if a[0] < 0 and not fixed:
        return LINE
    low, high = max(0.0, a[0]), a[1]
    ends = [power(base, exponent) for base in (low, high) for exponent in b]
    return hull(0.0, 1.0, *ends) if low == 0 and not fixed else hull(*ends)


def over(a, turns, image):
    return hull(*(end for x in [*a, *(turn for turn in turns if a[0] <= turn <= a[1])] for end in image(x)))


def rising(f, steps=None):
    """An operation that never falls: as numbers, as intervals, and as who works by hand has it."""
    return (f, lambda a: (f(a[0]), f(a[1])), steps)


def turning(f, turns, steps=None):
    return (f, lambda a: over(a, turns, lambda x: (f(x), f(x))), steps)


def wave(f, top):
    """The interval of sin or cos, whose tops stand at top + 2 pi k."""

    def image(a):
        if not all(map(math.isfinite, a)):
            return (-1.0, 1.0)
        low, high = a
        passes = lambda at: math.floor((low - at) / (2 * math.pi)) < math.floor((high - at) / (2 * math.pi))
        ends = (f(low), f(high))
        return (-1.0 if passes(top + math.pi) else min(ends), 1.0 if passes(top) else max(ends))

    return image


def tangent(a):
    """The interval of tan, the whole line over a pole."""
    if not all(map(math.isfinite, a)):
        return LINE
    low, high = (math.floor((x - math.pi / 2) / math.pi) for x in a)
    return (math.tan(a[0]), math.tan(a[1])) if low == high else LINE


def branching(holds):
    """A branch by the comparison of its first two operands; where either may hold, its interval is both."""

    def value(a, b, then, other):
        return math.nan if math.isnan(a) or math.isnan(b) else then if holds(a, b) else other

    def image(a, b, then, other):
        if any(map(math.isnan, (*a, *b))):
            return (math.nan, math.nan)
        return hull(*(end for one in ((a[0], b[1]), (a[1], b[0])) for end in (then if holds(*one) else other)))

    return (value, image, None)


# What expressions call besides these signs is written below it: the Python face of each operation of gradsheet.
OPERATIONS = {
    "+": (lambda a, b: a + b, lambda a, b: (a[0] + b[0], a[1] + b[1]), None),
    "-": (lambda a, b: a - b, lambda a, b: (a[0] - b[1], a[1] - b[0]), None),
    "*": (lambda a, b: a * b, multiply, None),
    "/": (ratio, divide, None),
    "^": (power, raised, None),
    "neg": (lambda a: -a, lambda a: (-a[1], -a[0]), None),
}
