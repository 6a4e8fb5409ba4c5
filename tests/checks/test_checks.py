"""The checks accept what is right and say, in words, what is wrong."""

import math
import sys

import numpy as np
import pytest

import nnkit as nn
from nnkit import checks
from nnkit.checks import CheckFailed


def message(function, *args, **kwargs):
    with pytest.raises(CheckFailed) as caught:
        function(*args, **kwargs)
    return str(caught.value)


def step(w, g):
    return w - 0.1 * g


W, G = np.array([1.0, -2.0, 3.0]), np.array([0.5, 4.0, 1.0])


class TestReturns:
    def test_right_value_is_given_back_for_further_checks(self):
        value = checks.result(step, (W, G), W - 0.1 * G)
        assert value.tolist() == step(W, G).tolist()

    def test_a_passed_check_shows_nothing_in_the_notebook(self):
        assert checks.returns(step, (W, G), W - 0.1 * G) is None

    def test_a_generator_is_shown_by_its_usual_name(self):
        text = message(checks.returns, lambda rng: 1, (np.random.default_rng(0),), 2)
        assert "(rng)" in text

    def test_wrong_value_shows_call_expected_and_got(self):
        text = message(checks.returns, step, (W, G), W)
        assert "step([" in text
        assert "expected: array [1." in text
        assert "got:      array [0.95" in text

    def test_a_long_array_is_cut_until_it_is_read_at_a_glance(self):
        many = np.random.default_rng(0).normal(size=(4, 5, 6, 7))
        lines = message(checks.returns, np.negative, (many,), many).splitlines()
        assert max(map(len, lines)) < 450
        assert lines[-1] == "The sign is flipped."

    def test_named_mistake_comes_first(self):
        text = message(
            checks.returns,
            lambda w, g: w + 0.1 * g,
            (W, G),
            W - 0.1 * G,
            mistakes={"Something else.": W, "You climbed.": lambda: W + 0.1 * G},
        )
        assert text.endswith("You climbed.")

    def test_one_wrong_value_is_counted_in_the_singular(self):
        text = message(checks.equal, np.array([1.0, 2, 7]), np.array([1.0, 2, 3]), "v")
        assert text.endswith("1 of 3 values is wrong.")
        text = message(checks.equal, np.array([1.0, 9, 7]), np.array([1.0, 2, 3]), "v")
        assert text.endswith("2 of 3 values are wrong.")

    def test_the_numbers_of_one_value_of_several_are_not_called_values(self):
        text = message(checks.equal, (0.5, [1.0, 9, 7]), (0.5, [1.0, 2, 3]), "v")
        assert text.endswith(
            "Value number 2 of 2 is wrong. 2 of its 3 numbers are wrong."
        )

    @pytest.mark.parametrize(
        ("want", "got"),
        [(0.801819, 0.802), (math.pi, 3.14), ([0.12347, 2 / 3], [0.1235, 0.6667])],
    )
    def test_a_rounded_value_is_told(self, want, got):
        want = np.array(want)
        assert "rounded. Return" in message(checks.equal, np.array(got), want, "v")

    @pytest.mark.parametrize("got", [0.8, 1.0, 0.7, 0.81])
    def test_a_number_that_another_mistake_gives_is_not_called_rounded(self, got):
        assert "rounded" not in message(checks.equal, got, 0.801819, "v")

    def test_none(self):
        assert "returned nothing" in message(
            checks.returns, lambda w, g: None, (W, G), W
        )

    def test_changed_argument_is_named(self):
        def in_place(weights, g):
            weights -= 0.1 * g
            return weights

        text = message(checks.returns, in_place, (W.copy(), G), W - 0.1 * G)
        assert "changed its argument `weights`" in text
        assert "Change a copy of it (of an array: `.copy()`)" in text

    def test_argument_changed_too_little_to_show(self):
        def adds(x):
            x += 1e-12
            return x

        text = message(checks.returns, adds, (np.array([0.5]),), np.array([0.5]))
        assert "(the difference is too small to show)" in text

    def test_list_argument_changed_inside(self):
        def shrinks(items):
            return len(items), items.pop()

        text = message(checks.returns, shrinks, ([1, 2],), (2, 2))
        assert "changed its argument `items`" in text

    def test_caller_keeps_its_arguments(self):
        given = np.ones(2)

        def in_place(x):
            x += 1
            return x

        message(checks.returns, in_place, (given,), np.full(2, 2.0))
        assert given.tolist() == [1, 1]

    def test_error_in_the_answer_names_line_and_error(self):
        def fails(w, g):
            first = w[0]
            return first + g.missing

        text = message(checks.returns, fails, (W, G), W)
        assert "in line 3 of fails with AttributeError" in text

    def test_not_written(self):
        def stub(x):
            raise NotImplementedError

        assert "stub is not written yet" in message(checks.returns, stub, (1,), 1)

    def test_not_a_function(self):
        assert "Expected a function, got 3" in message(checks.returns, 3, (1,), 1)

    def test_warnings_and_error_output_stay_out_of_the_notebook(self, capsys):
        def noisy(x):
            print("oh", file=sys.stderr)
            return np.log(x)

        checks.returns(noisy, (np.array([0.0]),), np.array([-np.inf]))
        assert capsys.readouterr().err == ""

    def test_arguments_that_are_functions_or_objects_are_no_obstacle(self):
        def use(function, thing, x):
            return function(x)

        checks.returns(use, (abs, object(), -2.0), 2.0)


class TestEqual:
    @pytest.mark.parametrize(
        ("got", "want", "words"),
        [
            (-W, W, "sign is flipped"),
            (3 * W, W, "3 times what it should be"),
            (W / 3, W, "1/3 times what it should be"),
            (W + 2, W, "off by the same amount, +2"),
            (W[::-1], W, "in the wrong order"),
            (0 * W, W, "Every value is 0"),
            (W * np.nan, W, "nan (not a number)"),
            (W[:, None], W, "the shape is not: it must be (3,)"),
            (W[:2], W, "The shape is (2,), it must be (3,)"),
            (np.outer(W, G).T, np.outer(W, G), "transposed"),
            (np.outer(W[:2], G).T, np.outer(W[:2], G), "transposed"),
            (2.5, 1.0, "The value is wrong."),
            (0.0, 1.5, "The value is wrong."),
            (0.5, 1.5, "The value is 1/3 times what it should be"),
            (W, "saddle", "The value is different"),
            ((np.eye(2), "saddle"), "saddle", "The value is different"),
            ((np.eye(2), "saddle"), True, "The value is different"),
            ("a", "b", "The value is different"),
            ("a", 1.0, "That is a text. Without the quotes it is computed."),
            ("nan", 1.0, 'That is a text. The number is `float("nan")`.'),
            (W.mean, 1.0, "That is a function. Call it: write brackets behind"),
            ("a", W, "That is a text."),
            ([W, "a"], W, "Expected numbers, got list"),
            (False, True, "The value is different"),
            ((W, W), (W, G), "Value number 2 of 2 is wrong"),
            ((1.0, 2.5), (1.0, 1.1), "Value number 2 of 2 is wrong."),
            (W, (W, G), "Expected a tuple of 2 values, got one value"),
            (1.0, (W, G), "Expected a tuple of 2 values, got one value"),
            (np.array([1.0, 2.0]), (1.0, 2.0), "of 2 values, got one array. Write"),
            (1e-16, 0.8, "The value is wrong."),
            ({"a": 1}, {"b": 1}, "The keys are ['a'], they must be ['b']"),
            ({"a": 1.5}, {"a": 1.0}, "The entry 'a' is wrong"),
            (3, {"a": 1.0}, "Expected a dict, got int"),
        ],
    )
    def test_wrong(self, got, want, words):
        assert words in message(checks.equal, got, want, "the value")

    @pytest.mark.parametrize(
        ("got", "want"),
        [
            (W, W.tolist()),
            (np.float32(0.1), 0.1 + 1e-9),
            ([W, G], (W, G)),
            ({"b": 1, "a": W}, {"a": W, "b": 1.0}),
            ("text", "text"),
            (None, None),
            (np.bool_(True), True),
        ],
    )
    def test_right(self, got, want):
        checks.equal(got, want, "the value")

    def test_no_value_of_a_single_number_is_explained_by_an_odd_factor(self):
        assert "times" not in message(checks.equal, 1.234, 1.0, "x")


class TestRaises:
    def test_right(self):
        checks.raises(int, ("x",), ValueError, mentions=["'x'"])

    def test_nothing_raised(self):
        text = message(checks.raises, abs, (-1,))
        assert "should raise ValueError; it returned 1" in text

    def test_other_error(self):
        text = message(checks.raises, abs, ("x",))
        assert "it raised TypeError" in text

    def test_message_lacks_a_word(self):
        text = message(checks.raises, int, ("x",), mentions=["groups"])
        assert "does not mention 'groups'" in text

    def test_not_written(self):
        def stub():
            raise NotImplementedError

        assert "not written yet" in message(checks.raises, stub, ())


class TestOwnWork:
    def test_plain_numpy_passes(self):
        checks.own_work(step)

    @pytest.mark.parametrize(
        "source",
        [
            "import nnkit as nn\ndef f(x):\n    return nn.that",
            "from nnkit import checks\ndef f(x):\n    return checks.that",
            "from nnkit.checks import that\ndef f(x):\n    return [that for _ in x]",
            "from nnkit.checks import that\ndef g(x):\n    return that\n"
            "def f(x):\n    return g(x)",
            "def f(x):\n    from nnkit.checks import that\n    return that",
        ],
    )
    def test_use_of_nnkit_is_named(self, source):
        space = {}
        exec(source, space)  # noqa: S102
        assert "f uses nnkit (" in message(checks.own_work, space["f"])

    def test_what_the_exercise_allows(self):
        space = {}
        exec("from nnkit.checks import that\ndef f():\n    that", space)  # noqa: S102
        checks.own_work(space["f"], but_may_use=["that"])

    def test_a_layer_of_nnkit_is_no_answer(self):
        said = message(checks.own_work, nn.ReLU())
        assert "uses nnkit (ReLU)" in said


def test_ipython_shows_the_message_alone():
    assert CheckFailed("why")._render_traceback_() == ["Not yet. why"]


@pytest.mark.parametrize("error", [1e-5, 3e-5])
def test_a_factor_of_nearly_1_is_no_cause(error):
    said = message(checks.equal, np.array([1.0, 2.0]) * (1 + error), [1.0, 2.0], "x")
    assert "times" not in said
    assert "order" not in said
    assert "2 of 2 values are wrong." in said
