"""Right answers, written as people write."""

from tests.hostile.careless import FULL, RIGHT, STEPS, near
from tests.hostile.workshop import Case

ELIFS = "x = 5\nif x == 0:\n    y = 0\n"
ELIFS += "".join(f"elif x == {i}:\n    y = {i}\n" for i in range(1, 400))

CASES = [
    Case("magic", f"%matplotlib inline\n%time x = 1\n!true\n{RIGHT}"),
    Case("cell-magic", f"%%time\n{RIGHT}"),
    Case("help", f"{RIGHT}\n\noutput_size?"),
    Case("shell-log", near("!true\n" * 600, answer=RIGHT)),
    Case("long-chain", near(ELIFS, answer=RIGHT)),
    Case("long-sum", near("x = " + " + ".join(["1"] * 4000), answer=RIGHT)),
    Case("nested-far", near("x = " + "-" * 8000 + "1", answer=RIGHT)),
    Case("long-sum-in-a-helper", near(STEPS, f"more = {' + '.join(['1'] * 5000)}")),
    Case(
        "docstring-with-backslashes",
        FULL + "'''$\\sigma$'''\n    return (n + 2 * padding - k) // stride + 1",
        engine="process",
    ),
    Case("tabs", RIGHT.replace("    ", "\t")),
    Case(
        "future",
        f"from __future__ import annotations\n{RIGHT.replace('n,', 'n: Whole,')}",
    ),
    Case("hints", RIGHT.replace("n,", "n: int,").replace("):", ") -> int:")),
    Case(
        "a-lambda",
        "output_size = lambda n, k, stride, padding: "
        "(n + 2 * padding - k) // stride + 1",
    ),
    Case("cached", f"import functools\n@functools.lru_cache\n{RIGHT}"),
    Case(
        "partial",
        "from functools import partial\ndef size(one, n, k, stride, padding):\n"
        "    return (n + 2 * padding - k) // stride + one\n\n"
        "output_size = partial(size, 1)",
    ),
    Case(
        "callable-object",
        "class Size:\n    def __call__(self, n, k, stride, padding):\n"
        "        return (n + 2 * padding - k) // stride + 1\n\noutput_size = Size()",
    ),
    Case(
        "recursive",
        FULL
        + "if n + 2 * padding < k + stride:\n        return 1\n"
        + "    return 1 + output_size(n - stride, k, stride, padding)",
    ),
    Case(
        "counts-its-calls",
        f"calls = 0\n{FULL}global calls\n    calls += 1\n"
        "    return (n + 2 * padding - k) // stride + 1",
    ),
    Case("a-number-of-numpys", RIGHT.replace("return ", "return np.int64(") + ")"),
    Case(
        "other-names",
        "def output_size(a, b, c, d):\n    return (a + 2 * d - b) // c + 1",
    ),
    Case(
        "tested-in-the-cell",
        f"{RIGHT}\n\nprint(output_size(28, 5, 1, 0))\n"
        "assert output_size(28, 5, 1, 0) == 24",
    ),
]
