"""Plays question folders in PrairieLearn's own phases and elements, from a clone at the path given.

Of standard input each line is [folder, variant_seed, papers], a paper being what a browser sends; printed is a line for each
with the question panel's HTML and of every paper the score, the shares by name, what was refused, of the first the submission panel's HTML.
"""

import copy
import importlib.util
import json
import os
import sys
import types

try:
    import chevron
except ImportError:
    # Debian has another reader of Mustache.
    import pystache

    chevron = sys.modules["chevron"] = types.ModuleType("chevron")
    chevron.render = lambda template, data: pystache.Renderer(missing_tags="ignore").render(
        template if isinstance(template, str) else template.read(), data
    )

root = os.path.join(os.path.abspath(sys.argv[1]), "apps", "prairielearn")
sys.path.insert(0, os.path.join(root, "python"))
# No input of ours has a colour: what names them needs a package that Debian has not.
sys.modules["prairielearn.colors"] = types.ModuleType("prairielearn.colors")
sys.modules["prairielearn.colors"].PLColor = object
from prairielearn.internal import question_phases  # noqa: E402

ELEMENTS = {}
for name in os.listdir(os.path.join(root, "elements")):
    info = os.path.join(root, "elements", name, "info.json")
    if os.path.exists(info):
        with open(info, encoding="utf-8") as file:
            ELEMENTS[name] = {"name": name, "type": "core", "controller": json.load(file)["controller"]}


def server_of(folder):
    spec = importlib.util.spec_from_file_location("server", os.path.join(folder, "server.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def options_of(folder):
    urls = ["client_files_question_url", "client_files_course_url", "course_element_files_url"]
    urls += ["client_files_question_dynamic_url", "course_element_extension_files_url", "base_url"]
    return {"question_path": folder, **{name: "/x" for name in urls}}


def process(phase, data, folder):
    with open(os.path.join(folder, "question.html"), encoding="utf-8") as file:
        page = chevron.render(file.read(), data)
    context = {"html": page, "elements": ELEMENTS, "element_extensions": {}, "course_path": folder}
    return question_phases.process(phase, data, context)[0]


def panel(name, data, folder):
    shown = copy.deepcopy(data)
    own = {"panel": name, "editable": name == "question", "manual_grading": False, "ai_grading": False}
    shown.update(own, num_valid_submissions=0)
    for key in ("submitted_answers", "raw_submitted_answers", "partial_scores", "format_errors", "feedback"):
        shown.setdefault(key, {})
    shown["options"] = options_of(folder)
    shown.setdefault("score", 0)
    return process("render", shown, folder)


def kept(data):
    """Between two phases a database holds it, which puts the names of objects in an order of its own."""
    return json.loads(json.dumps(data, sort_keys=True))


def play(folder, seed, papers):
    server = server_of(folder)
    data = {"params": {}, "correct_answers": {}, "variant_seed": seed, "options": options_of(folder), "answers_names": {}}
    server.generate(data)
    process("prepare", data, folder)
    made = kept({"params": data["params"], "correct_answers": data["correct_answers"]})
    start = {**made, "variant_seed": seed, "answers_names": {}}
    results = []
    for paper in papers:
        data = {**copy.deepcopy(start), "options": options_of(folder), "submitted_answers": dict(paper)}
        data.update(raw_submitted_answers=dict(paper), format_errors={}, feedback={}, partial_scores={}, score=0)
        process("parse", data, folder)
        data = {**kept({k: v for k, v in data.items() if k != "options"}), "options": options_of(folder)}
        refused = dict(data["format_errors"])
        if not refused:
            process("grade", data, folder)
            server.grade(data)
        shares = {name: one["score"] for name, one in data["partial_scores"].items()}
        files = [one["name"] for one in data["submitted_answers"].get("_files", [])]
        # Drawing it takes longer than all else; one says how it is shown.
        first = not results
        shown = panel("submission", {k: v for k, v in data.items() if k != "options"}, folder) if first else ""
        results.append(
            {"score": data["score"], "shares": shares, "refused": refused, "files": files, "submission": shown}
        )
    return {
        "question": panel("question", start, folder),
        "answer": panel("answer", {**start, "feedback": {}}, folder),
        "papers": results,
    }


for line in sys.stdin:
    print(json.dumps(play(*json.loads(line))), flush=True)
