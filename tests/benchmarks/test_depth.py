"""What notebook 08-2 says of deep networks after many steps is what was measured."""

import json

import pytest

from benchmarks.depth import NETWORKS, NOTEBOOK, RESULTS, SEEDS, line, measure
from tests.benchmarks.test_reading import prose

MEASURED = json.loads(RESULTS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", MEASURED)
def test_the_notebook_tells_the_costs_of_each_network(name):
    assert line(name, MEASURED[name]) in prose(NOTEBOOK)


def test_each_network_is_measured_with_each_seed():
    assert len(MEASURED) == len(NETWORKS)
    for costs in MEASURED.values():
        assert [len(some) for some in costs.values()] == 2 * [len(SEEDS)]


def test_each_cost_stands_with_its_steps_and_seed():
    def train(blocks, residual, steps, seed):
        return blocks + steps / 1000 + seed / 100, None

    costs = measure(train, 5, False)
    assert costs == {"200": [5.2, 5.21, 5.22], "2000": [7.0, 7.01, 7.02]}
    assert line("five", costs) == (
        "| five | 5.200 · 5.210 · 5.220 | 7.000 · 7.010 · 7.020 |"
    )
