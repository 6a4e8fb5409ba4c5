"""The first page, and the licences of what runs behind it."""

import html
import json
import shutil
from importlib.metadata import distribution
from string import Template
from urllib.parse import quote

from builder.places import KERNEL_NAME, NODE_MODULES, OUT, PAGES, ROOT, SITE
from nnkit.classroom import contents

#: Python's packages of which the site holds scripts and style sheets.
DISTRIBUTIONS = "furo", "jupyterlite-core", "myst-nb", "sphinx"


def build(python, packages):
    """Write the landing page and the folder of licences.

    Parameters
    ----------
    python : Path
        The folder of the WASI build.
    packages : list of str
        The npm packages that the pages hold.
    """
    static = OUT / "extensions" / KERNEL_NAME / "static"
    large = json.loads((static / "manifest.json").read_text(encoding="utf-8"))["large"]
    megabytes = round(sum(pack["bytes"] for pack in large.values()) / 1e6 + 5)
    table = chapters(contents.pages(ROOT / "course"))
    page = Template((SITE / "pages" / "index.html").read_text(encoding="utf-8"))
    text = page.substitute(chapters=table, pages=PAGES, megabytes=megabytes)
    (OUT / "index.html").write_text(text, encoding="utf-8")
    _licences(python, packages)


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


def _licences(python, packages):
    target = OUT / "licences"
    shutil.copytree(python / "LICENSES", target / "python")
    for name in ("LICENSE", "LICENSE-prose"):
        shutil.copyfile(ROOT / name, target / name)
    for package in ("@bjorn3/browser_wasi_shim", "fflate", *packages):
        for path in sorted((NODE_MODULES / package).glob("[Ll][Ii][Cc][Ee][Nn][Ss]E*")):
            plain = package.removeprefix("@").replace("/", "-")
            shutil.copyfile(path, target / f"{plain}-{path.stem}.txt")
    for name in DISTRIBUTIONS:
        for file in distribution(name).files:
            if file.name.upper().startswith("LICENSE"):
                place = target / f"{name}-{file.stem}.txt"
                shutil.copyfile(file.locate(), place)
    names = sorted(
        path.relative_to(target).as_posix()
        for path in target.rglob("*")
        if path.is_file()
    )
    links = [
        f'<li><a href="{quote(name)}">{html.escape(name)}</a></li>' for name in names
    ]
    page = (
        '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Licences</title>'
        f"<h1>Licences</h1><ul>{''.join(links)}</ul></html>\n"
    )
    (target / "index.html").write_text(page, encoding="utf-8")
