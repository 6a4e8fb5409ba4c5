"""The stage on which every explorable plays: controls, one picture, one sentence.

A new figure for every move of a slider is slow, and a picture without words is
closed to a reader who cannot see it. So one figure lives as long as the widget, its
artists are updated in place, and the picture goes to the page with an alternative text
that says what it shows now.
"""

import base64
import html
import traceback

import ipywidgets as widgets
import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import LogFormatterMathtext
from threadpoolctl import ThreadpoolController

from nnkit.explore._access import Access
from nnkit.explore._canvas import LazyCanvas
from nnkit.explore._picture import Picture
from nnkit.explore._powers import Powers
from nnkit.plotting._png import png, with_palette
from nnkit.plotting._style import look

WIDTH, DPI = 840, 100
# The products here are small: two threads wait for one another longer than one works.
THREADS = ThreadpoolController()


class Stage(widgets.VBox):
    """A row of controls above a picture that follows them.

    A subclass builds its artists in `build` and moves them in `draw`. An exception
    in `draw` is shown in place of the picture, with its traceback; the next change of
    a control tries again.

    Parameters
    ----------
    controls : dict of str to ipywidgets.Widget
        The controls, by the name of the argument of `draw` that each one sets.

    Attributes
    ----------
    controls : dict of str to ipywidgets.Widget
        As given: ``stage.controls["eta"].value = 0.5`` moves a slider.
    alt : str
        The alternative text of the picture that is shown now.
    error : Exception or None
        What the last `draw` raised, if it did.
    renders : int
        How many pictures were made.
    """

    title = "Explorable"
    height = 380
    hint = ""  # what a touch of the picture does, where it does something
    moves = False  # whether an arrow key is a touch, or moves a ring over the picture

    def __init__(self, controls):
        self.controls = dict(controls)
        self.alt, self.error, self.renders = "", None, 0
        self._png, self._shown, self._busy = b"", None, False
        self._picture = Picture(hint=self.hint, moves=self.moves)
        self._picture.on_msg(lambda _, message, __: self.touch(**message))
        row = widgets.Box(
            list(self.controls.values()),
            layout=widgets.Layout(flex_flow="row wrap", max_width=f"{WIDTH}px"),
        )
        super().__init__([row, self._picture, Access()])
        self.add_class("nnkit-explorable")
        with look():
            self.figure = Figure(figsize=(WIDTH / DPI, self.height / DPI), dpi=DPI)
            self.canvas = LazyCanvas(self.figure)
            self.adapt()
            self.build(self.figure)
            self._write_powers()
            self._shown = self.values
            sentence = self.draw(**self._shown)
            self._lay_out()
            self._show(sentence)
        for control in self.controls.values():
            control.observe(self.update, names="value")

    def _lay_out(self):
        """Fix where axes and labels stand: to find it is half the work of drawing."""
        self.canvas.draw()
        self.figure.set_layout_engine("none")
        for ax in self.figure.axes:
            for axis in (ax.xaxis, ax.yaxis):
                place = axis.label.get_transform()
                axis.set_label_coords(*axis.label.get_position(), transform=place)

    def _write_powers(self):
        """Give logarithmic axes numbers that are quickly written."""
        for ax in self.figure.axes:
            for axis in (ax.xaxis, ax.yaxis):
                if isinstance(axis.get_major_formatter(), LogFormatterMathtext):
                    axis.set_major_formatter(Powers())

    def build(self, figure):
        """Make the axes and the artists, once."""
        raise TypeError(f"{type(self).__name__} must define build(figure)")

    def adapt(self):
        """Let controls follow one another, before a picture; by default none does."""

    def draw(self, **values):
        """Move the artists to the values of the controls; return a sentence."""
        raise TypeError(f"{type(self).__name__} must define draw(**values)")

    @property
    def values(self):
        """The value of every control, by name."""
        return {name: control.value for name, control in self.controls.items()}

    def touch(self, **where):
        """Answer a touch of the picture, a message of `Picture`, by moving controls."""
        raise TypeError(f"{type(self).__name__} must define touch(**where)")

    def under(self, ax, x, y):
        """Return what axes have under a place of the picture; None beside them.

        The place is given by shares of the width and height, from the upper left.
        """
        point = self.figure.bbox.size * (x, 1 - y)
        if not ax.bbox.contains(*point):
            return None
        return tuple(ax.transData.inverted().transform(point))

    def move(self, **values):
        """Set several controls, and draw one picture for all of them."""
        self._busy = True
        try:
            for name, value in values.items():
                self.controls[name].value = value
        finally:
            self._busy = False
        self.update()

    def update(self, change=None):
        """Draw for the newest values, unless just these are on show.

        The page sends one change at a time and, while the kernel works, keeps only
        the newest. What is left to drop here: a change that comes while a picture is
        being made, and a value that went and came back.
        """
        if self._busy:
            return
        self._busy = True
        try:
            while self._shown != self.values:
                self.adapt()
                self._shown = self.values
                self._draw_or_report()
        finally:
            self._busy = False

    def _draw_or_report(self):
        try:
            with look(), THREADS.limit(limits=1):
                self._show(self.draw(**self._shown))
            self.error = None
        except Exception as error:
            self.error = error
            self._picture.fail(_report(error))

    def _show(self, sentence):
        self.canvas.redraw()
        self._png = png(np.asarray(self.canvas.buffer_rgba()))
        self.renders += 1
        self.alt = f"{self.title}. {sentence}"
        self._picture.show(self._png, self.alt, sentence)

    def __repr__(self):
        """Return a text that is the same on every machine (nbval compares it)."""
        return f"<explorable: {self.title}>"

    def _repr_mimebundle_(self, include=None, exclude=None, **kwargs):
        """Add the picture, for readers of the notebook without a kernel."""
        data = super()._repr_mimebundle_(include=include, exclude=exclude, **kwargs)
        stored = with_palette(self._png)  # small in the file; the live one is not
        data |= {"image/png": base64.b64encode(stored).decode("ascii")}
        return data, {"image/png": {"alt": self.alt}}


def legend_below(ax, *args, ncols, **look):
    """Set the legend of axes below them, where nothing is drawn."""
    place = {"loc": "upper center", "bbox_to_anchor": (0.5, -0.17)}
    spacing = {"columnspacing": 1.2, "handlelength": 1.6, "borderaxespad": 0}
    return ax.legend(*args, ncols=ncols, frameon=False, **place, **spacing, **look)


def put(image, values, extent):
    """Show other values in an image, and another place only where it is another.

    Axes find their limits and their numbers anew when an image is given a place.
    """
    image.set_data(values)
    if tuple(image.get_extent()) != tuple(extent):
        image.set_extent(extent)


def _report(error):
    lines = "".join(traceback.format_exception(error))
    return (
        '<div style="border-left:4px solid #D55E00;padding:4px 12px">'
        "<b>This explorable stopped with an error.</b> "
        f"{type(error).__name__}: {html.escape(str(error))}"
        f"<details><summary>Details</summary><pre>{html.escape(lines)}</pre>"
        "</details></div>"
    )
