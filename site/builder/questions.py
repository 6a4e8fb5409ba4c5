"""The questions of a notebook's quiz, for a page without Python.

The source is read, not run: a quiz needs ipywidgets, and its texts are literals.
"""

import ast
import html
import re

#: "Yes: …" after "✓ Right." would say it twice.
VERDICT = re.compile(r"(right|yes|no|wrong|not so)[:.,]\s+", re.IGNORECASE)
LEAD = "Choose an answer: it opens, and says whether it is right and why."


def page(source):
    """Return a quiz as HTML in which each answer opens.

    Parameters
    ----------
    source : str
        A code cell that calls ``quiz(Question(…), …)``.

    Examples
    --------
    >>> made = page("quiz(Question('1 + 1?', Option('2', 'Yes: two.', correct=True)))")
    >>> print(made.splitlines()[3])
    <details><summary>2</summary><p><b>✓ Right.</b> Two.</p></details>
    """
    asked = [_question(n, call) for n, call in enumerate(_calls(source, "Question"), 1)]
    return f'<div class="nnkit-quiz">\n<p>{LEAD}</p>\n' + "\n".join(asked) + "\n</div>"


def _question(number, call):
    text = html.escape(ast.literal_eval(call.args[0]))
    options = "\n".join(_option(one) for one in call.args[1:])
    return (
        f'<div class="nnkit-question"><p><b>{number}.</b> {text}</p>\n{options}\n</div>'
    )


def _option(call):
    named = {word.arg: word.value for word in call.keywords}
    text, why, *right = map(ast.literal_eval, [*call.args, *named.values()])
    verdict = "✓ Right." if any(right) else "✗ Not so."
    said = VERDICT.match(why)
    if said:
        why = why[said.end() :]
        why = why[:1].upper() + why[1:]
    return (
        f"<details><summary>{html.escape(text)}</summary>"
        f"<p><b>{verdict}</b> {html.escape(why)}</p></details>"
    )


def _calls(source, name):
    """Return the calls of ``name(…)`` or ``explore.name(…)``, in order."""
    found = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", None)) == name
    ]
    return sorted(found, key=lambda node: (node.lineno, node.col_offset))
