"""Marks a question made by gradsheet: bounds, follow-through, too few digits, named mistakes. Only Python's own modules."""

import itertools
import json
import math
import os
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

NOISE = 1e-12


def judge_all(params, data):
    """Every blank with its verdict, and what is said of it, in the order of the page."""
    own = own_numbers(params["answers"], data)
    judged = []
    for answer in params["answers"]:
        if answer["kind"] == "number":
            verdict, says = judge(answer, own, params)
        elif answer["kind"] == "free":
            verdict, says = judge_free(answer, params, data)
        else:
            given = str(data["submitted_answers"].get(answer["name"]) or "")
            verdict, says = judge_text(answer, given, params["answers"], data)
        answer["verdict"] = verdict
        judged.append((answer, verdict, says or params["words"][verdict]))
    return judged


def own_numbers(answers, data):
    """What the student wrote: quantity to (value, decimals); decimals None where they cannot be told."""
    own = {}
    for answer in answers:
        value = written_number(answer, data)
        if answer["kind"] == "number" and value is not None:
            raw = str((data.get("raw_submitted_answers") or {}).get(answer["name"], value))
            own[answer["quantity"]] = (value, decimals_of(raw))
    return own


def written_number(answer, data):
    """The number in a blank; None where there is none: an empty input is handed over as 0."""
    value = data["submitted_answers"].get(answer["name"])
    raw = (data.get("raw_submitted_answers") or {}).get(answer["name"], value)
    typed = isinstance(value, (int, float)) and math.isfinite(value) and str(raw).strip() != ""
    return float(value) if typed else None


def decimals_of(raw):
    text = raw.strip().replace("\u2212", "-").lower()
    try:
        digits = Decimal(text)
    except ArithmeticError:
        return None
    return -digits.as_tuple().exponent if digits.is_finite() else None


def judge_text(answer, given, answers, data):
    """What is chosen or is a shape. Factors of one product may come in any order, each once."""
    written = option_meant(answer, given)
    if written == "":
        return "blank", ""
    rights = [answer["display"]]
    if answer["kind"] == "blank":
        alike = [a for a in answers if a["kind"] == "blank" and a["quantity"] == answer["quantity"]]
        before = alike[: alike.index(answer)]
        used = [option_meant(a, str(data["submitted_answers"].get(a["name"]) or "")) for a in before]
        rights = [a["display"] for a in alike if plain(a["display"]) not in used]
    if written in [plain(right) for right in rights]:
        return "correct", ""
    for option in answer["options"]:
        if plain(option["label"]) == written and option["says"]:
            return "misconception", option["says"]
    return "wrong", ""


def option_meant(answer, given):
    """What is chosen, as its option is called: its number and its letter are taken too, where ① cannot be typed."""
    written = plain(given)
    labels = [plain(option["label"]) for option in answer["options"]] if "options" in answer else []
    if written in labels:
        return written
    for place, label in enumerate(labels):
        if written in (str(place + 1), chr(ord("a") + place)):
            return label
    return written


def plain(text):
    return "".join(text.replace("\u00d7", "x").replace("*", "x").split()).lower()


def judge(answer, own, params):
    quantity = answer["quantity"]
    if quantity not in own:
        return "blank", ""
    value, decimals = own[quantity]
    asked = params["roundings"].get(quantity)
    bounds = (answer["lower"], answer["upper"])
    if is_within(bounds, value, decimals, asked):
        return "correct", ""
    before = sources(quantity, own, params)
    wrong = [a for a in params["answers"] if a.get("quantity") in before and is_wrong(a, own, params)]
    short = [is_imprecise(bounds_of(a), *own[a["quantity"]], params["roundings"].get(a["quantity"])) for a in wrong]
    too_short = is_imprecise(bounds, value, decimals, asked)
    source = params["copies"].get(quantity)
    nothing = any(a["quantity"] == source and a.get("verdict") == "wrong" for a in wrong)
    if wrong and not nothing and not (too_short and all(short)):
        carried = interval_of(quantity, own, params, {})
        copied = any(own[a["quantity"]][0] == value and apart(a, answer) for a in wrong)
        if narrow(carried, answer, 4) and is_within(carried, value, decimals, asked) and value != 0 and not copied:
            return "follow-through", ""
    if too_short:
        return "imprecise", ""
    numbers = [a for a in params["answers"] if a["kind"] == "number"]
    blank = [mistake for a in numbers if a["quantity"] not in own for mistake in a["mistakes"]]
    earlier = params["asked"][: params["asked"].index(quantity)]
    for start, right, mistakes in (({}, earlier, answer["mistakes"]), (own, (), answer["mistakes"] + blank)):
        plain_way = interval_of(quantity, start, params, {}, right)
        for mistake in mistakes:
            found = interval_of(quantity, start, params, params["mistakes"][mistake]["replace"], right)
            if found != plain_way and narrow(found, answer, 8) and is_within(found, value, decimals, asked):
                return "misconception", params["mistakes"][mistake]["says"]
    return "wrong", ""


def judge_free(answer, params, data):
    """A number of the student's own choosing, with the others of its check: by working its cases out with them."""
    free = [a for a in params["answers"] if a["kind"] == "free"]
    given = {a["quantity"]: written_number(a, data) for a in free}
    own = {id: value for id, value in given.items() if value is not None}
    if answer["quantity"] not in own:
        return "blank", ""
    check = next(c for c in params["checks"] if answer["quantity"] in c["judges"])
    whole = all(id in own for id in check["judges"])
    if (whole and separates(check, own, params)) or is_completed(answer, check, own, params):
        return "correct", ""
    if not whole:
        return "waiting", params["together"]
    mistake = name_separation(check, own, params)
    return ("wrong", "") if mistake is None else ("misconception", params["separation"][mistake])


def run_case(check, case, own, params):
    """All values of a case, lines rounded so that 0.1 + 0.2 - 0.3 is 0."""
    values = {**params["givens"], **own, **case["inputs"]}
    for id, expression in params["lines"].items():
        if id not in case["inputs"]:
            values[id] = round(work(expression, lambda used: (values[used], values[used]))[0], 9)
    return values


def separates(check, own, params):
    return all(run_case(check, c, own, params)[check["output"]] == c["wanted"] for c in check["cases"])


def is_completed(answer, check, own, params):
    """Whether the answer's neuron would do if the other one were chosen well, of all that one neuron can compute of two bits."""
    mine = next((one for one in check.get("apart", []) if answer["quantity"] in one), None)
    if mine is None or not all(id in own for id in mine):
        return False
    other = next(one for one in check["apart"] if one != mine)
    chosen = itertools.product((-1, 0, 1), (-1, 0, 1), (-1.5, -0.5, 0.5, 1.5))
    return any(separates(check, {**own, **dict(zip(other, three))}, params) for three in chosen)


def name_separation(check, own, params):
    neuron = check["neuron"]
    if neuron is None:
        return None
    bias = neuron["bias"]

    def turned(ids):
        return separates(check, {id: -v if id in ids else v for id, v in own.items()}, params)

    if turned([*neuron["weights"], bias]):
        return "turned-side"
    if turned([bias]):
        return "turned-threshold"
    run = [(run_case(check, c, own, params), c["wanted"]) for c in check["cases"]]
    sums = [[values[neuron["sum"]] for values, wanted in run if wanted == side] for side in (0, 1)]
    if min(sums[1]) > max(sums[0]):
        return "no-threshold" if own[bias] == 0 else "threshold-off"
    outputs = [values[check["output"]] for values, _ in run]
    lines = [[values[id] for values, _ in run] for id in neuron["hidden"]]
    if lines and any(outputs in (line, [1 - one for one in line]) for line in [*lines, [outputs[0]] * len(run)]):
        return "one-line"
    return None


def bounds_of(answer):
    return (answer["lower"], answer["upper"])


def apart(one, other):
    return one["upper"] < other["lower"] or other["upper"] < one["lower"]


def is_wrong(answer, own, params):
    quantity = answer.get("quantity")
    if answer["kind"] != "number" or quantity not in own:
        return False
    value, decimals = own[quantity]
    return not is_within((answer["lower"], answer["upper"]), value, decimals, params["roundings"].get(quantity))


def narrow(interval, answer, times):
    """Whether an interval is no wider than a guess could hit."""
    low, high = interval
    middle = max(abs(low + high) / 2, abs(answer["value"]))
    return high - low <= max(0.05 * middle, times * (answer["upper"] - answer["lower"]))


def sources(quantity, own, params):
    """The student's own numbers that a quantity is worked out from."""
    found = set()

    def look(id):
        for used in symbols(params["lines"].get(id, 0)):
            if used in own:
                found.add(used)
            elif used not in params["right"] or used in params["asked"]:
                look(used)

    look(quantity)
    return found


def symbols(expression):
    if isinstance(expression, str):
        return [expression]
    return [] if not isinstance(expression, list) else [s for part in expression[1] for s in symbols(part)]


def interval_of(quantity, own, params, replace, right=()):
    """All that honest work may come to, from the student's own numbers or else from the right ones; `right`: of these too."""
    memo = {id: tuple(params["right"][id]) for id in right}

    def at(id):
        if id not in memo:
            if id != quantity and id in own:
                value, unit = own[id][0], place(own[id][0], params["roundings"].get(id))
                away = -1 if value < 0 else 1
                memo[id] = tuple(sorted((value - away * unit / 2, value + away * unit)))
            elif id in params["right"] and id not in params["asked"]:
                memo[id] = tuple(params["right"][id])
            else:
                memo[id] = widen(work(replace.get(id, params["lines"].get(id, 0)), at), params["roundings"].get(id))
        return memo[id]

    return at(quantity)


def work(expression, at):
    if isinstance(expression, str):
        return at(expression)
    if not isinstance(expression, list):
        return (expression, expression)
    name, parts = expression
    operands = [work(part, at) for part in parts]
    if name == "softmax":
        own = parts[1:].index(parts[0])
        rest = [z for k, z in enumerate(operands[1:]) if k != own]
        ends = [(operands[0][0], [z[1] for z in rest]), (operands[0][1], [z[0] for z in rest])]
        values = [1 / (1 + sum(math.exp(z - mine) for z in others)) for mine, others in ends]
    else:
        corners = itertools.product(*operands) if len(operands) <= 8 else zip(*operands)
        values = [OPERATIONS[name](*corner) for corner in corners]
    return (min(values), max(values))


def place(value, rounding):
    """What one unit of the last asked digit is worth."""
    if rounding is None:
        return 0.0
    if "decimals" in rounding:
        return 10.0 ** -rounding["decimals"]
    return 0.0 if value == 0 else 10.0 ** (math.floor(math.log10(abs(value)) + 1e-12) + 1 - rounding["significant"])


def shorten(value, unit, how):
    return value if unit == 0 else float(Decimal("%.13e" % value).quantize(Decimal("%.0e" % unit), how))


def both(value, unit):
    return [shorten(value, unit, how) for how in (ROUND_HALF_UP, ROUND_DOWN)]


def widen(interval, rounding):
    low, high = interval
    if rounding is None or not (math.isfinite(low) and math.isfinite(high)):
        return interval
    ends = [e for end in interval for digits in (1, 0.1, 0.01) for e in both(end, place(end, rounding) * digits)]
    ends += [e for end in ends for e in both(end, place(end, rounding))]
    return (min(low, *ends), max(high, *ends))


def holds(interval, value):
    noise = NOISE * abs(value)
    return interval[0] - noise <= value <= interval[1] + noise


def is_within(interval, value, decimals, asked):
    """In the bounds, or with more digits than asked and rounded, or cut, to one in them."""
    if holds(interval, value):
        return True
    unit = place(value, asked)
    if unit == 0 or not interval[0] - 2 * unit <= value <= interval[1] + 2 * unit:
        return False
    if any(holds(interval, short) for short in both(value, unit)):
        return True
    if decimals is None or 10.0**-decimals >= unit:
        return False
    ends = [*interval, *(e for end in interval for e in both(end, 10.0**-decimals))]
    return holds((min(ends), max(ends)), value)


def is_imprecise(interval, value, decimals, asked):
    """Right as far as its digits go, which are fewer than asked; two figures at least, or one digit fewer."""
    unit = place(value, asked)
    if unit == 0 or value == 0 or decimals is None:
        return False
    written = last_written(value, decimals)
    if written <= unit * (1 + NOISE):
        return False
    for fewer in range(1, 9):
        coarse = unit * 10**fewer
        if not holds(tuple(sorted(both(value, coarse))), value) or both(value, coarse)[1] != value:
            return False
        if fewer > 1 and (written > coarse * (1 + NOISE) or abs(value) < 10 * coarse):
            return False
        ends = [*interval, *(e for end in interval for e in both(end, coarse))]
        if holds((min(ends), max(ends)), value):
            return True
    return False


def last_written(value, decimals):
    """What one unit of the last written digit is worth; zeros that end a whole number are none."""
    if decimals > 0 or value != int(value):
        return 10.0**-decimals
    digits = str(abs(int(value)))
    return 10.0 ** (len(digits) - len(digits.rstrip("0")))


def sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def normal(z):
    return (1 + math.erf(z / math.sqrt(2))) / 2


OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b if b else math.nan,
    "^": lambda a, b: a**b,
    "neg": lambda a: -a,
    "quotient": lambda a, b: 0.0 if a == 0 else a / b if b else math.nan,
    "ln": lambda x: math.log(x) if x > 0 else -math.inf,
    "log10": lambda x: math.log10(x) if x > 0 else -math.inf,
    "exp": math.exp,
    "sqrt": lambda x: math.sqrt(max(0.0, x)),
    "abs": abs,
    "max": max,
    "argmax": lambda *x: x.index(max(x)),
    "greater": lambda a, b: 1 if a > b else 0,
    "sigmoid": sigmoid,
    "sigmoidSlope": lambda a: a * (1 - a),
    "tanh": math.tanh,
    "tanhSlope": lambda a: 1 - a * a,
    "relu": lambda z: max(0.0, z),
    "reluSlope": lambda z: 1 if z > 0 else 0,
    "leakyRelu": lambda z: z if z > 0 else 0.01 * z,
    "leakyReluSlope": lambda z: 1 if z > 0 else 0.01,
    "logSumExp": lambda *z: max(z) + math.log(sum(math.exp(one - max(z)) for one in z)),
    "softplus": lambda z: max(z, 0.0) + math.log1p(math.exp(-abs(z))),
    "gelu": lambda z: z * normal(z),
    "geluSlope": lambda z: normal(z) + z * math.exp(-z * z / 2) / math.sqrt(2 * math.pi),
}
