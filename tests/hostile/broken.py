"""Answers that want too much or give back what is no value: only they lose points."""

from tests.hostile.careless import FULL, RIGHT
from tests.hostile.workshop import CONVOLUTION, SOFTMAX, Case

MAP = (CONVOLUTION, "feature-map")


def gives(value, before="", **more):
    return {"change": f"{before}\n{FULL}return {value}", "points": 0, **more}


def does(text, **more):
    """The answer does this, in the function, before it gives the right value."""
    body = text.replace("\n", "\n    ")
    return {
        "change": RIGHT.replace("return", f"{body}\n    return"),
        "points": 0,
        **more,
    }


def stops(text, **more):
    return does(text, engine="process", **more)


def at_once(text):
    """The answer's cell does this, before it defines the function."""
    return {"change": f"{text}\n{RIGHT}", "points": 0, "engine": "process"}


HOSTILE = """class Odd(ValueError):
    def __str__(self): raise self
    __repr__ = __eq__ = __hash__ = __bool__ = __reduce__ = __str__
"""
LIAR = """class Liar(np.ndarray):
    shape = property(lambda self: (10**12,))
    dtype = property(lambda self: np.dtype('O'))
    __array__ = tolist = lambda self, *a, **k: self
"""
SAYS = "class Says:\n    def __array__(self, *a, **k): return np.asarray(5)\n"
SAYS += "    __int__ = __index__ = __len__ = lambda self: 5\n"
FEATURES = """def feature_map(image, w, b, stride=1, padding=0):
    image, (kh, kw) = np.pad(image, padding), w.shape
    parts = np.lib.stride_tricks.sliding_window_view(image, (kh, kw))
    z = (parts[::stride, ::stride] * w).sum((2, 3)) + b
    y = 1 / (1 + np.exp(-z))
    """

CASES = [
    # what must be stopped
    Case("loop-at-once", **at_once("while True: pass")),
    Case("loop", **stops("while n == 11: pass", points=None) | {"points": 1}),
    Case(
        "loop-in-what-others-only-mention",
        "while True: pass\ndef softmax(z):\n    return z",
        points=0,
        at=(SOFTMAX, "softmax"),
        engine="process",
    ),
    Case("flood", **at_once("while True: print('x' * 10**6)")),
    Case("sleep", **at_once("import time\ntime.sleep(1000)")),
    Case("exit", **at_once("import os\nos._exit(0)")),
    Case("exit-in-the-function", **stops("import os; os._exit(0)")),
    Case("abort", **stops("import os; os.abort()")),
    Case("kills-itself", **stops("import os; os.kill(os.getpid(), 9)")),
    Case("crash", **stops("import ctypes; ctypes.string_at(1)")),
    Case("memory", **stops("x = bytearray(1 << 32)")),
    Case(
        "memory-by-and-by",
        **at_once("x = []\nwhile True: x.append(np.empty(1 << 21))"),
    ),
    Case("no-files-left", **at_once("x = []\nwhile True: x.append(open('/dev/null'))")),
    Case("closes-all-files", **stops("import os; os.closerange(0, 100)")),
    Case(
        "thread-that-exits",
        **stops(
            "import os, threading, time\n"
            "threading.Thread(target=os._exit, args=(1,)).start()\ntime.sleep(1)"
        ),
    ),
    Case("sys-exit", **does("import sys; sys.exit(0)")),
    Case("raises-exit", **does("raise SystemExit")),
    Case("interrupts", **does("raise KeyboardInterrupt")),
    Case("raises-what-ends-all", **does("raise BaseException('oh')")),
    Case("generator-exit", **does("raise GeneratorExit")),
    Case(
        "endless-recursion",
        FULL + "return output_size(n, k, stride, padding)",
        points=0,
    ),
    Case(
        "recursion-beyond-all",
        "import sys\nsys.setrecursionlimit(10**8)\n"
        f"{FULL}return output_size(n, k, stride, padding)",
        points=0,
        engine="process",
    ),
    # odd values
    Case("generator", FULL + "yield (n + 2 * padding - k) // stride + 1", points=0),
    Case("coroutine", f"async {RIGHT}", points=0),
    Case("nothing", **gives("None")),
    Case("object", **gives("object()")),
    Case("class", **gives("int")),
    Case("function", **gives("output_size")),
    Case("module", **gives("np")),
    Case("not-implemented", **gives("NotImplemented")),
    Case("dots", **gives("...")),
    Case("text", **gives("'24'")),
    Case("list-in-itself", **gives("a", "a = []\na.append(a)")),
    Case("dict-in-itself", **gives("a", "a = {}\na[1] = a")),
    Case("long-list", **gives("list(range(3000))")),
    Case("range-without-end", **gives("range(10**9)")),
    Case("range-beyond", **gives("range(10**30)")),
    Case("whole-number-of-a-million-digits", **gives("1 << 3_000_000")),
    Case("whole-number-beyond-all", **gives("1 << 20_000")),
    Case("not-a-number", **gives("float('nan')")),
    Case("complex", **gives("complex(24, 0)")),
    Case("array-of-objects", **gives("np.array([object()])")),
    Case("array-of-records", **gives("np.zeros(3, [('a', int)])")),
    Case("array-of-dates", **gives("np.zeros(3, 'M8[s]')")),
    Case("array-of-texts", **gives("np.array(['a' * 1000] * 1000)")),
    Case("array-large", **gives("np.zeros(10**6)")),
    Case("array-that-lies", **gives("np.zeros(3).view(Liar)", LIAR)),
    Case("array-with-a-mask", **gives("np.ma.masked")),
    Case("says-it-is-an-array", **gives("Says()", SAYS)),
    Case("texts-of-many-sizes", **gives("[''] * 100_000 + ['x' * 10_000]")),
    Case("many-keys", **gives("set(range(20_000))")),
    Case("same-array-often", FEATURES + "return [image] * 5000", points=0, at=MAP),
    Case(
        "writes-into-the-argument",
        FEATURES.replace("np.pad(image, padding)", "image")
        + "image[:] = 0\n    return y",
        points=0,
        at=MAP,
    ),
    # right values in odd clothes
    Case("view-backwards", FEATURES + "return np.flip(np.flip(y).copy())", at=MAP),
    Case("columns-first", FEATURES + "return np.asfortranarray(y)", at=MAP),
    Case("locked", FEATURES + "y.flags.writeable = False\n    return y", at=MAP),
    Case("other-byte-order", FEATURES + "return y.astype('>f8')", at=MAP),
    Case("a-matrix", FEATURES + "return np.matrix(y)", at=MAP),
    Case("a-masked-array", FEATURES + "return np.ma.array(y)", at=MAP),
    Case(
        "an-array-of-its-own",
        "class Mine(np.ndarray):\n    pass\n" + FEATURES + "return y.view(Mine)",
        at=MAP,
    ),
    # exceptions
    Case("odd-exception", **does(f"{HOSTILE}raise Odd")),
    Case("exception-with-a-long-text", **does("raise ValueError('x' * 10**6)")),
    Case(
        "exception-that-moves-the-cursor",
        **does("raise ValueError('\\x1b[2J\\x00\\ud800')"),
    ),
    Case("group-of-exceptions", **does("raise ExceptionGroup('a', [ValueError(1)])")),
    Case("end-of-iteration", **does("raise StopIteration")),
    Case("cause-without-end", **does("e = ValueError(1); e.__cause__ = e; raise e")),
    Case("exception-with-objects", **does("raise ValueError(object(), np, [1])")),
    Case(
        "syntax-error-of-its-own",
        **does("raise SyntaxError('no', ('f', [1], object(), 'x'))"),
    ),
    Case("warning", **does("raise UserWarning('oh')")),
    Case("raises-a-text", **does("raise 'oh'")),
    Case("raises-a-class", **does("raise int")),
]
