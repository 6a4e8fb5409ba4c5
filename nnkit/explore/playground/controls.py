"""What a learner sets on the playground, row by row."""

import ipywidgets as widgets

from nnkit.explore._controls import choice, log_slider, slider
from nnkit.explore.playground.settings import (
    ACTIVATIONS,
    DATA,
    FEATURES,
    INITS,
    OPTIMIZERS,
)

RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0)
DECAYS = (0.0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1)


def controls(settings):
    """Return the controls by the names of `Settings`, and a switch for each feature."""
    s = settings
    switches = {
        name: widgets.ToggleButton(
            name in s.features,
            description=name,
            tooltip=f"show {name} to the network",
            layout=widgets.Layout(width="76px"),
        )
        for name in FEATURES
    }
    return {
        "data": choice("data", "data", s.data, DATA),
        "noise": slider("noise", "noise", s.noise, 0.0, 0.4, 0.05),
        "layers": slider("layers", "hidden layers", s.layers, 1, 4, 1),
        "units": slider("units", "units in a layer", s.units, 1, 8, 1),
        "activation": choice("activation", "activation", s.activation, ACTIVATIONS),
        "init": choice("init", "initialization", s.init, INITS),
        "optimizer": choice("optimizer", "optimizer", s.optimizer, OPTIMIZERS),
        "lr": log_slider("lr", "learning rate η", s.lr, RATES),
        "l1": log_slider("l1", "λ of L1", s.l1, DECAYS),
        "l2": log_slider("l2", "λ of L2", s.l2, DECAYS),
        "dropout": slider("dropout", "dropout", s.dropout, 0.0, 0.8, 0.1),
        "batch_size": log_slider(
            "batch_size", "batch size", s.batch_size, (1, 4, 16, 64, 160)
        ),
        **switches,
    }


def button(label, act, *, tip, kind=""):
    """Return a button that calls `act()`."""
    made = widgets.Button(
        description=label,
        tooltip=tip,
        button_style=kind,
        layout=widgets.Layout(width="120px"),
    )
    made.on_click(lambda _: act())
    return made


def row(*children, label=""):
    """Return some controls in a row that wraps, with a word in front."""
    first = [widgets.Label(label)] if label else []
    return widgets.Box(
        [*first, *children],
        layout=widgets.Layout(flex_flow="row wrap", max_width="840px"),
    )
