"""A canvas that draws again only what changed: most of a picture stands still.

To draw axes with their numbers takes Matplotlib three quarters of its time, and a
slider moves few of them. What lies below all that moves is kept as one background,
and what stands still above it (numbers, titles, legends) as cut-outs to lay on again.
"""

from operator import attrgetter

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.image import AxesImage
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.spines import Spine
from matplotlib.text import Text

from nnkit.explore._renderer import QuickRenderer

KEPT = 8  # cut-outs of an axis: a scale often comes back to where it was
RECENT = 12  # draws; what changed within so many is expected to change again
KEYED = Axis, AxesImage  # these tell in numbers what they show
WORTH_A_CUTOUT = AxesImage, Axis, Legend, Spine, Text


class Part:
    """An artist, and what is known of it: when it changed, and its cut-out."""

    def __init__(self, artist):
        self.artist = artist
        self.key, self.changed_at, self.cutouts = None, -RECENT, {}

    def cutout(self, renderer):
        """Its pixels, and their place; None where it is cheaper to draw it."""
        if self.key not in self.cutouts:
            if len(self.cutouts) == KEPT:
                self.cutouts.pop(next(iter(self.cutouts)))
            self.cutouts[self.key] = None
        elif self.cutouts[self.key] is None:
            self.cutouts[self.key] = cut_out(self.artist, renderer)
        return self.cutouts[self.key]


class LazyCanvas(FigureCanvasAgg):
    """An Agg canvas whose `redraw` makes the picture that `draw` makes, but sooner.

    Artists are Matplotlib's own; they tell by their flag ``stale`` that they changed.
    Of an axis and of an image, that flag also rises when they are set to what they
    are: so what they show is compared. What hangs on the limits changes with them.

    Raises
    ------
    Nothing of its own; what an artist raises while it is drawn passes through.
    """

    def __init__(self, figure):
        super().__init__(figure)
        self.parts, self.frames, self.count = {}, {}, 0
        self.background, self.below = None, []
        size = (round(side) for side in figure.bbox.size)
        self.renderer = QuickRenderer(*size, figure.dpi)

    def get_renderer(self):
        """The renderer, always the same one: the figure keeps its size."""
        return self.renderer

    def redraw(self):
        """Draw the figure, with as much as possible of the last picture."""
        self.count += 1
        below, above = self._sorted()
        renderer = self.get_renderer()
        if self.background is None or below != self.below:
            renderer.clear()
            for part in below:
                part.artist.draw(renderer)
                part.cutouts.setdefault(part.key)  # seen once: worth a cut-out later
            self.background, self.below = self.copy_from_bbox(self.figure.bbox), below
        else:
            self.restore_region(self.background)
        for part in above:
            self._lay_on(part, renderer)

    def _sorted(self):
        """The parts from the back to the front: the background's, and the others."""
        below, above, known, parts = [], [], self.parts, {}
        for artists, axes in self._layers():
            moved = (False, False) if axes is None else self._moved(axes)
            still = axes is not None or artists[0] is self.figure.patch
            for artist in artists:
                part = parts[artist] = known.get(artist) or Part(artist)
                # What is new may stand still from now on.
                if self._changed(part, *moved) and artist in known:
                    part.changed_at = self.count
                    if part in self.below:
                        self.background = None
                still = still and self.count - part.changed_at >= RECENT
                (below if still else above).append(part)
        self.parts = parts
        return below, above

    def _layers(self):
        """The artists from the back to the front, each axes' with the axes."""
        figure = self.figure
        yield [figure.patch], None
        others = [a for a in figure.get_children() if a is not figure.patch]
        for artist in sorted(filter(drawn, others), key=attrgetter("zorder")):
            yield ordered(artist) if isinstance(artist, Axes) else ([artist], None)

    def _moved(self, axes):
        """Whether the axes lie elsewhere, and whether the range of numbers does."""
        axes.apply_aspect()
        ends = axes.transScale.transform(axes.viewLim.get_points())
        place, limits = axes.bbox.extents, axes.viewLim.extents
        frame = tuple(place), (*limits, *ends.flat)
        old = self.frames.get(axes, (None, None))
        self.frames[axes] = frame
        return frame[0] != old[0], frame[1] != old[1]

    def _changed(self, part, elsewhere, other_limits):
        """Whether an artist differs from what it was in the last picture."""
        artist = part.artist
        stale = artist.stale
        if isinstance(artist, KEYED):
            stale = stale or (isinstance(artist, Axis) and artist.label.stale)
            if stale or elsewhere or other_limits or part.key is None:
                old, part.key = part.key, look_of(artist)
                stale = part.key != old
        elif isinstance(artist, Legend):
            stale = stale or any(text.stale for text in artist.get_texts())
        artist.stale = False
        if isinstance(artist, (*KEYED, Legend, Spine)) or is_title(artist):
            return stale or elsewhere
        return stale or elsewhere or other_limits

    def _lay_on(self, part, renderer):
        artist = part.artist
        if not isinstance(artist, KEYED) and part.changed_at == self.count:
            part.cutouts.clear()
        worth = isinstance(artist, WORTH_A_CUTOUT)
        if isinstance(artist, Line2D):  # quickly drawn, if it changes now and then
            worth = self.count - part.changed_at >= RECENT
        known = worth and part.cutout(renderer)
        if not known:
            artist.draw(renderer)
        elif known[0].size:
            pixels, x, y = known
            renderer.draw_image(renderer.new_gc(), x, y, pixels)


def drawn(artist):
    """Whether an artist leaves a trace: an empty title does not."""
    return artist.get_visible() and not (
        isinstance(artist, Text) and not artist.get_text()
    )


def ordered(axes):
    """Return the visible artists of axes from the back to the front, and the axes."""
    frame = axes.axison and axes.get_frame_on()
    left_out = {axes.patch, *(() if frame else axes.spines.values())}
    left_out |= set() if axes.axison else {axes.xaxis, axes.yaxis}
    artists = [a for a in axes.get_children() if a not in left_out and drawn(a)]
    back = [axes.patch] if frame and axes.patch.get_visible() else []
    return back + sorted(artists, key=attrgetter("zorder")), axes


def is_title(artist):
    """Whether an artist is the title of its axes, which stands above the limits."""
    return artist.axes is not None and artist is artist.axes.title


def look_of(artist):
    """Return what an axis or an image in axes shows, and where."""
    frame = tuple(artist.axes.bbox.extents)
    if isinstance(artist, AxesImage):
        frame += tuple(artist.axes.viewLim.extents)
        values = artist.get_array()
        colours = artist.get_clim(), artist.get_cmap().name, artist.get_alpha()
        return values.tobytes(), values.shape, colours, *artist.get_extent(), *frame
    places = artist.get_majorticklocs()
    words = artist.major.formatter.format_ticks(places), artist.get_label_text()
    ticks = (*places, None, *artist.get_minorticklocs())
    limits = tuple(artist.get_view_interval())
    return frame, limits, artist.get_scale(), ticks, *words[0], words[1]


def cut_out(artist, renderer):
    """Return the pixels of one artist alone, and where its lower left corner is."""
    width, height = int(renderer.width), int(renderer.height)
    sheet = QuickRenderer(width, height, renderer.dpi)
    artist.draw(sheet)
    pixels = np.asarray(sheet.buffer_rgba())
    rows, columns = (np.flatnonzero(pixels[..., 3].any(axis=k)) for k in (1, 0))
    if not len(rows):
        return pixels[:0], 0, 0
    top, bottom = rows[0], rows[-1] + 1
    left, right = columns[0], columns[-1] + 1
    kept = np.ascontiguousarray(pixels[top:bottom, left:right][::-1])  # bottom first
    return kept, left, height - bottom
