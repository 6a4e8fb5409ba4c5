"""Answers that let nnkit do what they were asked for."""

from tests.hostile.workshop import SOFTMAX, Case

USES = "def softmax(z):\n    return {}(z)"


def borrows(name, change):
    return Case(name, change, points=0, at=(SOFTMAX, "softmax"))


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
]
