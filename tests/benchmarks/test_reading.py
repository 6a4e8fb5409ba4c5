"""What chapter 06 says of its network over seeds is what was measured."""

import json

import nbformat
import pytest

from benchmarks.reading import (
    MANY_SEEDS,
    PARTS,
    READS,
    RESULTS,
    SEEDS,
    ablation_line,
    steps,
)

MEASURED = json.loads(RESULTS.read_text(encoding="utf-8"))


def prose(notebook):
    cells = nbformat.read(notebook, as_version=4).cells
    return "\n".join(c.source for c in cells if c.cell_type == "markdown")


def test_every_seed_reads_more_than_99_percent():
    assert [row["seed"] for row in MEASURED["seeds"]] == list(SEEDS)
    assert all(row["accuracy"] > 0.99 for row in MEASURED["seeds"])


@pytest.mark.parametrize("row", MEASURED["seeds"], ids=lambda row: str(row["seed"]))
def test_the_notebook_tells_accuracy_and_seconds_of_each_seed(row):
    line = f"| {row['seed']} | {100 * row['accuracy']:.2f} % | {row['seconds']:.0f} |"
    assert line in prose(READS)


@pytest.mark.parametrize("name", MEASURED["ablations"])
def test_the_notebook_tells_what_each_variant_changes(name):
    rows = MEASURED["ablations"]
    assert len(rows[name]["accuracy"]) == len(MANY_SEEDS)
    assert ablation_line(name, rows) in prose(PARTS)


def test_the_difference_to_the_whole_network_is_taken_seed_by_seed():
    rows = {
        "as it is": {"accuracy": [0.9, 0.8], "seconds": 2.0, "parameters": 7},
        "other": {"accuracy": [0.89, 0.77], "seconds": 1.0, "parameters": 1234},
    }
    line = "| other | 83.0 % | −2.0 ± 1.4 | 1.0 | 1 234 |"
    assert ablation_line("other", rows) == line
    assert ablation_line("as it is", rows) == "| as it is | 85.0 % |  | 2.0 | 7 |"


def test_moments_are_counted_in_whole_epochs_of_mini_batches():
    assert steps(60_000)[0] == 0
    assert steps(60_000)[-1] == 4 * 1875
