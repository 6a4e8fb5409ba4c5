"""A picture in the page that tells where it was clicked, or entered by keyboard."""

from pathlib import Path

import anywidget
import traitlets


class Picture(anywidget.AnyWidget):
    """A PNG with alternative text and a caption; it goes to the page as bytes.

    A click, or Enter after some arrow keys, sends the message {"x": …, "y": …}:
    shares of the width and of the height, from the upper left corner.
    """

    _esm = Path(__file__).with_name("picture.js")
    alt = traitlets.Unicode().tag(sync=True)
    words = traitlets.Unicode().tag(sync=True)
    hint = traitlets.Unicode().tag(sync=True)
    png = traitlets.Bytes().tag(sync=True)

    def show(self, png, alt, words):
        """Put all three on the page, in one message."""
        with self.hold_sync():
            self.alt, self.words, self.png = alt, words, png
