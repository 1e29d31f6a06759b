"""Checks what is written here: against numbers that were worked out elsewhere, and gradients against differences."""

import base64
import json
import zlib

import numpy as np


def say(key, **values):
    print(WORDS[key].format(**values))


def run(function, *arguments):
    """What a student's function returns; None, and a word on it, where it is not written or breaks off."""
    try:
        return function(*[copied(argument) for argument in arguments])
    except NotImplementedError:
        say("unwritten", name=function.__name__)
    except Exception as error:  # whatever goes wrong in it is for the student to see, in one line
        say("broken", name=function.__name__, error=f"{type(error).__name__}: {error}")
    return None


def copied(argument):
    """Arrays of the student's own, so that a function that changes them changes nothing here."""
    if not isinstance(argument, list):
        return argument
    if isinstance(argument[0], np.ndarray):
        return [layer.copy() for layer in argument]
    return np.array(argument, dtype=float)


def arrays(layers):
    return [np.array(layer, dtype=float) for layer in layers]


def alike(found, wanted):
    """Whether every layer has the shape and the numbers that are wanted; says of the first that has not."""
    if not isinstance(found, (list, tuple)) or len(found) != len(wanted):
        say("layers", count=len(wanted))
        return False
    for number, (mine, right) in enumerate(zip(found, wanted), 1):
        mine = np.asarray(mine, dtype=float)
        if mine.shape != right.shape:
            say("shape", layer=number, found=mine.shape, wanted=right.shape)
            return False
        if not np.allclose(mine, right, rtol=1e-6, atol=1e-9):
            say("numbers", layer=number, hint=hint(mine, right))
            return False
    return True


def hint(mine, right):
    """A slip that shows in the numbers themselves."""
    if mine.ndim == 2 and mine.shape[0] == mine.shape[1] and np.allclose(mine.T, right, rtol=1e-6):
        return WORDS["transposed"]
    if np.any(right == 0):
        return ""
    ratios = mine / right
    if not np.allclose(ratios, ratios.flat[0], rtol=1e-6) or ratios.flat[0] == 0:
        return ""
    return WORDS["sign"] if np.isclose(ratios.flat[0], -1) else WORDS["factor"].format(factor=f"{ratios.flat[0]:.6g}")


def check_forward(forward, quiet=False):
    for case in DATA["cases"]:
        found = run(forward, case["x"], arrays(case["W"]), arrays(case["b"]))
        if found is None:
            return False
        sums = arrays(case["z"])
        if len(found) == len(sums) and all(np.allclose(a, z, atol=1e-9) for a, z in zip(found[:1], sums[:1])):
            say("sums")
            return False
        if not alike(found, arrays(case["a"])):
            return False
    if not quiet:
        say("right", name=forward.__name__)
    return True


def check_loss(loss, quiet=False):
    for case in DATA["cases"]:
        found = run(loss, case["a"][-1], case["y"])
        if found is None:
            return False
        if not alike([found], [np.array(case["loss"])]):
            return False
    if not quiet:
        say("right", name=loss.__name__)
    return True


def differences(forward, loss, case):
    """The gradient of the student's own loss, one parameter after another moved a little up and down."""
    parameters = arrays(case["W"]) + arrays(case["b"])
    count, found = len(case["W"]), []

    def total():
        return float(loss(forward(np.array(case["x"]), parameters[:count], parameters[count:])[-1], np.array(case["y"])))

    for layer in parameters:
        slope = np.zeros_like(layer)
        for place in np.ndindex(layer.shape):
            old, h = layer[place], 1e-5
            layer[place] = old + h
            above = total()
            layer[place] = old - h
            below = total()
            layer[place] = old
            slope[place] = (above - below) / (2 * h)
        found.append(slope)
    return found[:count], found[count:]


def check_gradients(gradients, forward, loss):
    if not check_forward(forward, quiet=True) or not check_loss(loss, quiet=True):
        say("first")
        return False
    for case in DATA["cases"]:
        found = run(gradients, case["x"], case["y"], arrays(case["W"]), arrays(case["b"]))
        if found is None:
            return False
        if not isinstance(found, (list, tuple)) or len(found) != 2:
            say("pair")
            return False
        for mine, slopes, name in zip(found, differences(forward, loss, case), ("dW", "db")):
            if not alike([np.asarray(one) * 1.0 for one in mine], [np.round(one, 9) for one in slopes]):
                say("differ", name=name)
                return False
    say("right", name=gradients.__name__)
    return True


def check_batch(batch_gradients):
    case = DATA["batch"]
    found = run(batch_gradients, case["X"], case["Y"], arrays(case["W"]), arrays(case["b"]))
    if found is None:
        return False
    if not alike(list(found[0]) + list(found[1]), arrays(case["dW"]) + arrays(case["db"])):
        return False
    say("right", name=batch_gradients.__name__)
    return True


def check_train(train):
    case, history = DATA["cases"][0], np.array(DATA["history"])
    steps = len(history) - 1
    losses = run(train, case["x"], case["y"], arrays(case["W"]), arrays(case["b"]), DATA["eta"], steps)
    if losses is None:
        return False
    losses = np.asarray(losses, dtype=float)
    if losses.shape != history.shape:
        say("history", count=len(history))
        return False
    curve(losses)
    if losses[-1] > losses[0]:
        say("rises")
        return False
    if not np.allclose(losses, history, rtol=1e-6):
        step = int(np.argmax(~np.isclose(losses, history, rtol=1e-6)))
        say("astray", step=step, found=f"{losses[step]:.6g}", wanted=f"{history[step]:.6g}")
        return False
    say("right", name=train.__name__)
    return True


def curve(losses):
    """The loss over the steps: a plot where matplotlib is at hand, else bars."""
    try:
        import matplotlib.pyplot as plot
    except ImportError:
        for step in range(0, len(losses), max(1, len(losses) // 10)):
            print(f"{step:5d} {losses[step]:.6f} " + "#" * int(round(40 * losses[step] / max(losses))))
        return
    plot.plot(losses)
    plot.xlabel(WORDS["steps"])
    plot.ylabel("C")
    plot.show()
