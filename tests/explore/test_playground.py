"""The playground: it trains as nnkit does, shows that, and leaves the kernel free."""

import asyncio

import ipywidgets as widgets
import nbclient
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_notebook

import nnkit as nn
from nnkit import explore
from nnkit.classroom.kernels import kernel_config, quiet_place
from nnkit.explore.playground.code import program
from nnkit.explore.playground.model import Run, features, points
from nnkit.explore.playground.settings import (
    ACTIVATIONS,
    DATA,
    FEATURES,
    INITS,
    OPTIMIZERS,
    OWN,
    Settings,
)
from nnkit.explore.playground.view import HEIGHT, LARGE, PLANE, WIDTH, at, plane
from tests.explore.tasks import others_end
from tests.explore.test_compute import extremes

CORNERS = ((-1.0, -1.0, 0), (1.0, 1.0, 0), (-1.0, 1.0, 1), (1.0, -1.0, 1))
CHOSEN = [
    Settings(),
    Settings(data="moons", optimizer="Adam", lr=0.01, dropout=0.3, units=8),
    Settings(data="xor", l1=0.01, l2=0.003, layers=1, features=tuple(FEATURES)),
    Settings(data="spirals", activation="LeakyReLU", init="kaiming_normal", seed=3),
    Settings(data=OWN, points=CORNERS, batch_size=1, optimizer="Nesterov"),
]


@pytest.mark.parametrize("settings", CHOSEN, ids=lambda s: s.data)
def test_the_code_that_is_shown_trains_the_same_network(settings):
    run = Run(settings)
    while run.epoch < 3:
        run.step()
    space = {}
    exec(program(settings, 3), space)  # noqa: S102 (our own program)
    pairs = zip(run.net.parameters(), space["net"].parameters(), strict=True)
    for ours, shown in pairs:
        np.testing.assert_array_equal(ours.data, shown.data)
    np.testing.assert_array_equal(run.X[: run.trained], space["train"][0])
    if settings.data != OWN:
        assert run.costs[-1][2] == pytest.approx(space["history"].val_loss[-1])


@pytest.mark.parametrize("data", DATA[:-1])
def test_the_sets_are_learnt(data):
    wide = tuple(FEATURES) if data == "spirals" else ("x₁", "x₂")
    run = Run(Settings(data=data, noise=0.05, features=wide, units=8, lr=0.1))
    before = run.costs[0][1]
    while run.epoch < 40:
        run.step()
    assert run.costs[-1][1] < 0.7 * before


@pytest.mark.parametrize("data", DATA[:-1])
def test_both_classes_are_among_the_points_to_learn_from_and_to_check(data):
    settings = Settings(data=data, noise=0.1)
    run = Run(settings)
    X, y = points(settings, np.random.default_rng(0))
    assert set(y[: run.trained]) == set(y[run.trained :]) == {0, 1}
    assert (np.abs(X) < 1.8).mean() > 0.98  # they are in the picture


def test_features_are_those_of_their_names():
    X = np.array([[0.5, -0.25]], np.float32)
    seen = features(X, FEATURES)[0]
    expected = 0.5, -0.25, 0.25, 0.0625, -0.125, 1.0, -np.sin(np.pi / 4)
    np.testing.assert_allclose(seen, expected, rtol=1e-6)


def test_the_maps_are_what_inputs_units_and_output_say():
    run = Run(Settings(dropout=0.5, layers=3, units=5))
    maps = run.maps(plane())
    assert [m.shape for m in maps] == [(6400, n) for n in (2, 5, 5, 5, 1)]
    inputs = features(plane(), run.settings.features)
    np.testing.assert_array_equal(maps[1], run.net[:2].forward(inputs))
    np.testing.assert_array_equal(maps[-1], nn.sigmoid(run.net.forward(inputs)))


def test_a_rate_that_is_too_large_ends_the_training_calmly():
    run = Run(Settings(activation="Identity", optimizer="SGD", lr=0.1))
    run.change(run.settings._replace(lr=1e6))
    run.train_for(0.5)
    assert run.diverged
    run.step()
    run.maps(plane())


def test_many_costs_are_thinned_and_still_go_to_the_end():
    run = Run(Settings(data=OWN, points=CORNERS, batch_size=160, layers=1, units=1))
    while run.epoch < 900:
        run.step()
    epochs = [row[0] for row in run.costs]
    assert len(epochs) <= 400
    assert epochs[0] == 0
    assert epochs[-1] >= 899
    assert (np.diff(epochs) > 0).all()


@pytest.fixture
def board():
    board = explore.playground()
    yield board
    board.close()


def test_every_control_at_its_ends_is_shown_without_an_error(board):
    for key, control in board.controls.items():
        if isinstance(control, widgets.ToggleButton):
            control.value = not control.value
        else:
            for value in sorted(extremes(control)):
                control.value = value
                board.step()
                assert board.error is None, (key, value, board.error)
        assert board.error is None, (key, board.error)


def test_a_network_without_features_sees_both_coordinates(board):
    for name in FEATURES:
        board.controls[name].value = False
    assert board.run.settings.features == ("x₁", "x₂")
    assert board.error is None


def test_rate_and_penalty_change_on_the_way_and_the_network_stays(board):
    board.step()
    run, weights = board.run, board.run.weights[0].copy()
    for key, value in (("lr", 0.3), ("l1", 0.01), ("l2", 0.1), ("batch_size", 64)):
        board.controls[key].value = value
    assert board.run is run
    assert (run.optimizer.lr, run.optimizer.l1, run.optimizer.l2) == (0.3, 0.01, 0.1)
    np.testing.assert_array_equal(run.weights[0], weights)
    board.controls["units"].value = 5
    assert board.run is not run
    assert board.run.epoch == 0


def test_a_step_is_one_mini_batch_and_reset_begins_again(board):
    first = board.run.weights[0].copy()
    board.step()
    assert board.run.epoch == pytest.approx(16 / 160)
    assert not np.array_equal(board.run.weights[0], first)
    board.reset()
    assert board.run.epoch == 0
    assert not np.array_equal(board.run.weights[0], first)  # other first weights


def test_others_have_their_turn_while_it_trains(board):
    async def watch():
        board.start_or_pause()
        pictures, turns = board.renders, 0
        while board.run.epoch < 5 or turns < 5 or board.renders < pictures + 2:
            await asyncio.sleep(0)
            turns += 1
        assert board.starter.description == "Pause"
        board.start_or_pause()
        epoch, shown = board.run.epoch, board.renders
        await others_end()
        assert (board.run.epoch, board.renders) == (epoch, shown)
        return turns, shown - pictures

    turns, pictures = asyncio.run(watch())
    assert pictures >= 2
    assert turns > pictures  # not only between trainings
    assert board.starter.description == "Start"


def test_closing_ends_the_training():
    async def watch():
        board = explore.playground()
        board.start()
        await asyncio.sleep(0)
        board.close()
        await others_end()
        return board.run.epoch, board.running

    epoch, running = asyncio.run(watch())
    assert not running
    assert epoch < 1000


def test_an_error_in_a_frame_is_shown_and_ends_the_training(board):
    async def watch():
        board.view.show = None
        board.start()
        await others_end()

    asyncio.run(watch())
    assert not board.running
    assert "TypeError" in board._picture.fault


def middle(x1, x2):
    """The place in the picture, as shares, of a point of the plane."""
    right, down = (x1 / 1.8 + 1) / 2, (1 - x2 / 1.8) / 2
    return (PLANE[0] + LARGE * right) / WIDTH, (PLANE[1] + LARGE * down) / HEIGHT


def test_a_click_sets_a_point_of_the_chosen_class(board):
    for *place, kind in CORNERS:
        board.kind.value = kind
        x, y = middle(*place)
        board._picture._handle_msg(
            {
                "content": {"data": {"method": "custom", "content": {"x": x, "y": y}}},
                "buffers": [],
            }
        )
    assert board.controls["data"].value == OWN
    np.testing.assert_allclose(board.points, CORNERS, atol=2e-3)
    assert not board.run.empty
    board.step()
    assert "training cost" in board.alt
    board.clear()
    assert board.run.empty
    assert "set some points" in board.alt


def test_a_click_beside_the_plane_sets_none(board):
    board.touch(0.1, 0.5)
    assert board.points == []
    assert at(*middle(0.9, -1.7)) == pytest.approx((0.9, -1.7), abs=2e-3)


def test_the_code_is_shown_on_demand_and_follows(board):
    assert board.code.value == ""
    board.shows_code.value = True
    assert "nn.datasets.circles" in board.code.value
    board.controls["data"].value = "moons"
    board.step()
    assert "nn.datasets.moons" in board.code.value


def test_the_still_picture_and_its_text_are_there_without_a_kernel(board):
    data, _ = board._repr_mimebundle_()
    assert data["image/png"]
    assert data["text/plain"] == "<explorable: Playground>"
    assert board._picture.alt == board.alt
    assert board._picture.png == board._png


@pytest.mark.parametrize("data", [*DATA[:-1]])
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_all_choices_build_a_network(data, optimizer):
    for activation, init in zip(ACTIVATIONS, INITS, strict=True):
        settings = Settings(
            data=data, optimizer=optimizer, activation=activation, init=init
        )
        run = Run(settings)
        run.step()
        assert not run.diverged


@pytest.mark.parametrize(
    ("argument", "value"), [("units", 9), ("lr", 7.0), ("data", "ring")]
)
def test_a_bad_start_is_named(argument, value):
    with pytest.raises(ValueError, match=f"{argument} .*must"):
        explore.playground(**{argument: value})


CELLS = (
    "import asyncio\nfrom nnkit import explore\np = explore.playground()\np.start()",
    "was = p.run.epoch, p.renders\n6 * 7",
    "while p.run.epoch == was[0] or p.renders == was[1]:\n"
    "    await asyncio.sleep(0.01)\np.running",
    "p.pause()\np.error",
)


def test_cells_run_in_a_kernel_that_trains():
    book = new_notebook(cells=[new_code_cell(source) for source in CELLS])
    with quiet_place() as folder:
        client = nbclient.NotebookClient(book, timeout=60, config=kernel_config(folder))
        client.execute()
    shown = [
        output["data"]["text/plain"]
        for cell in book.cells[1:]
        for output in cell.outputs
        if output.output_type == "execute_result"
    ]
    assert shown == ["42", "True"]
