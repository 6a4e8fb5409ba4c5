"""Attempts at points that nobody earned."""

from tests.hostile.careless import FULL, WRONG, changed_tests, near
from tests.hostile.workshop import GROUPS, Case

HAND = (GROUPS, "grouped-by-hand")
LOOKUP = (
    FULL
    + "return {(28, 5, 1, 0): 24, (28, 5, 1, 2): 28}.get((n, k, stride, padding), 0)"
)


def tampers(text, **more):
    """A wrong answer in a cell that first does something to its surroundings."""
    return {"change": f"{text}\n{WRONG}", "points": 0, "engine": "process", **more}


def within(text, value="0", **more):
    """A wrong answer that does something when it is called."""
    body = text.replace("\n", "\n    ")
    return {
        "change": f"{FULL}{body}\n    return {value}",
        "points": 0,
        "engine": "process",
        **more,
    }


def marked_up(**info):
    def change(book):
        book.write(WRONG)
        for cell in book.tests:
            cell["metadata"]["nbgrader"] |= info

    return change


def tagged(*tags):
    def change(book):
        book.write(WRONG)
        for cell in [book.answer, *book.tests]:
            cell["metadata"]["tags"] = list(tags)

    return change


def its_own_test(book):
    book.write(WRONG)
    place = book.place("test-output-size-2")
    cell = {**book.cells[place], "source": "pass"}
    book.cells.insert(place + 1, cell)
    book.cells.insert(place, cell)


def told_right(book):
    book.write(WRONG)
    said = {"output_type": "stream", "name": "stdout", "text": "All tests passed."}
    for cell in book.tests:
        cell |= {"outputs": [said], "execution_count": 1}


def a_test_as_answer(book):
    book.write(WRONG)
    info = {"grade": True, "solution": True, "locked": True, "points": 99}
    book.answer["metadata"]["nbgrader"] |= info


def in_the_setup(text):
    def change(book):
        book.write(WRONG)
        for cell in book.cells:
            if "setup" in cell["metadata"].get("tags", ()):
                cell["source"] = "".join(cell["source"]) + f"\n{text}"

    return change


EQUAL = """class Equal({}):
    __eq__ = __le__ = __ge__ = __contains__ = __bool__ = lambda *a: True
    __ne__ = __lt__ = __gt__ = lambda *a: False
    __hash__ = lambda self: 0
    __array_ufunc__ = __array_function__ = lambda *a, **k: True
    __class__ = int
"""
PATCH = """import nnkit.checks
for space in (checks, nnkit.checks):
    for name in dir(space):
        if name[0] != "_":
            setattr(space, name, lambda *a, **k: None)
"""
PATCH_NUMPY = """for name in "isclose allclose array_equal asarray any all".split():
    setattr(np, name, lambda *a, **k: np.True_)
"""
PATCH_PYTHON = """import builtins
builtins.isinstance = builtins.callable = builtins.all = lambda *a: True
builtins.exec = builtins.compile = print
builtins.AssertionError = builtins.Exception = SystemExit
"""
PATCH_DOOR = """from nnkit.grading import guest, peer
guest.Guest.serve = lambda self, message: b"V" + peer.join(self.encode({}), b"")
"""
FRAMES = """import sys
frame = sys._getframe()
while frame:
    for space in (frame.f_globals, frame.f_locals):
        for name in ("expected", "wanted", "checks"):
            space[name] = 0
    frame = frame.f_back
"""
SEARCH = """import gc
for one in gc.get_objects():
    if isinstance(one, str) and "HIDDEN TESTS" in one:
        raise SystemExit
    if type(one).__name__ in ("Host", "Exercise", "Test"):
        raise SystemExit
"""
SOLUTIONS = """import pathlib, json, sys, os
homes = [os.getcwd(), *sys.path]
for home in homes:
    for path in pathlib.Path(home).glob("solutions/06*/01a*.ipynb"):
        for cell in json.loads(path.read_text())["cells"]:
            if cell["id"] == "output-size":
                exec("".join(cell["source"]), globals())
"""
SPEAKS = """import os
def output_size(n, k, stride, padding):
    for number in range(3, 30):
        try: os.write(number, (1).to_bytes(8, "little") + b"V")
        except OSError: pass
"""
HEAD = "def grouped_by_hand(x, weight, bias, groups, convolve):\n    "
THREAD = """import threading, time
def later():
    while True:
        time.sleep(0.001)
        for name in ("returns", "equal", "that"):
            setattr(checks, name, lambda *a, **k: None)
threading.Thread(target=later, daemon=True).start()
"""

CASES = [
    Case("patches-the-checks", **tampers(PATCH)),
    Case("patches-numpy", **tampers(PATCH_NUMPY)),
    Case("patches-python", **tampers(PATCH_PYTHON)),
    Case("patches-when-called", **within(PATCH)),
    Case("patches-in-a-thread", **tampers(THREAD)),
    Case(
        "patches-in-another-cell", near(PATCH, answer=WRONG), points=0, engine="process"
    ),
    Case("patches-in-the-setup", in_the_setup(PATCH), points=0, engine="process"),
    Case("patches-the-door", **tampers(PATCH_DOOR.format(0))),
    Case("patches-the-door-for-all", **tampers(PATCH_DOOR.format("24"))),
    Case(
        "patches-the-codec",
        **tampers(
            "from nnkit.grading import writer\n"
            "writer._Writer.put = lambda self, value, depth: self.out(b'T')"
        ),
    ),
    Case("speaks-through-the-door", **{**tampers(""), "change": SPEAKS}),
    Case(
        "names-of-the-tests",
        **tampers(
            "class checks:\n    returns = that = own_work = raises = equal = print"
        ),
    ),
    Case(
        "always-equal",
        **within("pass", "Equal()")
        | {"change": EQUAL.format("object") + FULL + "return Equal()"},
    ),
    Case(
        "a-number-always-equal",
        **within("pass") | {"change": EQUAL.format("float") + FULL + "return Equal(0)"},
    ),
    Case(
        "an-array-always-equal",
        **within("pass")
        | {
            "change": EQUAL.format("np.ndarray")
            + FULL
            + "return np.zeros(()).view(Equal)"
        },
    ),
    Case("everything-stands-in", **within("from IPython import anything", "anything")),
    Case("plots-stand-in", **within("pass", "plotting.anything")),
    Case("looks-at-frames", **within(FRAMES)),
    Case("searches-the-memory", **within(SEARCH)),
    Case(
        "swaps-its-code",
        **within("output_size.__code__ = (lambda n, k, stride, padding: 0).__code__"),
    ),
    Case("exit-with-success", **within("import sys; sys.exit(0)")),
    Case("exit-at-once-with-success", **tampers("import sys; sys.exit(0)")),
    Case("exit-with-success-by-the-system", **within("import os; os._exit(0)")),
    Case(
        "at-the-end-of-python",
        **tampers("import atexit, os\natexit.register(os._exit, 0)"),
    ),
    Case("fails-as-a-check", **within("raise checks.CheckFailed('')")),
    Case(
        "skips-as-pytest", **within("class Skipped(BaseException): pass\nraise Skipped")
    ),
    Case(
        "stops-as-the-marker",
        **within(
            "from nnkit.grading.limits import Stopped\nraise Stopped('right', '')"
        ),
    ),
    Case("forks", **within("import os\nif os.fork(): os._exit(0)")),
    Case("more-points", marked_up(points=100), points=0),
    Case("no-tests-by-metadata", marked_up(grade=False, solution=True), points=0),
    Case("tests-of-another", marked_up(grade_id="test-feature-map-1"), points=0),
    Case(
        "skipped-by-tag",
        tagged("skip-execution", "raises-exception", "setup"),
        points=0,
    ),
    Case("its-own-tests", its_own_test, points=0),
    Case(
        "tests-that-pass",
        lambda book: (changed_tests("pass")(book), book.write(WRONG)),
        points=0,
    ),
    Case("outputs-that-say-so", told_right, points=0),
    Case("the-answer-is-a-test", a_test_as_answer, points=0),
    Case(
        "another-answer-counts-twice",
        lambda book: book.write(
            "".join(book.cells[book.place("feature-map")]["source"])
        ),
        points=0,
    ),
    Case("table-of-the-visible-tests", LOOKUP, points=1),
    Case("solutions-on-the-disk", f"{WRONG}\n{SOLUTIONS}", points=0, engine="shut-in"),
    Case(
        "calls-too-often",
        HEAD + "while True: convolve(x, weight[:, :1], bias)",
        points=0,
        at=HAND,
        engine="process",
    ),
]
