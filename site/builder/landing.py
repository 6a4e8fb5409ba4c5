"""The first page."""

import html
import json
from string import Template
from urllib.parse import quote

from builder.places import KERNEL_NAME, OUT, PAGES, ROOT, SITE
from nnkit.classroom import contents


def build():
    """Write the landing page."""
    static = OUT / "extensions" / KERNEL_NAME / "static"
    large = json.loads((static / "manifest.json").read_text(encoding="utf-8"))["large"]
    megabytes = round(sum(pack["bytes"] for pack in large.values()) / 1e6 + 5)
    table = chapters(contents.pages(ROOT / "course"))
    page = Template((SITE / "pages" / "index.html").read_text(encoding="utf-8"))
    text = page.substitute(chapters=table, pages=PAGES, megabytes=megabytes)
    (OUT / "index.html").write_text(text, encoding="utf-8")


def chapters(listed):
    """Return the body of the table of notebooks, a group of rows for each chapter.

    Parameters
    ----------
    listed : list of nnkit.classroom.contents.Page
    """
    groups = {}
    for one, minutes in zip(listed, contents.minutes(listed), strict=True):
        groups.setdefault(one.chapter, []).append(_row(one, minutes))
    return "\n".join(
        f'<tbody><tr><th colspan="3" scope="rowgroup">{contents.spoken(chapter)}</th>'
        f"</tr>\n{''.join(rows)}</tbody>"
        for chapter, rows in groups.items()
    )


def _row(one, minutes):
    path = quote(f"{one.chapter}/{one.name}")
    title, page = html.escape(one.title), path.removesuffix(".ipynb")
    return (
        f'<tr><td><a href="{PAGES}/{page}.html">{title}</a></td>'
        f"<td>{minutes} minutes</td>"
        f'<td><a href="lab/index.html?path={path}" aria-label="Open {title}">open</a>'
        "</td></tr>\n"
    )
