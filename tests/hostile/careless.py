"""Right answers in notebooks that somebody was careless with."""

from tests.hostile.workshop import BACKWARD, Case

FULL = "def output_size(n, k, stride, padding):\n    "
RIGHT = f"{FULL}return (n + 2 * padding - k) // stride + 1"
STEPS = "def steps(room, stride):\n    return room // stride"
LEANS = f"{FULL}return steps(n + 2 * padding - k, stride) + 1"
WRONG = f"{FULL}return 0"


def near(*texts, answer=LEANS, step=0):
    """Own cells above the answer, or so many cells below it."""

    def change(book):
        book.write(answer)
        for text in texts:
            book.add(text, book.place() + step)

    return change


def at_the_end(text, answer=LEANS):
    def change(book):
        book.write(answer)
        book.add(text, len(book.cells))

    return change


def moved(book, place):
    cell = book.cells.pop(book.place())
    book.cells.insert(place if place >= 0 else len(book.cells), cell)


def twice(*texts):
    """The answer's cell copied with all its metadata."""

    def change(book):
        place, cell = book.place(), book.answer
        book.cells[place : place + 1] = [{**cell, "source": text} for text in texts]

    return change


def split(book):
    book.write("places = 1")
    book.add(f"{STEPS}\n\n\n{LEANS}", book.place() + 1)


def merged(book):
    test = book.cells.pop(book.place("test-output-size-1"))
    book.write(f"{RIGHT}\n\n{''.join(test['source'])}")


def into_the_test(book):
    del book.cells[book.place()]
    book.cells[book.place("test-output-size-1")]["source"] = RIGHT


def untouched(book):
    book.write(book.stub)


def stub_last(book):
    twice(RIGHT, book.stub)(book)


def stub_above(book):
    place = book.place()
    book.write(book.stub)
    book.add(RIGHT, place + 1)


def a_kind_of_its_own(kind):
    def change(book):
        cell = book.answer
        cell["cell_type"] = kind
        del cell["outputs"], cell["execution_count"]

    return change


def without_tests(book):
    book.cells[:] = [cell for cell in book.cells if cell not in book.tests]


def without_setup(book):
    book.cells[:] = [
        c for c in book.cells if "setup" not in c["metadata"].get("tags", ())
    ]


def changed_tests(text):
    def change(book):
        for cell in book.tests:
            cell["source"] = text

    return change


def without_answer(book):
    del book.cells[book.place()]


NAMES = "sum = max = float = checks = np = range = print = len = 3"
SIGMOID = "def sigmoid(z, slope=False):\n    a = 1 / (1 + np.exp(-z))\n"
SIGMOID += "    return a * (1 - a) if slope else a"
FORWARD = "def forward(x, weights, biases):\n    made = [x]\n"
FORWARD += "    for w, b in zip(weights, biases):\n"
FORWARD += (
    "        made.append(sigmoid(w @ made[-1] + b, slope=False))\n    return made"
)

CASES = [
    Case("as-it-was", lambda book: None),
    Case("helper-above", near(STEPS)),
    Case("helper-below", near(STEPS, step=1)),
    Case("helper-at-the-end", at_the_end(STEPS)),
    Case(
        "helper-of-a-helper",
        near(
            "def plain(a, b):\n    return a // b",
            STEPS.replace("room // stride", "plain(room, stride)"),
        ),
    ),
    Case("helper-twice", near(STEPS.replace("//", "%"), STEPS)),
    Case("helper-in-the-cell", f"{STEPS}\n\n\n{LEANS}"),
    Case("helper-a-lambda", near("steps = lambda room, stride: room // stride")),
    Case(
        "helper-a-class",
        near(
            "class Tool:\n    @staticmethod\n    def steps(room, stride):\n"
            "        return room // stride",
            answer=LEANS.replace("steps", "Tool.steps"),
        ),
    ),
    Case("helper-imported", near("from operator import floordiv as steps")),
    Case("helper-a-constant", near("more = 1", answer=RIGHT.replace("+ 1", "+ more"))),
    Case(
        "helper-beside",
        f"from tool import steps\n{LEANS}",
        engine="process",
        beside={"tool.py": STEPS},
    ),
    Case(
        "helper-named-as-pythons",
        near(
            "def divmod(a, b):\n    return a // b",
            answer=LEANS.replace("steps", "divmod"),
        ),
    ),
    Case(
        "helper-named-as-the-set-ups",
        near(SIGMOID, answer=FORWARD),
        at=(BACKWARD, "forward"),
    ),
    Case("helper-in-a-damaged-cell", near(STEPS, "this is no Python")),
    Case(
        "data-beside",
        FULL + "one = int(open('one.txt').read())\n"
        "    return (n + 2 * padding - k) // stride + one",
        engine="process",
        beside={"one.txt": "1"},
    ),
    Case("split", split),
    Case("merged-with-a-test", merged),
    Case("written-over-a-test", into_the_test),
    Case("copied", twice(RIGHT, RIGHT)),
    Case("copied-stub-last", stub_last),
    Case("stub-left-above", stub_above),
    Case("copied-wrong-first", twice(WRONG, RIGHT)),
    Case("copied-wrong-last", twice(RIGHT, WRONG), points=0),
    Case("below-its-tests", lambda book: moved(book, book.place("test-output-size-2"))),
    Case("at-the-end", lambda book: moved(book, -1)),
    Case("at-the-top", lambda book: moved(book, 0)),
    Case("backwards", lambda book: book.cells.reverse()),
    Case("a-markdown-cell", a_kind_of_its_own("markdown")),
    Case("a-raw-cell", a_kind_of_its_own("raw")),
    Case(
        "star-import", near("from nnkit import *", "from math import *", answer=RIGHT)
    ),
    Case("names-above", near(NAMES, answer=RIGHT)),
    Case("names-in-the-cell", f"{NAMES}\n{RIGHT}"),
    Case(
        "names-as-arguments",
        "def output_size(sum, max, float, checks):\n"
        "    return (sum + 2 * checks - max) // float + 1",
    ),
    Case("numpy-again", f"import numpy as np\nimport numpy\n{RIGHT}"),
    Case("alarm-in-a-cell", near("import signal\nsignal.alarm(1)", answer=RIGHT)),
    Case(
        "alarm-in-the-answer",
        "import signal\nsignal.setitimer(signal.ITIMER_REAL, 0.0001)\n"
        f"while True: pass\n{RIGHT}",
        points=0,
        engine="process",
    ),
    Case(
        "breaks-numpy-for-the-next",
        f"np.pad = np.sum = None\n{RIGHT}",
        engine="process",
    ),
    Case(
        "breaks-python-for-the-next",
        f"import builtins\n{RIGHT}\nbuiltins.range = None",
        points=0,
        engine="process",
    ),
    Case("numpy-set-to-raise", f"np.seterr(all='raise')\n{RIGHT}", engine="process"),
    Case(
        "prints",
        FULL + "print('x' * 10**6)\n    return (n + 2 * padding - k) // stride + 1",
    ),
    Case("to-stderr", f"import sys\nprint('oh', file=sys.stderr)\n{RIGHT}"),
    Case("warns", f"import warnings\nwarnings.warn('oh')\n{RIGHT}", engine="process"),
    Case(
        "shows",
        "import matplotlib.pyplot as plt\nn, bins, bars = plt.hist([1, 2])\n"
        f"plt.show()\ndisplay(3)\n{RIGHT}",
    ),
    Case("asks-elsewhere", near("name = input('Your name? ')", answer=RIGHT)),
    Case("asks", FULL + "return int(input())", points=0),
    Case("loops-elsewhere", near("while True: pass", answer=RIGHT)),
    Case("exits-elsewhere", near("import sys\nsys.exit()", "exit()", answer=RIGHT)),
    Case("fails-elsewhere", near("1 / 0", "import nowhere", answer=RIGHT)),
    Case(
        "checks-that-fail-elsewhere",
        near("checks.returns(output_size, (1, 1, 1, 1), 77)", answer=RIGHT),
    ),
    Case(
        "fails-below-the-function", f"{RIGHT}\n\nassert output_size(28, 5, 1, 0) == 25"
    ),
    Case(
        "awaits-elsewhere", near("import asyncio\nawait asyncio.sleep(0)", answer=RIGHT)
    ),
    Case("missing-colon", RIGHT.replace(":", "", 1), points=0),
    Case("missing-bracket", RIGHT.replace("+ 1", "+ (1"), points=0),
    Case("renamed", RIGHT.replace("output_size", "outputsize"), points=0),
    Case("untouched", untouched, points=0),
    Case("only-pass", FULL + "pass", points=0),
    Case("emptied", "", points=0),
    Case("only-a-comment", "# to do", points=0),
    Case("deleted", without_answer, points=0),
    Case("stub-left-below", f"{RIGHT}\n    raise NotImplementedError"),
    Case("tests-deleted", without_tests),
    Case("setup-deleted", without_setup),
    Case("tests-changed", changed_tests("assert False")),
    Case("tests-emptied", changed_tests("")),
]
