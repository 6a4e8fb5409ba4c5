"""Marks: a learner's answer runs in a guest, its tests in a clean host.

One submission goes through these files, each once::

    notebook   the cells of a file, whoever saved it
    exercises  what the course asks for in it, with tests
    cells      the learner's answer to one, and the cells that it leans on
    marker     gives each of them a guest
    attempt    runs the cells there, and the tests here
    verdict    points and a reason

Between guest and host stand `host` and `guest`, the two ends of a conversation
(`peer`) in plain values (`wire`: `writer`, `reader`, `errors`). A guest is started by
an engine: `process` is a Python process, `wasi` a WebAssembly sandbox, which begins
with an `image` of its memory and may read what is on its `shelf`. `shadow` reads code
without running it.
"""
