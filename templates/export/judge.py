class Paper:
    """A student's numbers of one question, quantity to (value, decimals), beside all that is known of it."""

    def __init__(self, params, numbers):
        self.params, self.numbers, self.lines = params, numbers, params["lines"]
        self.asked = {a["quantity"]: a for a in params["answers"] if a["kind"] == "number"}
        self.judged, self.ways = {}, {}
        self.most = self.most_written()

    def rounding(self, id):
        return self.params["roundings"].get(id)

    def writings(self, id):
        """The roundings that a line may be written with."""
        return self.params["writings"].get(id) or [self.rounding(id)]

    def right(self, id):
        return tuple(self.params["right"].get(id, LINE))

    def is_right(self, id):
        return is_within(bounds_of(self.asked[id]), *self.numbers[id], self.rounding(id))

    def is_short_of(self, id):
        return is_imprecise(bounds_of(self.asked[id]), *self.numbers[id], self.rounding(id))

    def is_wrong(self, id):
        return id in self.asked and id in self.numbers and not self.is_right(id)

    # What a number on a way may be; the right one where the student has none.

    def carried(self, id):
        """The student's own, or what it was rounded or cut from."""
        if id not in self.numbers:
            return self.right(id)
        value, _ = self.numbers[id]
        return carried_from(value, place(value, self.rounding(id)))

    def coarse(self, id):
        """The same, a number with fewer digits than asked taken for what it may have been shortened from."""
        value, decimals = self.numbers.get(id, (0.0, None))
        own = 0.0 if decimals is None else ten_to(-decimals)
        return carried_from(value, own) if own > place(value, self.rounding(id)) else self.carried(id)

    def written(self, id):
        """The student's own just as it stands."""
        return (self.numbers[id][0],) * 2 if id in self.numbers else self.right(id)

    def way(self, quantity, before=None):
        """The lines to work out on the way to a quantity, itself last, and what they start from.

        Known are the student's own numbers, or the quantities `before`.
        """
        known = {*self.params["shown"], *(self.numbers if before is None else before)}
        key = (quantity, frozenset(known))
        if key not in self.ways:
            needed = {}

            def visit(id):
                if id in self.lines and id not in needed:
                    needed[id] = True
                    for used in symbols(self.lines[id]):
                        if used not in known:
                            visit(used)

            visit(quantity)
            cone = [id for id in self.params["order"] if id in needed]
            used = dict.fromkeys(used for id in cone for used in symbols(self.lines[id]))
            self.ways[key] = (cone, [id for id in used if id not in needed])
        return self.ways[key]

    def interval(self, cone, outside, replace={}, writings=None, opened=widen):
        """The interval of a cone's last line, its lines worked out honestly from what lies outside of it."""
        inside = {}

        def at(id):
            return inside[id] if id in inside else outside(id)

        for id in cone:
            ways = (writings or self.writings)(id)
            between = narrower if opened is widen else opened
            line = by_hand(replace.get(id, self.lines[id]), at, in_any(ways, between))
            inside[id] = in_any(ways, opened)(line)
        return inside[cone[-1]]

    def interval_holding(self, cone, outside, replace={}, writings=None, fits=None):
        """The same where it holds the student's number, else None."""
        quantity = cone[-1]
        value, decimals = self.numbers[quantity]
        asked = self.rounding(quantity)
        low, high = self.interval(cone, outside, replace, writings, loosen)
        room = LIMITS["room"] * max(place(value, asked), last_written(value, decimals))
        if value < low - room or value > high + room:
            return None
        found = self.interval(cone, outside, replace, writings)
        return found if (fits or is_within)(found, value, decimals, asked) else None

    def worked_out(self, cone):
        """The numbers on a way as they stand: the student's own, else the right ones, the lines worked out."""
        inside = {}

        def at(id):
            if id in inside:
                return inside[id]
            return self.numbers[id][0] if id in self.numbers else sum(self.right(id)) / 2

        for id in cone:
            inside[id] = worth(self.lines[id], at)
        return at

    def wrong_on(self, start):
        """The student's own numbers on a way that are not right; where all on it are, the nearest behind."""
        seen = set()
        while start:
            wrong = [id for id in start if self.is_wrong(id)]
            if wrong:
                return wrong
            seen.update(start)
            behind = [one for id in start if id in self.numbers and id in self.asked for one in self.way(id)[1]]
            start = [id for id in dict.fromkeys(behind) if id not in seen]
        return []

    def copy_of(self, quantity, known, work=()):
        """What a quantity merely copies, given what is known before it; None where something is worked out, or is `work`."""
        copies, at = self.params["copies"], quantity
        while at in copies and at not in work:
            at = copies[at]
            if at in known or at not in self.lines:
                return at
        return None

    def most_written(self):
        """The number that stands in more than half of the boxes, three of them or more, or in both of two."""
        everywhere = {*self.params["shown"], *self.numbers}
        copied = {id: self.copy_of(id, everywhere - {id}) for id in self.numbers}
        times = {}
        worked = [id for id in self.numbers if copied[id] not in self.numbers]
        for id in worked:
            times.setdefault(self.numbers[id][0], []).append(id)
        for value, ids in times.items():
            if len(ids) >= LIMITS["boxesOfTwo" if len(worked) == 2 else "boxes"] and 2 * len(ids) > len(worked):
                if 2 * sum(self.is_right(id) or self.is_short_of(id) for id in ids) < len(ids):
                    return value
        return None

    def judge(self, quantity):
        """The verdict on the student's number, and what is said of it."""
        if quantity not in self.numbers:
            return "blank", ""
        if quantity not in self.judged:
            self.judged[quantity] = self.verdict(quantity)
        return self.judged[quantity]

    def verdict(self, quantity):
        if self.is_right(quantity):
            return "correct", ""
        cone, start = self.way(quantity)
        wrong = self.wrong_on(start)
        too_short = self.is_short_of(quantity)
        shortened = too_short and all(self.is_short_of(id) for id in wrong)
        if not shortened and self.follows(quantity, cone, start, wrong):
            return "follow-through", ""
        if self.is_shortened(quantity, cone, start, wrong):
            return "imprecise", ""
        mistake = self.name_mistake(quantity, cone, wrong)
        if mistake is not None:
            return "misconception", self.params["mistakes"][mistake]["says"]
        if self.is_short_throughout(quantity, cone, start, wrong):
            return "imprecise", ""
        return "wrong", ""

    def is_short(self, quantity):
        value, decimals = self.numbers[quantity]
        return last_written(value, decimals) > place(value, self.rounding(quantity)) * (1 + NOISE)

    def may_be_short(self, quantity):
        value, decimals = self.numbers[quantity]
        return lacks_digits(value, decimals, self.rounding(quantity), value * (1 - LIMITS["below"]))

    def follows(self, quantity, cone, start, wrong):
        """Whether a number follows by the right method from the student's own, one of which is wrong, by some work."""
        if not wrong:
            return False
        starts = [self.carried, self.written, *([] if self.is_short(quantity) else [self.coarse])]
        return any(self.follows_from(one, quantity, cone, start, wrong) for one in starts)

    def is_shortened(self, quantity, cone, start, wrong):
        """Whether a number has fewer digits than asked, and as far as they go is right, or follows."""
        if not self.may_be_short(quantity) or self.numbers[quantity][0] == self.most:
            return False
        if self.is_short_of(quantity):
            return True
        starts = [self.carried, self.written] if wrong else []
        return any(self.follows_from(one, quantity, cone, start, wrong, is_imprecise) for one in starts)

    def is_short_throughout(self, quantity, cone, start, wrong):
        """The same where every line before, written or not, may have had a digit too few."""

        def writings(id):
            return [None if asked is None else changed(asked, -1) or asked for asked in self.writings(id)]

        def one_short(*number):
            return is_imprecise(*number, most=1)

        return self.may_be_short(quantity) and self.follows_from(
            self.coarse, quantity, cone, start, wrong, one_short, writings
        )

    def follows_from(self, outside, quantity, cone, start, wrong, fits=None, writings=None):
        found = self.interval_holding(cone, outside, {}, writings, fits)
        if found is None or (outside != self.written and is_wide(found, self.asked[quantity], LIMITS["timesOwn"])):
            return False
        return not self.is_cheap(quantity, cone, start, wrong, found)

    def name_mistake(self, quantity, cone, wrong):
        """The wrong method that leads to a number nearest by, from the right values or the student's own; else None."""
        answer, mistakes = self.asked[quantity], self.params["mistakes"]
        value = self.numbers[quantity][0]
        best, nearest = None, math.inf

        def offer(mistake, found, middle):
            nonlocal best, nearest
            distance = abs(value - middle)
            if not is_wide(found, answer, LIMITS["timesNamed"]) and distance < nearest - LIMITS["asNear"] * abs(value):
                best, nearest = mistake, distance

        earlier = self.params["asked"][: self.params["asked"].index(quantity)]
        full, _ = self.way(quantity, earlier)
        for one in answer["mistakes"]:
            found = self.interval_holding(full, self.right, mistakes[one["mistake"]]["replace"])
            if found is not None:
                offer(one["mistake"], found, one["value"])
        blanks = [id for id in cone if id != quantity and id in self.asked]
        if not wrong and not blanks:
            return best
        unspoilt = self.interval(cone, self.carried)
        near = [one["mistake"] for a in [answer, *(self.asked[id] for id in blanks)] for one in a["mistakes"]]
        for mistake in dict.fromkeys(near):
            found = self.interval_holding(cone, self.carried, mistakes[mistake]["replace"])
            if found is not None and found != unspoilt:
                offer(mistake, found, sum(found) / 2)
        return best

    # Carrying on that takes no work, and so earns nothing.

    def is_cheap(self, quantity, cone, start, wrong, found):
        """A carried 0, an activation outside its range, what a guess would hit, a copy, one number in most boxes."""
        value = self.numbers[quantity][0]
        return (
            value == self.most
            or self.copies_nothing(quantity)
            or (self.vanishes(quantity) and any(self.vanishes(id) for id in wrong))
            or is_wide(found, self.asked[quantity], LIMITS["timesOwn"])
            or self.leaves_range(quantity)
            or any(self.leaves_range(id) for id in wrong)
            or self.is_copied(quantity, cone, start)
        )

    def copies_nothing(self, quantity):
        """Whether a line only copies a number of the student's that is simply wrong; a local slope is more than a copy."""
        known = {*self.params["shown"], *self.numbers} - {quantity}
        source = self.copy_of(quantity, known, self.params["slopes"])
        return source in self.numbers and self.judge(source)[0] == "wrong"

    def vanishes(self, id):
        """A number that prints as 0 where the right one does not."""
        rounding = self.rounding(id)
        return shorten(self.numbers[id][0], rounding) == 0 and shorten(self.asked[id]["value"], rounding) != 0

    def leaves_range(self, id):
        """An activation that its function cannot give; the ends that are never reached are none of its numbers."""
        value, bounds = self.numbers[id][0], self.params["ranges"].get(id)
        if bounds is None:
            return False
        return any(
            end is not None and (sign * (value - end["at"]) > 0 or (value == end["at"] and not end["reached"]))
            for sign, end in ((-1, bounds["least"]), (1, bounds["most"]))
        )

    def is_copied(self, quantity, cone, start):
        """A number of the line before, or of the first pass, where the right ones differ, that nothing was done to."""
        value, answer = self.numbers[quantity][0], self.asked[quantity]

        def is_same(id):
            low, high = self.right(id)
            seen = self.numbers[id][0] if id in self.numbers else low if id not in self.lines else None
            return seen == value and (high < answer["lower"] or low > answer["upper"])

        first = self.params["firsts"].get(quantity)
        if first is not None and is_same(first) and not self.shows_update(cone, start):
            return True
        sources = {id for id in start if is_same(id)}
        return bool(sources) and self.leaves_alone(quantity, cone, sources)

    def shows_update(self, cone, start):
        """Whether a number of the second pass that an answer starts from is not printed as in the first."""
        at, firsts = self.worked_out(cone), self.params["firsts"]
        return any(
            id in firsts and shorten(at(id), self.rounding(id)) != shorten(at(firsts[id]), self.rounding(id))
            for id in [*start, *cone[:-1]]
        )

    def leaves_alone(self, quantity, cone, sources):
        """Whether a line, from the student's own numbers, gives back one of its numbers: times 1, plus 0."""
        value, decimals = self.numbers[quantity]
        unit = max(place(value, self.rounding(quantity)), last_written(value, decimals))
        at = self.worked_out(cone)

        def adds(part):
            return abs(worth(part, at)) <= unit

        def scales(part):
            return not calls(part) and abs(value * (worth(part, at) - 1)) <= unit

        def passes(part):
            if isinstance(part, str):
                return part in sources or (part in cone and passes(self.lines[part]))
            if not isinstance(part, list) or part[0] not in ("+", "-", "*", "/"):
                return False
            name, (a, b) = part
            does = adds if name in ("+", "-") else scales
            return (passes(a) and does(b)) or (name in ("+", "*") and passes(b) and does(a))

        return passes(quantity)


def calls(part):
    """Whether a function is called in it: to know that it comes to 1 was work."""
    return isinstance(part, list) and (part[0] not in ("+", "-", "*", "/", "^", "neg") or any(map(calls, part[1])))


def bounds_of(answer):
    return (answer["lower"], answer["upper"])


def carried_from(value, unit):
    away = -1 if value < 0 else 1
    return hull(value - away * unit / 2, value + away * unit)


def is_wide(interval, answer, times):
    """Whether an interval is as wide as a guess could hit."""
    width = interval[1] - interval[0]
    if not math.isfinite(width):
        return True
    middle = max(abs(interval[0] + interval[1]) / 2, abs(answer["value"]))
    return width > max(LIMITS["widest"] * middle, times * (answer["upper"] - answer["lower"]))


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
    if any(holds(interval, short) for short in both(value, asked)):
        return True
    if decimals is None or ten_to(-decimals) >= unit:
        return False
    return holds(hull(*interval, *(e for end in interval for e in both(end, {"decimals": decimals}))), value)


def lacks_digits(value, decimals, asked, right):
    """Whether a number has fewer digits than asked of `right`: 1.000 has one fewer than 0.9996 that was rounded to it."""
    return last_written(value, decimals) > min(place(value, asked), place(right, asked)) * (1 + NOISE)


def is_imprecise(interval, value, decimals, asked, most=LIMITS["mostFewer"]):
    """Right as far as its digits go, which are fewer than asked; two figures at least, or one digit fewer."""
    written, end = last_written(value, decimals), max(interval, key=abs)
    right = end if end and math.isfinite(end) else value
    if asked is None or value == 0 or not lacks_digits(value, decimals, asked, right):
        return False
    for fewer in range(1, most + 1):
        coarse = changed(asked, -fewer)
        if coarse is None or shorten(value, coarse) != value:
            return False
        unit = place(right, coarse)
        # Zeros that are written are digits too: 0.6150 is not right where 0.615 is.
        if written < unit * (1 - NOISE):
            return False
        if fewer > 1 and abs(value) < LIMITS["fewestUnits"] * unit:
            return False
        # One digit fewer may be a zero that is not written. Of more, nobody knows that they were meant.
        if fewer > 1 and written > unit * (1 + NOISE):
            continue
        if holds(hull(*interval, *(e for end in interval for e in both(end, coarse))), value):
            return True
    return False


def last_written(value, decimals):
    """What one unit of the last written digit is worth; zeros that end a whole number are none."""
    if decimals is None:
        return 0.0
    if decimals > 0 or value != int(value):
        return ten_to(-decimals)
    digits = str(abs(int(value)))
    return ten_to(len(digits) - len(digits.rstrip("0")))
