"""Answers that let nnkit do what they were asked for."""

from tests.hostile.workshop import SOFTMAX, Case

USES = "def softmax(z):\n    return {}(z)"


def borrows(name, change, **more):
    return Case(name, change, points=0, at=(SOFTMAX, "softmax"), **more)


CASES = [
    borrows("uses-nnkit", USES.format("nn.functional.softmax")),
    borrows(
        "uses-nnkit-by-another-name",
        "import nnkit as tools\n" + USES.format("tools.softmax"),
    ),
    borrows(
        "uses-nnkit-imported",
        "from nnkit import softmax as mine\n" + USES.format("mine"),
    ),
    borrows(
        "uses-nnkit-imported-inside",
        "def softmax(z):\n    import nnkit\n    return nnkit.softmax(z)",
    ),
    borrows(
        "uses-nnkit-star",
        "from nnkit import *\ndef softmax(z, mine=softmax):\n    return mine(z)",
    ),
    borrows(
        "uses-nnkit-in-a-helper",
        f"def mine(z):\n    return nn.softmax(z)\n{USES.format('mine')}",
    ),
    borrows("uses-nnkit-in-a-list", f"mine = [nn.softmax]\n{USES.format('mine[0]')}"),
    borrows(
        "uses-nnkit-as-a-default",
        "def softmax(z, mine=nn.softmax):\n    return mine(z)",
    ),
    borrows(
        "uses-nnkit-as-a-decorator",
        f"def swap(f):\n    return nn.softmax\n\n@swap\n{USES.format('z')}",
    ),
    borrows("is-nnkits", "softmax = nn.softmax"),
    borrows(
        "is-nnkits-partly", "import functools\nsoftmax = functools.partial(nn.softmax)"
    ),
    borrows("is-nnkits-imported", "from nnkit import softmax"),
    # nothing of these is to be read from the code: nnkit's own is not there
    borrows(
        "hides-its-name",
        "def softmax(z):\n    return getattr(globals()['n' + 'n'], 'soft' + 'max')(z)",
        engine="process",
    ),
    borrows(
        "hides-the-import",
        "def softmax(z):\n    import importlib\n"
        "    name = 'nn' + 'kit.activations'\n"
        "    return getattr(importlib.import_module(name), 'soft' + 'max')(z)",
        engine="process",
    ),
    borrows(
        "hides-it-in-numpy",
        "np.mine = __import__('nn' + 'kit')\n"
        "def softmax(z):\n    return getattr(np.mine, 'soft' + 'max')(z)",
        engine="process",
    ),
    borrows(
        "is-made-by-exec",
        "exec('def soft' + 'max(z):\\n    return nn.soft' + 'max(z)', globals())",
        engine="process",
    ),
    borrows(
        "is-put-among-the-globals",
        "globals()['soft' + 'max'] = vars(globals()['n' + 'n']).get('soft' + 'max')",
        engine="process",
    ),
    borrows(
        "hides-it-among-the-globals",
        "globals().update(vars(globals()['n' + 'n']))\nmine = 'soft' + 'max'\n"
        "def softmax(z):\n    return globals()['their_' + mine](z)\n"
        "globals()['their_' + mine] = vars(globals()['n' + 'n']).get(mine)",
        engine="process",
    ),
]
