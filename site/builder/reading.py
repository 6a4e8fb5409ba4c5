"""The pages to read: every notebook with its pictures, made by Sphinx."""

import json
import os
import re
import shutil
import sys

from builder.figures import FOLDER
from builder.page import page
from builder.places import (
    NODE_MODULES,
    OUT,
    PAGES,
    ROOT,
    SITE,
    WORK,
    BuildError,
    emptied,
    run,
)
from nnkit.classroom import contents

#: Of MathJax, what the pages may ask for; a menu and speech are switched off.
MATHJAX = "tex-chtml.js", "a11y/assistive-mml.js", "input/tex/extensions"
FONT = "@mathjax/mathjax-newcm-font"
LICENSED = "mathjax", FONT  # npm packages that the pages hold
#: What Sphinx writes for its own next run.
LEFT_BEHIND = ".buildinfo", "objects.inv", "jupyter_execute"


def build():
    """Write the pages to the site, and return the npm packages in them."""
    source, target = emptied(WORK / PAGES), OUT / PAGES
    listed = contents.pages(ROOT / "course")
    for one in listed:
        _write(one, source)
    (source / "index.md").write_text(index(listed), encoding="utf-8")
    shutil.copyfile(ROOT / "course" / "glossary.md", source / "glossary.md")
    run(
        *(sys.executable, "-m", "sphinx", "--builder", "html", "--fresh-env"),
        *("--fail-on-warning", "--keep-going", "--quiet", "--jobs", "auto"),
        *("--conf-dir", SITE / "reading", "--doctree-dir", emptied(WORK / "doctrees")),
        *(source, target),
        env=os.environ | {"SOURCE_DATE_EPOCH": "1704067200", "PYTHONHASHSEED": "0"},
    )
    for name in LEFT_BEHIND:
        path = target / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    shutil.copytree(source / FOLDER, target / FOLDER)
    _mathjax(target / "_static" / "mathjax")
    print(
        f"  {len(listed)} notebooks, {len(list((target / FOLDER).iterdir()))} figures"
    )
    return LICENSED


def _write(one, source):
    path = f"{one.chapter}/{one.name}"
    released, solved = (
        json.loads((ROOT / folder / path).read_text(encoding="utf-8"))
        for folder in ("course", "solutions")
    )
    try:
        book, figures = page(released, solved, path)
    except BuildError as error:
        raise BuildError(f"{path}: {error}") from None
    for figure in figures:
        place = source / FOLDER / figure.name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(figure.png)
    place = source / path
    place.parent.mkdir(exist_ok=True)
    place.write_text(json.dumps(book, ensure_ascii=False), encoding="utf-8")


def index(listed):
    """Return the first page: the chapters with their notebooks.

    Parameters
    ----------
    listed : list of nnkit.classroom.contents.Page
    """
    lines = ["# Neural networks from first principles", "", LEAD, ""]
    chapters = {}
    for one, minutes in zip(listed, contents.minutes(listed), strict=True):
        chapters.setdefault(one.chapter, []).append((one, minutes))
    for chapter, members in chapters.items():
        spoken = contents.spoken(chapter)
        lines += [f"## {spoken}", "", "| notebook | minutes |", "|:---|---:|"]
        for one, minutes in members:
            lines.append(f"| [{one.title}]({chapter}/{one.name}) | {minutes} |")
        lines += ["", "```{toctree}", ":hidden:", f":caption: {spoken}", ""]
        for one, _ in members:
            short = re.sub(r"^\d+ · ", "", one.title)
            lines.append(f"{short} <{chapter}/{one.name.removesuffix('.ipynb')}>")
        lines += ["```", ""]
    lines += ["```{toctree}", ":hidden:", ":caption: Words", "", "glossary", "```"]
    return "\n".join(lines) + "\n"


LEAD = """\
All notebooks of the course, to be read on any screen: text, figures and what the code
prints. To move the sliders of a notebook and to solve its exercises, press its button
“Open this notebook in the browser”. The [glossary](glossary.md) explains the words,
also in Chinese. <a href="../index.html">What this course is</a>."""


def _mathjax(target):
    for name in MATHJAX:
        source, place = NODE_MODULES / "mathjax" / name, target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, place)
        else:
            shutil.copyfile(source, place)
    shutil.copytree(NODE_MODULES / FONT / "chtml", target / "font" / "chtml")
