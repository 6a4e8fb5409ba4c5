"""The benchmark's own arithmetic, on figures whose result is known."""

import doctest

import numpy as np
import pytest

from benchmarks import arithmetic, cases, figures, recipes, report


def answers(*seconds):
    return [{"step": s, "cpu": s / 2} for s in seconds]


@pytest.mark.parametrize("module", [arithmetic, figures, recipes])
def test_examples_in_docstrings_hold(module):
    failed, tried = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert tried > 0
    assert failed == 0


def test_spread_is_median_smallest_largest():
    assert arithmetic.spread([5.0, 1.0, 4.0]) == (4.0, 1.0, 5.0)
    assert arithmetic.spread([4.0, 1.0, 5.0, 2.0]) == (3.0, 1.0, 5.0)


def test_ratios_are_taken_within_a_round_and_above_one_where_we_are_faster():
    # The medians are 2 and 3: their ratio, 1.5, is not the median of the ratios.
    ours, theirs = [1.0, 2.0, 3.0], [3.0, 2.0, 12.0]
    assert arithmetic.ratios(ours, theirs) == [3.0, 1.0, 4.0]
    with pytest.raises(ValueError, match="shorter"):
        arithmetic.ratios(ours, theirs[:2])


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ([2e-6, 1e-6, 3e-6], "2.00 µs (1.00–3.00)"),
        ([2.5e-3], "2.50 ms (2.50–2.50)"),
        ([31.0, 30.0, 32.0], "31.0 s (30.0–32.0)"),
    ],
)
def test_durations_have_the_unit_of_the_median(values, text):
    assert arithmetic.duration(values) == text


@pytest.mark.parametrize(
    ("middle", "word"),
    [(1.99, "short"), (2.0, "reached"), (2.99, "reached"), (3.0, "stretch")],
)
def test_the_verdict_is_the_medians(middle, word):
    assert arithmetic.verdict([0.1, middle, 9.0], goal=2.0, stretch=3.0) == word


def test_a_table_has_as_many_bars_in_each_line():
    lines = arithmetic.markdown(["a", "b"], [[1, 2], ["x", "y"]]).splitlines()
    assert lines == ["| a | b |", "|:---|---:|", "| 1 | 2 |", "| x | y |"]


def test_a_line_of_the_table_says_ratio_goal_and_verdict():
    case = cases.Case("c", "dense", 10, (784, 30, 10), 100, goal=2.0, stretch=4.0)
    times = {
        "nnkit": answers(1e-3, 2e-3, 1e-3),
        "torch": answers(3e-3, 4e-3, 4e-3),
        "loop": answers(5e-3, 9e-3, 5e-3),
        "jax": answers(1e-3, 1e-3, 1e-3),
    }
    torch, loop, jax = report.comparison_rows(case, times, "step")
    assert torch == [
        "c",
        "PyTorch",
        "1.00 ms (1.00–2.00)",
        "4.00 ms (3.00–4.00)",
        "3.00× (2.00–4.00)",
        "2×",
        "4×",
        "reached",
    ]
    assert loop[4:] == ["5.00× (4.50–5.00)", "10×", "", "short"]
    assert jax[4:] == ["1.00× (0.50–1.00)", "", "", ""]


def test_the_clock_can_be_the_processors():
    times = {"nnkit": [{"step": 9.0, "cpu": 1.0}], "torch": [{"step": 1.0, "cpu": 2.0}]}
    case = cases.Case("c", "maxpool", 32, (20, 24), goal=1.0)
    assert report.comparison_rows(case, times, "cpu")[0][4].startswith("2.00×")
    assert report.comparison_rows(case, times, "step")[0][4].startswith("0.11×")
    assert report.busy(times) == pytest.approx(8 / 9)


def test_memory_and_import_are_shares_with_a_limit():
    assert report.memory_rows({"nnkit": [3e6, 3e6], "torch": [2e6, 2e6]})[0][2:] == [
        "1.50×",
        "≤ 1.5×",
        "reached",
    ]
    assert report.memory_rows({"nnkit": [4e6], "torch": [2e6]})[0][-1] == "short"
    slow = report.import_rows({"numpy": [0.1, 0.1], "nnkit": [0.14, 0.15]})[0]
    assert slow[2:] == ["1.45× (1.40–1.50)", "≤ 1.3×", "short"]


def test_goals_of_the_cases_are_unlike_and_their_names_too():
    assert len({case.name for case in cases.CASES}) == len(cases.CASES)
    assert all(case.goal > 0 for case in cases.CASES)
    assert all(c.stretch is None or c.stretch > c.goal for c in cases.CASES)


def test_accuracies_are_judged_by_their_mean():
    recipe = recipes.RECIPES[0]
    assert figures.mean_and_deviation([99.0]) == (99.0, 0.0)
    row = figures.summary_row(recipe, 3, [99.3, 99.4, 99.8], [9.0, 1.0, 2.0])
    assert row[2:6] == [3, 3, "2", "99.50 ± 0.26"]
    assert row[-1] == "goal reached"
    assert figures.judged(recipe, recipe.goal - 0.01) == "reached"
    assert figures.judged(recipe, recipe.required - 0.01) == "short"


def test_shifted_images_are_the_same_up_to_the_places_they_moved_to():
    X = np.zeros((400, 784), np.float32)
    X[:, 10 * 28 + 20] = np.arange(1, 401)
    moved = recipes.shifted(X, 1, np.random.default_rng(0))
    samples, rows, columns = np.nonzero(moved.reshape(-1, 28, 28))
    assert np.array_equal(samples, np.arange(400))
    assert np.array_equal(moved[moved != 0], np.arange(1, 401))
    places = set(zip(rows.tolist(), columns.tolist(), strict=True))
    assert places == {(r, c) for r in (9, 10, 11) for c in (19, 20, 21)}
    assert moved.dtype == X.dtype
    assert X[0, 300] == 1  # the original is as it was


def test_what_leaves_an_image_does_not_come_back_on_the_other_side():
    X = np.zeros((50, 1, 28, 28), np.float32)
    X[:, :, :, 27] = 1
    moved = recipes.shifted(X, 1, np.random.default_rng(0))
    assert moved.shape == X.shape
    assert not moved[..., :26].any()


def test_no_recipe_learns_from_the_images_that_mark_it():
    learn, mark = recipes.load(validate=True)
    assert (len(learn[0]), len(mark[0])) == (50_000, 10_000)
    everything, test = recipes.load(validate=False)
    assert (len(everything[0]), len(test[0])) == (60_000, 10_000)
    assert np.array_equal(everything[0][50_000:], mark[0])
    assert not np.array_equal(test[1], mark[1])
