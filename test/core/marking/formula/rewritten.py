"""Formulas from standard input, each rewritten in 500 ways that are the same and 500 that are nearly so, by SymPy: [place, text, same] as JSON."""
import json
import random
import sys

import sympy as sp
from sympy.parsing.sympy_parser import parse_expr

random.seed(2026)
given = json.load(sys.stdin)
formulas = []
for one in given:
    symbols = {name: sp.Symbol(name, positive=True) for name in one["letters"]}
    formulas.append(parse_expr(one["text"].replace("^", "**"), local_dict=symbols, evaluate=False))


def forms(f):
    names = sorted(f.free_symbols, key=str)
    if not names:
        return
    p = random.choice(names)
    yield sp.expand(f)
    yield sp.factor(f)
    yield sp.together(f)
    yield sp.collect(sp.expand(f), p)
    yield sp.expand(f) * p / p
    half = f.args[: len(f.args) // 2] if isinstance(f, sp.Mul) else ()
    if half:
        yield sp.Mul(sp.expand(sp.Mul(*half)), *f.args[len(half):], evaluate=False)
    for part in sp.preorder_traversal(f):
        if isinstance(part, sp.Add) and random.random() < 0.3:
            yield f.xreplace({part: -sp.Mul(-1, part, evaluate=False)})
            yield f.xreplace({part: sp.Add(part, p, -p, evaluate=False)})


def nearly(f):
    names = sorted(f.free_symbols, key=str)
    p = random.choice(names)
    q = random.choice([n for n in names if n != p] or [p])
    return random.choice([
        lambda: f.xreplace({p: q}),
        lambda: f * p,
        lambda: -f,
        lambda: f + p / 1000,
        lambda: f * sp.Rational(1001, 1000),
        lambda: f / 2,
        lambda: f * 2,
        lambda: f.xreplace({p: 1 - p}),
        lambda: f + sp.Rational(1, 10**6),
        lambda: f.xreplace({p: -p}),
        lambda: f / p,
    ])()


def text(f):
    return str(f).replace("**", "^")


def same(f, g):
    """Whether two formulas meet at five points, to forty digits."""
    for k in range(5):
        at = {one: sp.Rational(random.randint(200, 2000), 997) for one in f.free_symbols | g.free_symbols}
        p, q = (sp.N(h.subs(at), 50) for h in (f, g))
        if abs(p - q) > sp.Float(10) ** -40 * (1 + abs(p)):
            return False
    return True


found = []
for wanted in (True, False):
    left = 500
    while left > 0:
        place = random.randrange(len(formulas))
        f = formulas[place]
        if not f.free_symbols:
            continue
        made = list(forms(f)) if wanted else [random.choice(list(forms(nearly(f))) or [nearly(f)])]
        for g in made:
            if left > 0 and len(text(g)) <= 290 and "zoo" not in text(g) and same(f, g) == wanted:
                found.append([place, text(g), wanted])
                left -= 1
print(json.dumps(found))
