"""A run as a film: played, paused, stepped, and told step by step."""

import asyncio
import re

import numpy as np
import pytest

from nnkit import explore
from nnkit.explore import _player
from nnkit.explore.gradient_descent import compute
from nnkit.explore.optimizer_race import compute as race
from tests.explore.tasks import others_end

FILMS = {
    "gradient_descent": {"steps": 4, "eta": 0.5},
    "optimizer_race": {"steps": 4, "eta": 0.02},
}


@pytest.fixture(params=FILMS)
def film(request, monkeypatch):
    monkeypatch.setattr(_player, "WHOLE", 0.0)
    monkeypatch.setattr(_player, "SHORTEST", 0.01)
    stage = getattr(explore, request.param)(**FILMS[request.param])
    yield stage
    stage.player.close()


def watch(stage, until):
    """Play in a loop as a kernel has one; return the steps that were shown."""
    seen, control = [], stage.controls["shown"]
    control.observe(lambda change: seen.append(change["new"]), names="value")

    async def play():
        stage.player.starter.click()
        assert stage.player.playing
        for _ in range(500):
            if until(seen):
                return
            await asyncio.sleep(0.01)
        raise AssertionError(f"only {seen} were shown")

    asyncio.run(play())
    return seen


def test_it_plays_all_steps_from_the_first_and_stops(film):
    assert film.controls["shown"].value == 4
    seen = watch(film, lambda seen: not film.player.playing)
    assert seen == [0, 1, 2, 3, 4]
    assert film.player.starter.description == "Play"


def test_it_pauses_where_it_is_and_goes_on_from_there(film):
    def second(seen):
        if seen[-1:] == [2]:
            film.player.starter.click()
            assert film.player.starter.description == "Play"
            return True
        return False

    assert watch(film, second) == [0, 1, 2]
    seen = watch(film, lambda seen: not film.player.playing)
    assert seen == [3, 4]


def test_a_step_forward_and_back_pauses_and_ends_at_the_ends(film):
    shown, player = film.controls["shown"], film.player
    for button, expected in (
        (player.forward, 4),
        *((player.back, k) for k in (3, 2, 1, 0, 0)),
        (player.forward, 1),
    ):
        button.click()
        assert shown.value == expected
    assert "After step 1 of 4" in film.alt

    async def step_while_it_plays():
        player.play()
        player.forward.click()
        await others_end()

    asyncio.run(step_while_it_plays())
    assert (player.playing, shown.value) == (False, 2)


def test_another_number_of_steps_keeps_the_last_or_the_chosen_one(film):
    steps, shown = film.controls["steps"], film.controls["shown"]
    steps.value = 9
    assert (shown.max, shown.value) == (9, 9)
    shown.value = 5
    steps.value = 8
    assert (shown.max, shown.value) == (8, 5)


def test_a_step_of_the_descent_in_numbers():
    stage = explore.gradient_descent(
        surface="ravine", eta=0.05, steps=3, x=1.0, y=0.5, shown=0
    )
    assert (
        "After step 0 of 3: x = 1, y = 0.5, gradient (1, 10). The next step is "
        "(−0.05, −0.5): the cost goes from 3 to 0.451."
    ) in stage.alt
    stage.controls["shown"].value = 3
    assert "After 3 steps the cost is" in stage.alt


def test_a_run_that_ends_early_is_shown_to_its_end():
    result = compute("ravine", 2.1, 100, 1.0, 1.0, shown=90)
    assert result.now == len(result.path) - 1 < 90


@pytest.mark.parametrize("shown", [0, 1, 12])
def test_the_race_tells_who_is_lowest_at_each_step(shown):
    stage = explore.optimizer_race(shown=shown)
    racers = race(0.01, 0.9, 60, shown)
    costs = {name: racer.costs[shown] for name, racer in racers.items()}
    said = re.findall(r"(SGD|momentum|Nesterov|Adam|Newton) [\d.]", stage.alt)
    assert said == sorted(costs, key=costs.get)
    assert all(len(stage.paths[name].get_xdata()) == shown + 1 for name in costs)


@pytest.mark.parametrize("name", FILMS)
def test_a_bad_step_is_named(name):
    with pytest.raises(ValueError, match=r"shown \(=5\) must lie between 0 and 4"):
        getattr(explore, name)(steps=4, shown=5)


def test_what_the_notebooks_tell_of_single_steps():
    racers = race(0.01, 0.9, 60, 5)
    costs = {name: round(racer.costs[5], 1) for name, racer in racers.items()}
    assert (costs["momentum"], costs["SGD"]) == (2.9, 2.0)
    path = compute("ravine", 0.095, 3, -1.5, 1.0).path
    assert path[1:] / path[:-1] == pytest.approx(np.tile([0.905, -0.9], (3, 1)))
