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

The letters of the formulas come first, then the key terms of the course in the order of
the alphabet, each with the sentence that introduces it.

## Letters 符号

A letter that two chapters use for different things has a line for each.

| letter | what it stands for | where |
|:---|:---|:---|
| x, y, a | input, target, output of a network | all |
| w, W, b | weights (W: those of a layer, as a matrix), bias | all |
| z, δ | weighted input of a unit; slope of the cost along it | 02 on |
| η | learning rate | 03 on |
| λ | strength of a penalty on the weights; the cost has λ/2n · Σw² | 05 |
| λ/n | what `weight_decay` and `l2` want; chapter 03 calls it λ | 03, 05 |
| λ with an index | an eigenvalue: the curvature along a direction | 01, 03, 05 |
| n, m | samples of the training set, of a mini-batch | 03 to 05 |
| p | chance of a unit to be out (dropout) | 05 |
| p, s, k | zeros at each side, stride, size of a filter | 06, 07 |
| N, C, H, W | in shapes: images, their channels, rows and columns | 06, 07 |
| C | elsewhere: the cost | all |
| F | filters, which is also the number of output channels | 06 |
| O | the same number | 07 |
| G, g | number of groups; one of them, from 0 | 07 |
| h, v | row and column of a place in a feature map | 06, 07 |
| F(x) | what the layers of a residual block make of x | 08 |

## Terms 术语

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
