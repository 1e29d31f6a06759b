"""Pairs of formulas of backpropagation, half of them the same and half nearly so, by SymPy: [one, other, same] as JSON."""
import json
import random
import re

import sympy as sp

random.seed(2026)
w, x, b, y, z, a, v = sp.symbols("w x b y z a v", positive=True)
NAMES = [w, x, b, y, z, a, v]


def sigmoid(t):
    return 1 / (1 + sp.exp(-t))


def forms(f):
    yield sp.expand(f)
    yield sp.factor(f)
    yield sp.together(f)
    yield f.rewrite(sp.exp)
    yield sp.expand(f.rewrite(sp.exp), force=False)
    yield sp.collect(sp.expand(f), random.choice(NAMES))


def base():
    p, q, r, s = random.sample(NAMES, 4)
    n = random.choice([2, 3])
    return random.choice([
        n * (p - q) * p * (1 - p) * r,
        (p - q) ** n * r,
        (p - q) * (1 - p**2) * r * s,
        sp.diff((sigmoid(p * q + r) - s) ** 2, p),
        sp.diff((sp.tanh(p * q) - s) ** 2 / 2, q),
        sp.diff(-s * sp.log(p * q + r), p),
        p / (p * q + r) - s,
        sp.exp(p) / (sp.exp(p) + sp.exp(q)),
        sp.diff(sp.exp(p) / (sp.exp(p) + sp.exp(q)), p),
        (p + q) * (r + s) - p * r,
        p - q * (r + 2 * s * p),
        p - q * r / (sp.sqrt(s) + 1),
        sp.sqrt(p**2 + 2 * p * q + q**2) * r,
        sp.log(p) - sp.log(q) + s,
        n * r * (p * q + s) ** (n - 1) * p,
    ])


def nearly(f):
    names = sorted(f.free_symbols, key=str)
    p, q = random.sample(names, 2)
    return random.choice([
        lambda: f.xreplace({p: q}),
        lambda: f.subs({p: q, q: p}, simultaneous=True),
        lambda: f * p,
        lambda: -f,
        lambda: f + p / 1000,
        lambda: f * sp.Rational(1001, 1000),
        lambda: f / 2,
        lambda: f.xreplace({p: 1 - p}),
        lambda: f.xreplace({sp.Integer(2): sp.Integer(3)}),
        lambda: f + sp.Rational(1, 10**6),
        lambda: f.xreplace({p: -p}),
    ])()


def text(f):
    return re.sub(r"\bE\b", "e", str(f)).replace("Abs(", "abs(")


def same(f, g):
    """Whether two formulas meet at five points, to forty digits."""
    for k in range(5):
        at = {one: sp.Rational(random.randint(200, 2000), 997) for one in NAMES}
        p, q = (h.xreplace(at).evalf(50) for h in (f, g))
        if not p.is_real or not q.is_real or abs(p - q) > sp.Float(10) ** -40 * (1 + abs(p)):
            return False
    return True


pairs = []
for wanted in (True, False):
    left = 500
    while left > 0:
        f = base()
        found = list(forms(f)) if wanted else [random.choice(list(forms(nearly(f))))]
        for g in found:
            one, other = text(f), text(g)
            fits = one != other and max(len(one), len(other)) <= 200 and "I" not in other and "zoo" not in other
            if left > 0 and fits and same(f, g) == wanted:
                pairs.append([one, other, wanted])
                left -= 1
print(json.dumps(pairs))
