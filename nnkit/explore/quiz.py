"""Questions with an explanation for every option.

A wrong answer teaches only if the reader learns why it is wrong, so every option has
its own explanation. It is shown when that option is checked, and not before; the
other options keep theirs to themselves.
"""

import html
import math
import re
import time
from dataclasses import dataclass

import ipywidgets as widgets

from nnkit.explore._access import Access

_WIDTH = "840px"
# While the kernel is busy, the page holds a choice back, but not a press on the button:
# a choice that comes within so many seconds of a press was made before it.
_OVERTAKEN = 0.3
_VERDICT = re.compile(r"(right|yes|no|wrong|not so)[:.,]\s+", re.IGNORECASE)

_WORD = re.compile(r"[a-z]{2,}\b|a (?=\w)")


@dataclass(frozen=True)
class Option:
    """One possible answer, and what to say to the reader who chooses it.

    Parameters
    ----------
    text : str
        The answer, plain text with Unicode mathematics (η, λ, σ′, ∂C/∂w).
    why : str
        Why it is right or wrong.
    correct : bool, keyword only
        Whether it is the right answer.

    Raises
    ------
    ValueError
        If the text or the explanation is empty, or `correct` is no bool.
    """

    text: str
    why: str
    correct: bool = False

    def __post_init__(self):
        for name in ("text", "why"):
            value = getattr(self, name)
            if not isinstance(value, str) or not value.strip():
                raise ValueError(f"{name} (={value!r}) of an option must be a text")
        if not isinstance(self.correct, bool):
            raise ValueError(f"correct (={self.correct!r}) must be True or False")


class Question:
    """A question with at least two options, exactly one of them right.

    Parameters
    ----------
    text : str
        The question, plain text with Unicode mathematics.
    *options : Option
        The options in the order they are shown.

    Raises
    ------
    ValueError
        If the text is empty, there are fewer than two options, two options read the
        same, or the number of right options is not one.

    Examples
    --------
    >>> question = Question(
    ...     "Which way does gradient descent step?",
    ...     Option("Along −∇C", "Yes: the cost falls fastest there.", correct=True),
    ...     Option("Along +∇C", "No: the cost rises fastest there."),
    ... )
    >>> question.check(1)
    (False, 'No: the cost rises fastest there.')
    """

    def __init__(self, text, *options):
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f"text (={text!r}) of a question must be a text")
        for option in options:
            if not isinstance(option, Option):
                raise ValueError(f"options (={option!r}) must be Option(...) objects")
        if len(options) < 2:
            raise ValueError(f"options (={len(options)} of them) must be two or more")
        if len({option.text.strip() for option in options}) < len(options):
            raise ValueError(f"options of {text!r} must differ from each other")
        right = sum(option.correct for option in options)
        if right != 1:
            raise ValueError(
                f"options of {text!r} hold {right} right ones; exactly one is expected"
            )
        self.text, self.options = text, tuple(options)

    def check(self, index):
        """Return whether the option is right, and its explanation.

        Raises
        ------
        ValueError
            If there is no option of that number.
        """
        if index not in range(len(self.options)):
            last = len(self.options) - 1
            raise ValueError(f"index (={index!r}) must lie between 0 and {last}")
        option = self.options[index]
        return option.correct, option.why


class QuestionView(widgets.VBox):
    """A question on the page: radio buttons, a button to check, the explanation.

    Parameters
    ----------
    question : Question
        What to ask.
    number : int
        The number shown before the question.
    """

    def __init__(self, question, number=1):
        self.question, self.solved = question, False
        self._pressed = -math.inf
        self._title = _text(f"<b>{number}.</b> {html.escape(question.text)}")
        self.buttons = widgets.RadioButtons(
            options=[(option.text, i) for i, option in enumerate(question.options)],
            index=None,
            layout=widgets.Layout(width="auto", max_width=_WIDTH),
        )
        self.check = widgets.Button(
            description="Check", tooltip=f"Check the answer to question {number}"
        )
        self.answer = _text("")
        super().__init__(
            [self._title, self.buttons, self.check, self.answer],
            layout=widgets.Layout(margin="0 0 14px 0"),
        )
        self.add_class("nnkit-question")
        self.check.on_click(self._press)
        self.buttons.observe(self._choose, names="value")

    def _press(self, button):
        self._pressed = time.monotonic()
        self._show()

    def _choose(self, change):
        if time.monotonic() - self._pressed < _OVERTAKEN:
            self._show()
        else:
            self.answer.value = ""

    def _show(self):
        if self.buttons.value is None:
            self.answer.value = _box("#606060", "Choose an answer first.", "")
            return
        right, why = self.question.check(self.buttons.value)
        self.solved = self.solved or right
        colour, verdict = ("#009E73", "✓ Right.") if right else ("#D55E00", "✗ Not so.")
        said = _VERDICT.match(why)  # "Right: …" after "✓ Right." would say it twice
        why = why[said.end() :] if said else why
        self.answer.value = _box(colour, verdict, _begun(why))


class Quiz(widgets.VBox):
    """Several questions, one under the other.

    Parameters
    ----------
    *questions : Question
        At least one.

    Raises
    ------
    ValueError
        If there is no question, or something that is no `Question`.
    """

    def __init__(self, *questions):
        if not questions:
            raise ValueError("questions (=none) must be one or more")
        for question in questions:
            if not isinstance(question, Question):
                raise ValueError(f"questions (={question!r}) must be Question(...)")
        self.views = tuple(QuestionView(q, i) for i, q in enumerate(questions, 1))
        super().__init__([*self.views, Access()])
        self.add_class("nnkit-quiz")

    def __repr__(self):
        """Return a text that is the same on every machine (nbval compares it)."""
        return f"<quiz with {len(self.views)} question(s)>"


def quiz(*questions):
    """Return a quiz to show at the end of a cell.

    Parameters
    ----------
    *questions : Question
        The questions in order.

    Returns
    -------
    Quiz
        The widget.

    Raises
    ------
    ValueError
        As `Quiz`.
    """
    return Quiz(*questions)


def _begun(sentence):
    """Return a sentence with a capital, unless it begins with a name: f(7), σ, z.

    Examples
    --------
    >>> _begun("a mean adds up."), _begun("f(7) = 15."), _begun("a·b is 6.")
    ('A mean adds up.', 'f(7) = 15.', 'a·b is 6.')
    """
    word = _WORD.match(sentence)
    return sentence[0].upper() + sentence[1:] if word else sentence


def _text(content):
    layout = widgets.Layout(max_width=_WIDTH, margin="0")
    return widgets.HTML(content, layout=layout)


def _box(colour, verdict, why):
    return (
        f'<div role="status" style="border-left:4px solid {colour};padding:2px 12px;'
        f'line-height:1.4;margin:4px 0"><b>{verdict}</b> {html.escape(why)}</div>'
    )
