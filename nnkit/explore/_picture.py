"""The picture of an explorable in the page: a PNG, its words, and how it is touched."""

import base64
from pathlib import Path

import anywidget
import traitlets

PAGE = Path(__file__).with_name("page")


def address(png, _):
    """Return an address that holds the whole picture.

    A browser draws it at once. For bytes the page would make an address of another
    kind, and then ask another process of the browser for what it has just given it.
    """
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"


class Picture(anywidget.AnyWidget):
    """A PNG with alternative text and a caption; it goes to the page as an address.

    Where `hint` says what a touch does, the picture is a stop of the Tab key. A click
    sends the message {"x": …, "y": …}: shares of the width and of the height, from the
    upper left corner. Of the arrow keys, with `moves` each sends {"right": …, "down":
    …}, in whole steps; without, they move a ring, and Enter sends a click there.
    """

    _esm = PAGE / "picture.js"
    _css = PAGE / "figures.css"
    alt = traitlets.Unicode().tag(sync=True)
    words = traitlets.Unicode().tag(sync=True)
    fault = traitlets.Unicode().tag(sync=True)
    hint = traitlets.Unicode().tag(sync=True)
    moves = traitlets.Bool(False).tag(sync=True)
    png = traitlets.Bytes().tag(sync=True, to_json=address)

    def show(self, png, alt, words):
        """Put all three on the page, in one message."""
        with self.hold_sync():
            self.alt, self.words, self.png, self.fault = alt, words, png, ""

    def fail(self, report):
        """Show a report, some HTML, in place of the picture until the next `show`."""
        self.fault = report
