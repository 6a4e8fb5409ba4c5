"""The glossary: every key term of the notebooks, in English and Chinese, on one page.

A notebook introduces a term as ``**gradient** (梯度)``. The page lists each term with
the sentence that introduces it and a link to the notebook, so it cannot drift from
what the chapters say.
"""

import re
from typing import NamedTuple

from nnkit.classroom.places import chapter_folders, notebooks

NAME = "glossary.md"
CHINESE = r"(?:[A-Za-z]+ )?[\u4e00-\u9fff]+"  # S 型神经元 begins with a letter
TERM = re.compile(rf"\*\*([^*]+)\*\*\s*\(({CHINESE})[^()]*\)")
BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*] |\d+\. |\||#))")  # paragraph, item, row
SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[A-Z$*`])")
HEAD = """# Glossary 术语表

The key terms of the course in the order of the alphabet, each with the sentence that
introduces it.

| term | 中文 | what it is | where |
|:---|:---|:---|:---|
"""


class Entry(NamedTuple):
    """A term and where it is introduced; `notebook` is a path below ``course/``."""

    term: str
    chinese: str
    sentence: str
    notebook: str


def entries(text, notebook):
    """Return the terms that a Markdown text introduces.

    Examples
    --------
    >>> entries("Go on. The **slope** (斜率) is rise over run. Yes.", "01-x/a.ipynb")
    [Entry(term='slope', chinese='斜率', sentence='The slope is rise over run.', \
notebook='01-x/a.ipynb')]
    """
    found = []
    for block in BLOCK.split(text):
        for sentence in SENTENCE.split(" ".join(block.split())):
            for term, chinese in TERM.findall(sentence):
                plain = TERM.sub(r"\1", sentence).replace("**", "").strip("|-# ")
                plain = plain.replace(" | ", ", ")  # a row of a table
                found.append(Entry(term, chinese, plain, notebook))
    return found


def page(folder):
    """Return the glossary of all chapters in `folder` as Markdown.

    A term that several notebooks introduce stands once, as the first one has it.
    """
    import nbformat

    terms = {}
    for chapter in chapter_folders(folder):
        for path in notebooks(folder / chapter):
            for cell in nbformat.read(path, as_version=4).cells:
                if cell.cell_type == "markdown":
                    for entry in entries(cell.source, f"{chapter}/{path.name}"):
                        terms.setdefault(entry.term.lower(), entry)
    rows = [
        f"| **{e.term}** | {e.chinese} | {e.sentence.replace('|', chr(92) + '|')} "
        f"| [{e.notebook[:2]}]({e.notebook}) |\n"
        for _, e in sorted(terms.items())
    ]
    return HEAD + "".join(rows)
