"""An answer that stops says where, with what, and what helps."""

import math

import numpy as np
import pytest

from nnkit import checks
from nnkit.checks import CheckFailed
from nnkit.checks._hints import HINTS, hint


def message(function, *args, **kwargs):
    with pytest.raises(CheckFailed) as caught:
        function(*args, **kwargs)
    return str(caught.value)


def notebook(source, name="f"):
    """Return a function of a notebook that holds these cells."""
    space = {"np": np, "math": math, "hint": hint}
    exec(source, space)  # noqa: S102
    return space[name]


A, M = np.array([1.0, 2.0]), np.ones((2, 3))

STOPS = {
    "return (x > 0) - (x < 0)": "True and False cannot be subtracted",
    "return -(x > 0)": "True and False cannot be subtracted",
    "return x ^ 2": "a power is written `**`",
    "return 2.0 ^ 3": "a power is written `**`",
    "return [].append(x) + x": "Something is None here",
    "return [].append(x)[0]": "Something is None here",
    "return x.append(1)": "An array cannot grow",
    "return x(1 - x)": "Is a `*` missing?",
    "return 2.0 * np.sum": "A function is used here as if it were a number",
    "return 2.0 * hint": "A function is used here as if it were a number",
    "return x @ np.ones(3)": "a row on the left has 2 numbers, a column on the right",
    "return 2 @ x": "A plain number is multiplied with `*`",
    "return x + np.ones(3)": "cannot be combined number by number",
    "return np.ones((2, 3)) / x": "`keepdims=True` in the sum",
    "return x - np.ones((2, 3))": "`keepdims=True` in the sum",
    "k = np.array([1]); k -= 0.5": "cannot put decimals into an array of whole numbers",
    "return 0.1 * [x]": "A list is no array",
    "return [x] - [x]": "A list is no array",
    "return reversed(zip([1], [2]))": "`reversed` wants a list",
    "return 1 if x > 0 else 0": "one yes or no, is needed",
    "return float(x)": "Is a sum or an `@` missing before?",
    "return math.log(x)": "with `np.log`, not `math.log`",
    "for a, b in (1.0, 2.0):\n        return a": "each item must be a pair",
    "return np.zeros(2, 3)": "`np.zeros((rows, columns))`",
    "return x.sum(0, 1)": "`x.sum(axis=(0, 1))`",
    "return x.reshape(7, 3)": "There are 2 numbers",
    "y = np.zeros(2)\n    y[0] = x\n    return y": "One entry holds one number",
    "return x[np.sort(x)]": "`np.argsort` their places",
    "return len(x)[0]": "a single number has none",
    "return x[0][0]": "a single number has none",
    "return np.max(0, x)": "`np.maximum(a, b)` compares two",
    "return np.concatenate([x[0], x])": "In brackets it is: `[number]`",
    "return x[len(x)]": "the first one is 0, the last one 2 − 1.",
    "return x[x > 9][-1]": "There is nothing along this axis",
    "return [x[i] for i in x]": "An index must be a whole number.",
    "return [1][2]": "There are fewer items than that",
    "a, b = [1]": "takes for granted that there are exactly 2",
    "a, b = [1, 2, 3]": "takes for granted that there are exactly 2",
    "if False: v = 1\n    return v": "never run",
    "return 1 / 0": "The divisor is 0",
    "return {1: 2}[3]": "Something is looked up here",
    "return tanh(x)": "NumPy's is called `np.tanh`",
    "return colour(x)": "Nothing in this notebook made `colour`",
}


@pytest.mark.parametrize(("line", "words"), STOPS.items(), ids=STOPS)
def test_hint(line, words):
    text = message(checks.returns, notebook(f"def f(x):\n    {line}"), (A,), A)
    assert "stopped in line " in text
    assert words in text


def test_every_hint_is_tried():
    sentences = {sentence.split("{")[0] for _, sentence in HINTS}
    tried = set()
    for line in STOPS:
        with pytest.raises(Exception) as caught:  # noqa: B017, PT011
            notebook(f"def f(x):\n    {line}")(A.copy())
        tried |= {s for s in sentences if s in (hint(caught.value) or "")}
    assert tried == sentences


def test_no_hint_where_nothing_is_known():
    assert hint(RuntimeError("odd")) is None


class TestPlace:
    def test_the_innermost_function_of_the_notebook_is_named(self):
        f = notebook("def g(x):\n    return x.nothing\n\n\ndef f(x):\n    return g(x)")
        text = message(checks.returns, f, (A,), A)
        assert "stopped in line 2 of g (called in line 2 of f) with Attr" in text

    def test_a_loop_in_brackets_is_no_function(self):
        f = notebook("def f(x):\n    y = x\n    return sum(a.no for a in y)")
        assert "stopped in line 3 of f with" in message(checks.returns, f, (A,), A)

    def test_the_line_is_shown(self):
        def f(x):
            return x.nothing  # this line

        text = message(checks.returns, f, (A,), A)
        assert "> return x.nothing  # this line" in text


class TestNotWritten:
    def test_the_function_that_is_missing_is_named(self):
        f = notebook(
            "def g(x):\n    raise NotImplementedError('later')\n"
            "def f(x):\n    return g(x)"
        )
        text = message(checks.returns, f, (A,), A)
        assert text.startswith("f calls g, which is not written yet. Replace")

    def test_also_where_an_error_is_wanted(self):
        f = notebook(
            "def g(x):\n    raise NotImplementedError\ndef f(x):\n    return g(x)"
        )
        assert message(checks.raises, f, (A,)).startswith("f calls g, which is not")


class TestMistakes:
    def test_a_class_names_the_answer_that_stops_with_it(self):
        known = {"No look-ups, please.": KeyError}
        f = notebook("def f(x):\n    return {}[1]")
        text = message(checks.returns, f, (A,), A, mistakes=known)
        assert text.endswith("No look-ups, please.")

    def test_a_class_does_not_name_a_wrong_value(self):
        known = {"No look-ups, please.": KeyError}
        text = message(checks.returns, lambda x: 2 * x, (A,), A, mistakes=known)
        assert text.endswith("Every value is 2 times what it should be.")

    def test_nothing_returned_can_be_a_known_mistake(self):
        known = {"Return x also for even n.": None, "Twice.": lambda: 2 * A}
        text = message(checks.returns, lambda x: None, (A,), A, mistakes=known)
        assert text.endswith("got:      None\nReturn x also for even n.")

    def test_nothing_returned_is_not_taken_for_another_mistake(self):
        known = {"Twice.": lambda: 2 * A, "It stops.": lambda: A @ np.ones(5)}
        text = message(checks.returns, lambda x: None, (A,), A, mistakes=known)
        assert text.endswith("does it end with `return …`?")

    def test_the_same_calculation_stops_in_the_same_way(self):
        known = {
            "Another one.": lambda: A @ np.ones(5),
            "Too short.": lambda: A @ np.ones(3),
        }
        f = notebook("def f(x):\n    return x @ np.ones(3)")
        text = message(checks.returns, f, (A,), A, mistakes=known)
        assert text.endswith("Too short.")

    def test_a_mistake_that_would_stop_explains_no_value(self):
        known = {"It stops.": lambda: A @ np.ones(5), "Twice.": lambda: 2 * A}
        text = message(checks.returns, lambda x: 2 * x, (A,), A, mistakes=known)
        assert text.endswith("Twice.")


class TestRaises:
    def test_a_failure_that_nobody_raised(self):
        f = notebook("def f(n):\n    return range(0, 3, n)")
        text = message(checks.raises, f, (0,), mentions=["(=0)"])
        assert "No `raise` of yours did this: line 2 of f failed by itself" in text

    def test_a_raise_without_the_value(self):
        f = notebook("def f(n):\n    raise ValueError('too small')")
        text = message(checks.raises, f, (0,), mentions=["0"])
        assert text.endswith("say which value was wrong.")

    def test_a_text_without_its_f(self):
        f = notebook("def f(n):\n    raise ValueError('{n} is too small')")
        text = message(checks.raises, f, (0,), mentions=["0"])
        assert "The `f` before the quotes is missing" in text

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("assert x > 1", "an `assert` raises AssertionError"),
            ("return {}[x]", "the look-up came before the check"),
            ("return x.no", "Check the input first and `raise ValueError(…)`"),
            ("raise 'too small'", "A text alone cannot be raised"),
            ("return ValueError(x)", "`raise ValueError(…)` in place of `return`"),
            ("return 1", "Check the input first and `raise ValueError(…)`"),
        ],
    )
    def test_the_wrong_kind(self, line, words):
        f = notebook(f"def f(x):\n    {line}")
        assert words in message(checks.raises, f, (0,))


class TestLeftOver:
    def test_a_number_of_another_cell_is_named(self):
        f = notebook("n = 3\n\ndef f(x):\n    return x / n")
        text = message(checks.returns, f, (A,), A)
        assert "Also, f uses `n`, which it does not make" in text

    @pytest.mark.parametrize(
        "source",
        [
            "n = 3\n\ndef f(x):\n    n = 3\n    return x / n",
            "size = 3\n\ndef f(x):\n    return x / x.size / 3",
            "LIMIT = 3\n\ndef f(x):\n    return x / LIMIT",
            "def g(x): return x / 3\ndef f(x):\n    return g(x)",
        ],
    )
    def test_what_is_no_left_over(self, source):
        text = message(checks.returns, notebook(source), (A,), A)
        assert "Also" not in text

    def test_a_mistake_that_has_a_name_needs_no_note(self):
        f = notebook("n = 3\n\ndef f(x):\n    return x / n")
        text = message(checks.returns, f, (A,), A, mistakes={"A third.": A / 3})
        assert text.endswith("A third.")


class TestLongResults:
    MANY = ([M, np.ones((4, 5))], [A, np.arange(5.0)])

    def test_the_first_wrong_part_is_shown(self):
        wrong = ([M, np.ones((4, 5))], [A, np.arange(5.0) + 1])
        text = message(checks.equal, wrong, self.MANY, "the gradients")
        assert "In its part [1] (counted from 0):" in text
        assert "[1., 2., 3., 4., 5.]" in text
        assert len(text) < 400

    def test_shapes_are_shown_where_parts_are_missing(self):
        text = message(checks.equal, self.MANY[0] * 3, self.MANY[0] * 4, "it")
        assert "expected: [array of shape (2, 3), array of shape (4, 5)," in text
        assert "Expected 8 values, got 6." in text

    def test_long_arguments_are_shown_by_their_shapes(self):
        args = ([M, M, M], A), 3
        text = message(checks.returns, lambda *a: 1, args, 2)
        assert "([array of shape (2, 3), array of shape (2, 3)," in text

    def test_arrays_in_a_list_are_compared_one_by_one(self):
        text = message(checks.equal, [A, A], [np.ones((2, 2))] * 2, "the gradients")
        assert "The shape is (2,), it must be (2, 2)." in text

    def test_an_array_where_one_number_is_wanted(self):
        text = message(checks.equal, A, 1.5, "the mean")
        assert text.endswith("it must be (), one number and not an array.")


def test_an_exception_that_tells_its_cause_goes_before_a_guess_by_its_kind():
    f = notebook("def f(x):\n    x = x.copy()\n    x[0] = x\n    return x")
    known = {"Two shapes do not fit.": ValueError}
    text = message(checks.returns, f, (A,), A, mistakes=known)
    assert "One entry holds one number" in text
    f = notebook("def f(x):\n    return x + np.ones(7)")
    text = message(checks.returns, f, (A,), A, mistakes=known)
    assert text.endswith("Two shapes do not fit.")
