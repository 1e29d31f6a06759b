def judge_all(params, data):
    """Every blank with its verdict, and what is said of it, in the order of the page."""
    paper = Paper(params, own_numbers(params["answers"], data))
    judged = []
    for answer in params["answers"]:
        if answer["kind"] == "number":
            verdict, says = paper.judge(answer["quantity"])
        elif answer["kind"] == "free":
            verdict, says = judge_free(answer, params, data)
        elif answer["kind"] == "several":
            verdict, says = judge_several(answer, data)
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


def judge_several(answer, data):
    """All options that are right, and no other; a box is called by its letter, from a."""
    ticked = set(data["submitted_answers"].get(answer["name"]) or [])
    rights = {chr(ord("a") + place - 1) for place in answer["rights"]}
    return ("correct" if ticked == rights else "wrong" if ticked else "blank"), ""


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
    for id in params["order"]:
        if id not in case["inputs"]:
            values[id] = shorten(worth(params["lines"][id], values.__getitem__), {"decimals": 9})
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
