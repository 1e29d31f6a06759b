def generate(data):
    """Picks one of the variants by the seed, so that a student's numbers stay."""
    folder = os.path.join(data["options"]["question_path"], "variants")
    names = sorted(os.listdir(folder))
    path = os.path.join(folder, names[int(data["variant_seed"]) % len(names)])
    with open(path, encoding="utf-8") as file:
        data["params"].update(json.load(file))
    for answer in data["params"]["answers"]:
        # Choices know their right options by themselves, and refuse to be told.
        if answer["kind"] in ("number", "free"):
            data["correct_answers"][answer["name"]] = float(answer["display"])
        elif answer["kind"] == "shape":
            data["correct_answers"][answer["name"]] = answer["display"]


def grade(data):
    """Points for every blank, and a line of feedback for each that is not right."""
    params = data["params"]
    lines, earned, most = [], 0.0, 0.0
    for answer, verdict, says in judge_all(params, data):
        share = params["shares"][verdict]
        data["partial_scores"][answer["name"]] = {"score": share, "weight": answer["points"]}
        earned, most = earned + share * answer["points"], most + answer["points"]
        if verdict not in ("correct", "blank"):
            lines.append({"label": answer["label"], "says": says})
    data["score"] = earned / most if most else 0.0
    data["feedback"]["lines"] = lines
