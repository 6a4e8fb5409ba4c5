"""The benchmark runs: its processes, its peers, its figures. No time is asserted."""

import importlib.util
from contextlib import ExitStack

import numpy as np
import pytest

from benchmarks import __main__, cases, figures, measure, worker
from benchmarks.peers import loop_peer


def test_one_quick_case_gives_a_table_and_a_plot(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(measure, "installed", lambda: ["nnkit", "nnkit-nchw", "loop"])
    output = tmp_path / "new" / "table.md"
    name = "784–30–10, batch 32"
    arguments = ["--quick", "--case", name, "--output", str(output)]
    assert __main__.main(arguments) == 0
    lines = output.read_text().splitlines()
    row = next(line for line in lines if line.startswith(f"| {name} "))
    assert row.count("|") == 9
    assert "loop over samples" in row
    assert "Not installed: PyTorch" in output.read_text()
    assert output.with_suffix(".png").read_bytes().startswith(b"\x89PNG")
    assert name in capsys.readouterr().out


def test_a_case_that_there_is_not_is_an_error(capsys):
    assert __main__.main(["--case", "transformer"]) == 2
    assert "Conv2d 20→40" in capsys.readouterr().out


def test_the_processes_take_turns(monkeypatch):
    order = []

    def process(name):
        def command(do, **arguments):
            order.append((name, do))
            return {"step": 1.0, "cpu": 1.0}

        return command

    case = cases.Case("c", "dense", 10, (784, 30, 10), 40, goal=1.0)
    workers = {name: process(name) for name in ("nnkit", "torch", "loop")}
    times = measure.compare(case, workers, rounds=2, seconds=0)
    assert [name for name, do in order if do == "prepare"] == ["nnkit", "torch", "loop"]
    blocks = [name for name, do in order if do == "block"]
    assert blocks == ["nnkit", "torch", "loop", "torch", "loop", "nnkit"]
    assert {name: len(t) for name, t in times.items()} == dict.fromkeys(workers, 2)


def test_a_process_that_fails_says_why():
    case = cases.Case("c", "transformer", 1)
    with ExitStack() as stack:
        processes = measure.start(["nnkit"], 1, stack)
        with pytest.raises(RuntimeError, match="process of nnkit ended"):
            processes["nnkit"]("prepare", case=case.as_message())


@pytest.mark.parametrize("case", cases.CASES, ids=lambda case: case.name)
def test_nnkit_does_every_case(case):
    small = case.smaller()
    if case.kind == "conv":
        small = cases.Case("", "conv", 2, case.sizes)
    steps = worker.prepare("nnkit", small)(2)
    assert steps == (8 if case.is_training else 2)


OTHERS = ("torch", "sklearn", "jax")
HERE = ["loop", *(name for name in OTHERS if importlib.util.find_spec(name))]


@pytest.mark.parametrize("library", HERE)
def test_the_peers_that_are_here_do_a_dense_step(library):
    case = cases.CASES[0].smaller()
    assert worker.prepare(library, case)(1) == 4


def test_the_loop_is_backpropagation():
    """Its slopes are those of the cost, by central differences."""
    rng = np.random.default_rng(3)
    weights = [rng.standard_normal((3, 4)), rng.standard_normal((2, 3))]
    biases = [rng.standard_normal((3, 1)), rng.standard_normal((2, 1))]
    x, target = rng.standard_normal((4, 1)), np.array([[1.0], [0.0]])

    def cost():
        a = x
        for w, b in zip(weights, biases, strict=True):
            a = 1 / (1 + np.exp(-(w @ a + b)))
        return -float(np.sum(target * np.log(a) + (1 - target) * np.log(1 - a)))

    found = loop_peer.slopes(weights, biases, x, target)
    for arrays, gradients in zip((weights, biases), found, strict=True):
        for array, gradient in zip(arrays, gradients, strict=True):
            for place in np.ndindex(array.shape):
                kept = array[place]
                array[place] = kept + 1e-6
                above = cost()
                array[place] = kept - 1e-6
                below = cost()
                array[place] = kept
                assert gradient[place] == pytest.approx(
                    (above - below) / 2e-6, rel=1e-5
                )


def test_the_loop_moves_against_the_mean_of_the_slopes():
    rng = np.random.default_rng(3)
    weights, biases = [rng.standard_normal((2, 3))], [rng.standard_normal((2, 1))]
    before = weights[0].copy()
    pairs = [(rng.standard_normal((3, 1)), np.eye(2)[:, [i]]) for i in (0, 1)]
    both = [loop_peer.slopes(weights, biases, *pair)[0][0] for pair in pairs]
    loop_peer.descend(weights, biases, pairs, lr=0.5)
    assert np.allclose(weights[0], before - 0.5 * (both[0] + both[1]) / 2)


def test_figures_of_one_epoch_give_both_tables(tmp_path, capsys, monkeypatch):
    few = [tuple(part[:200] for part in pair) for pair in figures.load(True)]
    monkeypatch.setattr(figures, "load", lambda validate: few)
    output = tmp_path / "figures.md"
    arguments = ["--epochs", "1", "--seeds", "2", "--output", str(output)]
    assert figures.main(arguments) == 0
    text = output.read_text()
    for recipe in figures.RECIPES:
        assert text.count(f"| {recipe.name} |") == 3  # the summary and two seeds
    assert "seed" in capsys.readouterr().out.lower()


def test_figures_need_a_recipe(capsys):
    assert figures.main(["--recipe", "transformer"]) == 2
    assert "784–100–10" in capsys.readouterr().out
