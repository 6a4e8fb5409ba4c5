"""The file around right answers: what editors, disks and people do to it."""

import json
import textwrap

from tests.hostile.careless import RIGHT, STEPS, near
from tests.hostile.workshop import Case


def text(make):
    """The file is what `make` makes of its bytes."""

    def change(book):
        book.text = make(json.dumps(book.raw, indent=1).encode())

    return change


def every_cell(do):
    def change(book):
        for cell in book.cells:
            do(cell)

    return change


def set_to(**parts):
    return every_cell(lambda cell: cell.update(parts))


def without(key):
    return every_cell(lambda cell: cell.pop(key, None))


def attached(book):
    cell = book.add("![](attachment:a.png)", 0, kind="markdown")
    cell["attachments"] = {"a.png": {"image/png": "iVBORw0KGgo="}}


def format_3(book):
    cells = [
        {"cell_type": "code", "input": cell["source"], "language": "python"}
        | {"metadata": {}, "outputs": []}
        for cell in book.cells
        if cell["cell_type"] == "code"
    ]
    book.raw.clear()
    book.raw |= {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}}
    book.raw["worksheets"] = [{"cells": cells}]


def nested(value, depth):
    for _ in range(depth):
        value = [value]
    return value


def deep_metadata(depth):
    def change(book):
        book.answer["metadata"]["mine"] = nested(1, depth)

    return change


def large_output(book):
    output = {"output_type": "stream", "name": "stdout", "text": "x" * 3_000_000}
    book.answer["outputs"] = [output]


def renamed(book):
    book.answer["metadata"]["nbgrader"]["grade_id"] = "mine"


def extra(source, **parts):
    def change(book):
        book.write(RIGHT)
        book.add(source, 0).update(parts)

    return change


def chain(length):
    """The answer leans on so many statements, each on the one before."""

    def change(book):
        lines = [f"a{i} = a{i - 1}" for i in range(1, length)]
        book.write(f"a{length - 1}\n{RIGHT}")
        book.add("\n".join(["a0 = 0", *lines]), 0)

    return change


def damaged(cell):
    return lambda book: book.cells.insert(0, cell)


CONFLICT = b"<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> mine\n"
LOST = {"points": 0, "others": False}

CASES = [
    Case("attachment", attached),
    Case("indented", textwrap.indent(RIGHT, "    ")),
    Case("prompts", ">>> " + RIGHT.replace("\n", "\n... ")),
    Case("helper-indented", near(textwrap.indent(STEPS, "  "))),
    Case("format-3", format_3),
    Case("no-format", lambda book: book.raw.pop("nbformat")),
    Case("format-of-the-future", lambda book: book.raw.update(nbformat_minor=99)),
    Case("format-a-text", lambda book: book.raw.update(nbformat="4")),
    Case("metadata-null", set_to(metadata=None)),
    Case("metadata-gone", without("metadata")),
    Case("metadata-a-text", extra("", metadata="mine")),
    Case("metadata-of-all-a-list", set_to(metadata=[1])),
    Case("metadata-deep", deep_metadata(300)),
    Case("metadata-deeper", deep_metadata(400), **LOST),
    Case("notebook-metadata-gone", lambda book: book.raw.pop("metadata")),
    Case("ids-gone", without("id")),
    Case("ids-all-the-same", set_to(id="a")),
    Case("ids-numbers", set_to(id=7)),
    Case("ids-lists", set_to(id=[7])),
    Case("outputs-gone", without("outputs")),
    Case("output-large", large_output),
    Case("grade-id-changed", renamed),
    Case(
        "grade-id-a-list",
        lambda book: book.answer["metadata"]["nbgrader"].update(grade_id=[]),
    ),
    Case("a-cell-is-null", damaged(None)),
    Case("a-cell-without-source", damaged({"cell_type": "code", "metadata": {}})),
    Case(
        "a-cell-of-numbers",
        damaged({"cell_type": "code", "metadata": {}, "source": [1]}),
    ),
    Case("a-cell-without-type", damaged({"metadata": {}, "source": "1"})),
    Case(
        "lines",
        every_cell(lambda c: c.update(source="".join(c["source"]).splitlines(True))),
    ),
    Case(
        "crlf",
        every_cell(
            lambda c: c.update(source="".join(c["source"]).replace("\n", "\r\n"))
        ),
    ),
    Case("crlf-in-the-file", text(lambda data: data.replace(b"\n", b"\r\n"))),
    Case(
        "cr",
        every_cell(lambda c: c.update(source="".join(c["source"]).replace("\n", "\r"))),
    ),
    Case(
        "spaces-at-line-ends",
        every_cell(
            lambda c: c.update(source="".join(c["source"]).replace("\n", "  \n"))
        ),
    ),
    Case("bom", text(lambda data: b"\xef\xbb\xbf" + data)),
    Case("half-an-emoji", extra("# \ud83d")),
    Case("half-an-emoji-in-the-answer", f"{RIGHT}  # \ud83d"),
    Case("half-an-emoji-in-a-text", f"note = '\ud83d'\n{RIGHT}"),
    Case("nul", extra("x = 1\0")),
    Case("form-feed", f"\f\n{RIGHT}"),
    Case("empty", text(lambda data: b""), **LOST),
    Case("white", text(lambda data: b"\n \n"), **LOST),
    Case("cut-off", text(lambda data: data[:9000]), **LOST),
    Case(
        "merge-conflict",
        text(lambda data: data.replace(b"{\n", b"{\n" + CONFLICT, 1)),
        **LOST,
    ),
    Case("a-word-document", text(lambda data: b"PK\x03\x04\xff\xfe" + data), **LOST),
    Case("utf-16", text(lambda data: data.decode().encode("utf-16")), **LOST),
    Case("json-of-something", text(lambda data: b"[1, 2]"), **LOST),
    Case("json-a-number", text(lambda data: b"3"), **LOST),
    Case("json-without-end", text(lambda data: b"[" * 100_000), **LOST),
    Case("json-a-long-number", text(lambda data: b"9" * 10_000), **LOST),
    Case("many-helpers", chain(300)),
    Case("helpers-without-end", chain(1100), **LOST),
    Case("no-cells", lambda book: book.raw.update(cells=[]), **LOST),
    Case(
        "too-many-cells",
        lambda book: book.cells.extend([{**book.cells[0]}] * 10**5),
        **LOST,
    ),
    Case("cells-null", lambda book: book.raw.update(cells=None), **LOST),
    Case("cells-a-text", lambda book: book.raw.update(cells="x"), **LOST),
]
