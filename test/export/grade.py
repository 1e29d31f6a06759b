"""Runs the server.py at the path given on every paper of standard input, a line each, and prints what came of it."""

import json
import os
import runpy
import sys
import tempfile

server = runpy.run_path(sys.argv[1])
with tempfile.TemporaryDirectory() as folder:
    os.mkdir(os.path.join(folder, "variants"))
    for line in sys.stdin:
        variant, papers = json.loads(line)
        with open(os.path.join(folder, "variants", "1.json"), "w", encoding="utf-8") as file:
            json.dump(variant, file)
        made = {"options": {"question_path": folder}, "variant_seed": 7, "params": {}, "correct_answers": {}}
        server["generate"](made)
        # Between the two a database holds it, which puts the names of objects in an order of its own.
        kept = json.dumps(made, sort_keys=True)
        for submitted, raw in papers:
            data = json.loads(kept)
            data.update(submitted_answers=submitted, raw_submitted_answers=raw, partial_scores={}, feedback={})
            server["grade"](data)
            answers = data["params"]["answers"]
            verdicts = [answer["verdict"] for answer in answers]
            shares = [data["partial_scores"][answer["name"]]["score"] for answer in answers]
            says = data["feedback"]["lines"]
            print(json.dumps({"score": data["score"], "verdicts": verdicts, "shares": shares, "says": says}))
