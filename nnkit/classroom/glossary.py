"""The glossary: every key term and every sign of the notebooks, on one page.

A notebook introduces a term as ``**gradient** (梯度)``. The page lists each term with
the sentence that introduces it, with the formula that the sentence leads to, and with
a link to the notebook, so it follows what the chapters say. ``solutions/glossary.toml``
adds other names, and a text where the sentence cannot stand alone.
``solutions/notation.md`` lists the signs.
"""

import re
import tomllib
from typing import NamedTuple

from nnkit.classroom.places import chapter_folders, notebooks

NAME = "glossary.md"
NOTATION, EXTRAS = "notation.md", "glossary.toml"
CHINESE = r"(?:[A-Za-z]+ )?[\u4e00-\u9fff]+"  # S 型神经元 begins with a letter
TERM = re.compile(rf"\*\*([^*]+)\*\*\s*\(({CHINESE})[^()]*\)")
BULLET = re.compile(r"^(?:[-*|#]+|\d+\.) +")
BLOCK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*] |\d+\. |\||#))")  # paragraph, item, row
END = r"(?:(?<=[.!?])|(?<=[.!?][*)])|(?<=[.!?]\*\*))\s+(?=[A-Z$*`(])"
SENTENCE = re.compile(rf"{END}|(?<=:)\s+(?=[A-Z*])")
DISPLAY = re.compile(r"\$\$\s*(.+?)\s*\$\$")
FORMULA = re.compile(r"\$.+?\$")
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
    blocks = [" ".join(block.split()) for block in BLOCK.split(text)]
    for block, following in zip(blocks, [*blocks[1:], ""], strict=True):
        sentences = SENTENCE.split(block)
        for sentence in sentences:
            names = TERM.findall(sentence)
            if names:
                whole = sentence
                if sentence is sentences[-1]:
                    whole = _with_formula(sentence, following)
                found += [Entry(*name, _plain(whole), notebook) for name in names]
    return found


def page(folder):
    """Return the glossary of all chapters in `folder` as Markdown.

    A term that several notebooks introduce stands once, as the first one has it.

    Raises
    ------
    ValueError
        If ``glossary.toml`` speaks of a term that no notebook introduces.
    """
    extras = _read(folder)
    terms = {entry.term.lower(): entry for entry in introduced(folder)}
    for table in ("also", "text"):
        unknown = sorted(set(extras[table]) - set(terms))
        if unknown:
            raise ValueError(f"{EXTRAS} [{table}]: no notebook introduces {unknown}")
    rows = {}
    for key, entry in terms.items():
        chinese = ", ".join([entry.chinese, *extras["also"].get(key, ())])
        said = extras["text"].get(key, entry.sentence)
        link = f"[{entry.notebook[:2]}]({entry.notebook})"
        rows[key] = f"| **{entry.term}** | {chinese} | {_in_a_table(said)} | {link} |\n"
    for other, (chinese, name) in extras["see"].items():
        rows[other] = f"| **{other}** | {chinese} | see **{name}** | |\n"
    signs = folder / NOTATION
    legend = "\n" + signs.read_text("utf-8") if signs.exists() else ""
    return HEAD + "".join(row for _, row in sorted(rows.items())) + legend


def introduced(folder):
    """Return the first entry of each term in the chapters of `folder`."""
    import nbformat

    terms = {}
    for chapter in chapter_folders(folder):
        for path in notebooks(folder / chapter):
            for cell in nbformat.read(path, as_version=4).cells:
                if cell.cell_type == "markdown":
                    for entry in entries(cell.source, f"{chapter}/{path.name}"):
                        terms.setdefault(entry.term.lower(), entry)
    return list(terms.values())


def _read(folder):
    """Return the tables of ``glossary.toml``: other Chinese names, texts, see."""
    path = folder / EXTRAS
    given = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    return {table: given.get(table, {}) for table in ("also", "text", "see")}


def _with_formula(sentence, following):
    """Return a sentence that ends a paragraph with the formula that it leads to."""
    display = DISPLAY.match(following)
    if sentence.endswith((".", "!", "?", "|")):
        return sentence
    if display:
        return f"{sentence} {display[0]}"
    return sentence.removesuffix(":")


def _plain(sentence):
    """Return a sentence without bold type, bullet and displayed formulas."""
    plain = TERM.sub(r"\1", sentence).replace("**", "")
    plain = BULLET.sub("", plain).strip("| ")
    plain = DISPLAY.sub(lambda m: f"${m[1].rstrip(' .,')}$", plain)
    plain = plain.replace(" | ", ", ").rstrip(";")  # a row of a table; an item
    plain = plain[:1].upper() + plain[1:]
    return plain if plain.endswith((".", "!", "?", ")")) else f"{plain}."


def _in_a_table(text):
    r"""Return a text whose bars do not end a cell: \vert in formulas, else \|."""
    bars = FORMULA.sub(
        lambda m: m[0].replace(r"\|", r"\Vert ").replace("|", r"\vert "), text
    )
    return bars.replace("|", r"\|")
