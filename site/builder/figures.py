"""The pictures of a notebook as files, and as HTML that shows them with their words."""

import base64
import hashlib
import html
import re
from dataclasses import dataclass
from urllib.parse import quote

from builder.places import BuildError

FOLDER = "figures"  # beside the chapters' folders
EXPLORABLE = "<explorable"
#: What `nnkit.plotting.show` returns.
SHOWN = re.compile(r'<img alt="([^"]*)"[^>]* src="data:image/png;base64,([^"]*)">')


@dataclass(frozen=True)
class Figure:
    """One picture."""

    png: bytes
    alt: str
    explorable: bool

    @property
    def name(self):
        """The file's name, made from its content."""
        return hashlib.sha256(self.png).hexdigest()[:16] + ".png"

    @property
    def image(self):
        """Its HTML element, for a page one folder below the root of the pages."""
        width, height = (int.from_bytes(self.png[k : k + 4]) for k in (16, 20))
        return (
            f'<img src="../{FOLDER}/{self.name}" alt="{html.escape(self.alt)}" '
            f'width="{width}" height="{height}" loading="lazy">'
        )

    def element(self, code, notebook):
        """Return the HTML of the figure.

        Parameters
        ----------
        code, notebook : str
            The source that made it and its notebook's path, from which a script brings
            an explorable to life.
        """
        if not self.explorable:
            return f'<figure class="nnkit-figure">{self.image}</figure>'
        return (
            f'<figure class="nnkit-explorable" data-code="{quote(code)}" '
            f'data-notebook="{html.escape(notebook)}">{self.image}</figure>'
        )


def figure(output):
    """Return the `Figure` that a cell's output shows, or None.

    Raises
    ------
    BuildError
        If a picture has no alternative text, or HTML is no picture.
    """
    data = {kind: "".join(text) for kind, text in output.get("data", {}).items()}
    said = data.get("text/plain", "")
    if "image/png" in data:
        alt = output["metadata"].get("image/png", {}).get("alt", "")
        encoded = data["image/png"]
    elif "text/html" in data:
        found = SHOWN.fullmatch(data["text/html"].strip())
        if not found:
            raise BuildError(f"an output is HTML and no picture: {said[:80]}")
        alt, encoded = html.unescape(found[1]), found[2]
    else:
        return None
    if not alt:
        raise BuildError(
            f"a picture has no alternative text: {said[:80]}. Execute its notebook"
        )
    return Figure(base64.b64decode(encoded), alt, said.startswith(EXPLORABLE))
