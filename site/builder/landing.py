"""The first page."""

import html
import json
import re
from string import Template
from urllib.parse import quote

from builder.places import KERNEL_NAME, OUT, ROOT, SITE

TIME = re.compile(r"\*\*Time\*\*\s*\|\s*(\d+ minutes)")


def build():
    """Write the landing page."""
    static = OUT / "extensions" / KERNEL_NAME / "static"
    large = json.loads((static / "manifest.json").read_text(encoding="utf-8"))["large"]
    megabytes = round(sum(pack["bytes"] for pack in large.values()) / 1e6 + 5)
    rows = [_chapter(folder) for folder in sorted((ROOT / "course").glob("[0-9]*"))]
    page = Template((SITE / "pages" / "index.html").read_text(encoding="utf-8"))
    text = page.substitute(chapters="\n".join(rows), megabytes=megabytes)
    (OUT / "index.html").write_text(text, encoding="utf-8")


def _chapter(folder):
    lines = []
    for path in sorted(folder.glob("*.ipynb")):
        title, time = head(json.loads(path.read_text(encoding="utf-8")))
        link = quote(f"{folder.name}/{path.name}")
        lines.append(
            f'<tr><td><a href="lab/index.html?path={link}">{html.escape(title)}</a>'
            f"</td><td>{time}</td></tr>"
        )
    return f"<tbody>{''.join(lines)}</tbody>"


def head(book):
    """Return the title and the time of a notebook.

    Examples
    --------
    >>> texts = ["# 01 · Vectors", "| **Time** | 30 minutes |"]
    >>> head({"cells": [{"cell_type": "markdown", "source": [t]} for t in texts]})
    ('01 · Vectors', '30 minutes')
    """
    cells = [cell for cell in book["cells"] if cell["cell_type"] == "markdown"]
    text = "\n".join("".join(cell["source"]) for cell in cells[:2])
    title = re.search(r"^# (.+)$", text, re.M)
    time = TIME.search(text)
    return title[1] if title else "", time[1] if time else ""
