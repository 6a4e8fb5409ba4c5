"""The playground itself: buttons, a training that leaves the kernel free, a picture.

The training is a task of the kernel's own loop. It works for some hundredths of a
second, shows a picture, and gives the loop back: a cell, or a slider, comes in between.
"""

import asyncio
import html

import ipywidgets as widgets
import numpy as np

from nnkit.explore._stage import Stage
from nnkit.explore.playground.code import program
from nnkit.explore.playground.controls import button, controls, row
from nnkit.explore.playground.model import Run
from nnkit.explore.playground.settings import FEATURES, OWN, Settings
from nnkit.explore.playground.view import HEIGHT, View, at

SLICE, PAUSE = 0.025, 0.01  # seconds of training, and for others, between two pictures
LEGEND = (
    "Violet is above 0 and class 1, orange below 0 and class 0; a line is as thick as "
    "its weight is large; points not to learn from are hollow."
)
HINT = (
    "The playground's picture. A click on the output sets a point of your own; by "
    "keyboard the arrow keys move a ring, and Enter sets the point."
)


class Playground(Stage):
    """A network that learns before your eyes.

    Attributes
    ----------
    run : Run
        The training that is shown.
    running : bool
        Whether it goes on by itself.
    """

    title = "Playground"
    height = HEIGHT
    hint = HINT

    def __init__(self, settings):
        self.run, self.points, self._task = None, list(settings.points), None
        self.seed = settings.seed
        super().__init__(controls(settings))
        self.starter = button("Start", self.start_or_pause, tip="", kind="primary")
        self.kind = widgets.ToggleButtons(options=[("class 0", 0), ("class 1", 1)])
        self.kind.style.button_width = "70px"
        self.shows_code = widgets.ToggleButton(description="Show the code")
        self.shows_code.observe(lambda _: self._write_code(), names="value")
        self.code = widgets.HTML()
        buttons = (
            self.starter,
            button("Step", self.step, tip="one mini-batch"),
            button("Reset", self.reset, tip="new first weights"),
            self.shows_code,
        )
        one = [c for name, c in self.controls.items() if name not in FEATURES]
        self.children = [
            row(*buttons),
            row(*one),
            row(*(self.controls[name] for name in FEATURES), label="the network sees"),
            row(
                self.kind,
                button("Clear points", self.clear, tip="take your points away"),
                label="your points (click)",
            ),
            self._picture,
            self.code,
            *self.children[2:],
        ]

    def build(self, figure):
        """Make the axes and the artists, once."""
        figure.set_layout_engine("none")
        self.view = View(figure)

    def draw(self, **values):
        """Show the run, a new one where the settings need it; return a sentence."""
        seen = tuple(name for name in FEATURES if values.pop(name))
        settings = Settings(
            **values,
            features=seen or tuple(FEATURES)[:2],
            points=tuple(self.points),
            seed=self.seed,
        )
        if self.run is None or settings.anew != self.run.settings.anew:
            self.run = Run(settings)
        self.run.change(settings)
        self.view.show(self.run)
        return sentence(self.run)

    def _refresh(self):
        self._shown = self.values
        self._draw_or_report()
        if self.error is not None:
            self.pause()

    @property
    def running(self):
        """Whether the training goes on by itself."""
        return self._task is not None

    def start_or_pause(self):
        """Start the training, or pause it."""
        self.pause() if self.running else self.start()

    def start(self):
        """Train from now on, in the loop that runs this very call."""
        if not self.running:
            self._task = asyncio.get_running_loop().create_task(self._train())
            self.starter.description = "Pause"

    def pause(self):
        """Stop after the slice that is under way."""
        self._task = None
        self.starter.description = "Start"
        self._write_code()

    async def _train(self):
        mine = asyncio.current_task()
        while self._task is mine:
            self.run.train_for(SLICE)
            self._refresh()
            if self.run.empty or self.run.diverged:
                self.pause()
            await asyncio.sleep(PAUSE)

    def step(self):
        """Take one mini-batch and pause."""
        self.pause()
        self.run.step()
        self._refresh()

    def reset(self):
        """Begin again, with other first weights."""
        self.seed += 1
        self._refresh()
        self._write_code()

    def touch(self, x, y):
        """Set a point of the chosen class where the picture was clicked."""
        place = at(x, y)
        if place is None:
            return
        self.points.append((*place, self.kind.value))
        if self.controls["data"].value == OWN:
            self._refresh()
        else:
            self.controls["data"].value = OWN

    def clear(self):
        """Take all points of the learner away."""
        self.points.clear()
        self._refresh()

    def close(self):
        """Stop training, too."""
        self._task = None
        super().close()

    def _write_code(self):
        text = program(self.run.settings, self.run.epoch)
        shown = self.shows_code.value
        self.code.value = f"<pre>{html.escape(text)}</pre>" if shown else ""


def sentence(run):
    """Return what the network is, and how far it has come, in words."""
    s = run.settings
    network = " + ".join([str(s.units)] * s.layers)
    what = (
        f"{s.data.capitalize()}, {', '.join(s.features)} → {network} units "
        f"({s.activation}) → 1; {s.optimizer}, η = {s.lr:g}. "
    )
    if run.empty:
        return what + "There are no two classes to tell apart yet: set some points."
    if run.diverged:
        return what + f"Epoch {run.epoch:.1f}: the cost is no number; η is too big."
    epoch, training, validation = run.costs[-1]
    checked = "" if np.isnan(validation) else f", validation cost {validation:.3f}"
    return what + f"Epoch {epoch:.0f}: training cost {training:.3f}{checked}. {LEGEND}"


def playground(**start):
    """Train a small network before your eyes, and change all of it on the way.

    Parameters
    ----------
    **start : dict
        Where to start, by the names of `Settings`: data, noise, features, layers,
        units, activation, init, optimizer, lr, l1, l2, dropout, batch_size, points,
        seed.

    Returns
    -------
    Playground
        The widget.

    Raises
    ------
    TypeError
        For a name that there is not.
    ValueError
        If a starting value is out of range.
    """
    return Playground(Settings(**start))
