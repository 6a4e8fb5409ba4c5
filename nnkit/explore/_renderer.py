"""An Agg renderer that writes a line of text at once, and the same one only once.

Matplotlib sets each letter by itself, at fractions of a point. The text of a picture
is most of what a slider waits for, so here a line is set as one, at whole points, and
kept: of the lines of a picture few are new in the next.
"""

import functools

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg, get_hinting_flag
from matplotlib.font_manager import fontManager, get_font

KEPT = 512  # lines, of a few kilobytes each


class QuickRenderer(RendererAgg):
    """`RendererAgg`, but for level text without formulas."""

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        """Draw the line `s` with its left end at x and its base at y, from the top."""
        if ismath or angle % 360:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
            return
        size = prop.get_size_in_points()
        path = fontManager.findfont(prop)
        ink, right, below = line(s, path, size, self.dpi, gc.get_antialiased())
        if not ink.size:
            return
        pixels = np.empty((*ink.shape, 4), np.uint8)
        pixels[..., :3] = np.round(255 * np.array(gc.get_rgb()[:3]))
        pixels[..., 3] = ink
        self.draw_image(gc, round(x + right), self.height - round(y + below), pixels)


@functools.lru_cache(KEPT)
def line(text, path, size, dpi, antialiased):
    """Return the ink of a line, lowest row first, and where its lower left corner is.

    Returns
    -------
    tuple of (array of shape (H, W), float, float)
        The ink from 0 to 255; how far right of the line's left end it begins, and how
        far below the base it ends.
    """
    font = get_font(path)
    font.set_size(size, dpi)
    font.set_text(text, 0, flags=get_hinting_flag())
    font.draw_glyphs_to_bitmap(antialiased=antialiased)
    right, down = (part / 64 for part in font.get_bitmap_offset())
    below = down + font.get_descent() / 64 + 1
    return np.array(font.get_image())[::-1], right, below
