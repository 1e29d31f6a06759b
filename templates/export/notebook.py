def check(name, given):
    """Says of every blank what a tutor would, and gives the points."""
    params = QUESTIONS[name]
    submitted, raw = {}, {}
    for answer in params["answers"]:
        value = given.get(answer["key"])
        if value is None or value == "":
            continue
        raw[answer["name"]] = str(value)
        submitted[answer["name"]] = number_of(value) if answer["kind"] in ("number", "free") else str(value)
    data = {"submitted_answers": submitted, "raw_submitted_answers": raw}
    earned = 0.0
    for answer, verdict, says in judge_all(params, data):
        earned += params["shares"][verdict] * answer["points"]
        print(f"{answer['title']}: {says}")
    most = sum(answer["points"] for answer in params["answers"])
    print(f"{earned:g} / {most:g}")
    return earned


def number_of(value):
    """A number, typed as one or as text; None for what is none."""
    try:
        return float(str(value).replace("\u2212", "-"))
    except ValueError:
        return None
