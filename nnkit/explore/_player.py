"""Play, pause, step: the steps of a run one after the other, as a film."""

import asyncio

import ipywidgets as widgets

from nnkit.explore._controls import slider
from nnkit.explore._stage import Stage

WHOLE, SHORTEST, LONGEST = 8.0, 0.05, 0.4  # seconds of the film, and of one step


def shown_slider(shown, steps):
    """Return the slider that says up to which step a run is shown; None is the last.

    Examples
    --------
    >>> shown_slider(None, 30).value
    30
    """
    start = steps if shown is None else shown
    return slider("shown", "shown up to step", start, 0, steps, 1)


def end_at(control, last):
    """Let that slider end at another step; if it is at its end, it stays there."""
    at_end = control.value == control.max
    control.max = last
    if at_end:
        control.value = last


def step_at(shown, last):
    """Return the number of the step to look at: None, and past the end, is the last.

    Examples
    --------
    >>> step_at(None, 30), step_at(4, 30), step_at(99, 30)
    (30, 4, 30)
    """
    return last if shown is None else min(shown, last)


class PlayedStage(Stage):
    """An explorable of a run of `steps` steps, shown up to the step `shown`."""

    def __init__(self, controls):
        super().__init__(controls)
        self.player = Player(self.controls["shown"])
        first, *others = self.children
        self.children = [first, self.player, *others]

    def adapt(self):
        """Let the replay end with the run."""
        end_at(self.controls["shown"], self.controls["steps"].value)


class Player(widgets.HBox):
    """Buttons that move a slider of whole numbers as the keys of a player do.

    Parameters
    ----------
    control : IntSlider
        Goes through the steps.

    Attributes
    ----------
    playing : bool
        Whether it moves by itself.
    """

    def __init__(self, control):
        self.control, self._task = control, None
        self.starter = _button("Play", "from here to the last step")
        self.back, self.forward = (
            _button(name, "one step") for name in ("Back", "Forward")
        )
        self.starter.on_click(lambda _: self.pause() if self.playing else self.play())
        self.back.on_click(lambda _: self.step(-1))
        self.forward.on_click(lambda _: self.step(1))
        super().__init__([self.starter, self.back, self.forward])

    @property
    def playing(self):
        """Whether the slider moves by itself."""
        return self._task is not None

    def play(self):
        """Go on by itself, in the loop that runs this very call; at the end, anew."""
        if self.playing:
            return
        if self.control.value == self.control.max:
            self.control.value = self.control.min
        self._task = asyncio.get_running_loop().create_task(self._go())
        self.starter.description = "Pause"

    def pause(self):
        """Stay at this step."""
        self._task = None
        self.starter.description = "Play"

    def step(self, count):
        """Pause, and go a step on or back where there is one."""
        self.pause()
        there = self.control.value + count
        self.control.value = min(max(there, self.control.min), self.control.max)

    async def _go(self):
        mine = asyncio.current_task()
        while self.control.value < self.control.max:
            pause = WHOLE / max(self.control.max, 1)
            await asyncio.sleep(min(max(pause, SHORTEST), LONGEST))
            if self._task is not mine:
                return
            self.control.value += 1
        self.pause()

    def close(self):
        """Stop playing, too."""
        self.pause()
        super().close()


def _button(name, what):
    return widgets.Button(
        description=name, tooltip=what, layout=widgets.Layout(width="100px")
    )
