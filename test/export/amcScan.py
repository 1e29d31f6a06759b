"""What a scanner brings of papers whose boxes are blackened: pages of Auto Multiple Choice with the boxes named on
stdin filled in, a little turned and dirty. usage: amcScan.py LAYOUT.sqlite PAGES.pdf OUT < {"1": {"17-n4e1": [0, 7]}}"""

import json
import random
import sqlite3
import subprocess
import sys
from pathlib import Path

layout, pdf, out = (Path(one) for one in sys.argv[1:])
ticked = json.load(sys.stdin)
DPI = 150
subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", str(pdf), str(out / "page")], check=True)
pages = sorted(out.glob("page*.pgm"))
database = sqlite3.connect(layout)
scale = DPI / database.execute("select dpi from layout_page").fetchone()[0]
boxes = """select box.page, name, answer, xmin, xmax, ymin, ymax from layout_box box
  join layout_question question on question.question = box.question where student = ? and role = 1"""
noise = random.Random(1)
place = 0
for student, page in database.execute("select student, page from layout_page order by student, page").fetchall():
    file = pages[place]
    place += 1
    head, size, depth, pixels = file.read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    pixels = bytearray(pixels)
    for at, name, answer, xmin, xmax, ymin, ymax in database.execute(boxes, (student,)):
        if at != page or answer - 1 not in ticked.get(str(student), {}).get(name, []):
            continue
        for y in range(round(ymin * scale) + 3, round(ymax * scale) - 2):
            for x in range(round(xmin * scale) + 3, round(xmax * scale) - 2):
                pixels[y * width + x] = noise.randrange(40, 90)
    # A sheet in a scanner lies a little aslant: a row further right every 150 rows.
    turned = bytearray()
    for y in range(height):
        row, shift = pixels[y * width : (y + 1) * width], y // 150
        turned += bytes([255] * shift) + row[: width - shift]
    for _speck in range(400):
        turned[noise.randrange(len(turned))] = 60
    file.write_bytes(b"\n".join([head, size, depth, bytes(turned)]))
