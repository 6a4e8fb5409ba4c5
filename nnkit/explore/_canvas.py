"""A canvas that draws again only what changed: most of a picture stands still.

To draw axes with their numbers takes Matplotlib three quarters of its time, and a
slider moves few of them. What lies below all that moves is kept as one background,
and what stands still above it (numbers, titles, legends) as cut-outs to lay on again.
"""

from operator import attrgetter

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.image import AxesImage
from matplotlib.legend import Legend
from matplotlib.spines import Spine
from matplotlib.text import Text

RECENT = 12  # draws; what changed within so many is expected to change again
WORTH_A_CUTOUT = AxesImage, Axis, Legend, Spine, Text


class Part:
    """An artist, and what is known of it: when it changed, and its cut-out."""

    def __init__(self, artist):
        self.artist = artist
        self.key, self.changed_at, self.cutout = None, -RECENT, None


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

    def redraw(self):
        """Draw the figure, with as much as possible of the last picture."""
        self.count += 1
        below, above = self._sorted()
        renderer = self.get_renderer()
        if self.background is None or below != self.below:
            renderer.clear()
            for part in below:
                part.artist.draw(renderer)
            self.background, self.below = self.copy_from_bbox(self.figure.bbox), below
        else:
            self.restore_region(self.background)
        for part in above:
            self._lay_on(part, renderer)

    def _sorted(self):
        """The parts from the back to the front: the background's, and the others."""
        below, above, known, parts = [], [], self.parts, {}
        for artists, axes in self._layers():
            limits_moved = axes is not None and self._limits_moved(axes)
            still = axes is not None or artists[0] is self.figure.patch
            for artist in artists:
                part = parts[artist] = known.get(artist) or Part(artist)
                if self._changed(part, limits_moved):
                    part.changed_at, part.cutout = self.count, None
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

    def _limits_moved(self, axes):
        """Whether the place of the axes or the range of its numbers is a new one."""
        axes.apply_aspect()
        lower, upper = axes.transData.transform([(0, 0.5), (1, 1)])
        frame = (*axes.viewLim.extents, *axes.bbox.extents, *lower, *upper)
        moved = self.frames.get(axes) != frame
        self.frames[axes] = frame
        return moved

    def _changed(self, part, limits_moved):
        """Whether an artist differs from what it was in the last picture."""
        artist = part.artist
        if isinstance(artist, Axis):
            if not (artist.stale or limits_moved):
                return part.key is None
            old, part.key = part.key, numbers(artist)
            artist.stale = False
            return part.key != old
        stale = artist.stale
        if stale and isinstance(artist, AxesImage):
            old, part.key = part.key, look_of(artist)
            stale = part.key != old
        if isinstance(artist, Legend):
            stale = stale or any(text.stale for text in artist.get_texts())
        artist.stale = False
        fixed = isinstance(artist, Legend | Spine)
        return stale or (limits_moved and not fixed)

    def _lay_on(self, part, renderer):
        artist = part.artist
        if part.changed_at == self.count or not isinstance(artist, WORTH_A_CUTOUT):
            artist.draw(renderer)
            return
        if part.cutout is None:
            part.cutout = cut_out(artist, renderer)
        pixels, x, y = part.cutout
        if pixels.size:
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


def numbers(axis):
    """Return what an axis shows: its limits, its numbers and its name."""
    places = axis.get_majorticklocs()
    return (
        *axis.get_view_interval(),
        axis.get_scale(),
        *places,
        *axis.major.formatter.format_ticks(places),
        *axis.get_minorticklocs(),
        axis.get_label_text(),
        *axis.axes.bbox.extents,
    )


def look_of(image):
    """Return what an image in axes shows: its values, its colours and its place."""
    values = image.get_array()
    return (
        values.tobytes(),
        values.shape,
        image.get_clim(),
        image.get_cmap().name,
        *image.get_extent(),
        image.get_alpha(),
    )


def cut_out(artist, renderer):
    """Return the pixels of one artist alone, and where its lower left corner is."""
    width, height = int(renderer.width), int(renderer.height)
    sheet = RendererAgg(width, height, renderer.dpi)
    artist.draw(sheet)
    pixels = np.asarray(sheet.buffer_rgba())
    rows, columns = (np.flatnonzero(pixels[..., 3].any(axis=k)) for k in (1, 0))
    if not len(rows):
        return pixels[:0], 0, 0
    top, bottom = rows[0], rows[-1] + 1
    left, right = columns[0], columns[-1] + 1
    kept = np.ascontiguousarray(pixels[top:bottom, left:right][::-1])  # bottom first
    return kept, left, height - bottom
