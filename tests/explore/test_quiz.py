"""The quiz: nothing is told before, every option has its say, bad questions refused."""

import time

import pytest

from nnkit.explore import Option, Question, quiz

RIGHT = Option("−∇C", "Yes: −∇C <falls> fastest there.", correct=True)
WRONG = Option("+∇C", "No: +∇C rises there.")
OTHER = Option("any way", "No ways but one fall fastest.")


def view():
    return quiz(Question("Which way?", WRONG, RIGHT, OTHER)).views[0]


def choose(view, index):
    view.buttons.value = index
    view.check.click()
    return view.answer.value


def test_nothing_is_chosen_or_told_at_the_start():
    shown = view()
    assert shown.buttons.value is None
    assert shown.answer.value == ""
    texts = [shown._title.value, shown.check.tooltip, *shown.buttons._options_labels]
    for option in (RIGHT, WRONG, OTHER):
        assert not any(option.why in text for text in texts)


@pytest.mark.parametrize(
    ("index", "verdict"), [(0, "Not so"), (1, "Right"), (2, "Not")]
)
def test_only_the_chosen_option_is_explained(index, verdict):
    shown = view()
    answer = choose(shown, index)
    options = (WRONG, RIGHT, OTHER)
    assert verdict in answer
    assert shown.solved is (index == 1)
    for i, option in enumerate(options):
        why = option.why.removeprefix("Yes: ").removeprefix("No: ")
        why = why.replace("<falls>", "&lt;falls&gt;")
        assert (why in answer) is (i == index)


def test_another_choice_takes_the_explanation_away(monkeypatch):
    shown, now = view(), time.monotonic()
    choose(shown, 0)
    monkeypatch.setattr(time, "monotonic", lambda: now + 60)
    shown.buttons.value = 2
    assert shown.answer.value == ""


def test_a_choice_that_the_press_has_overtaken_is_the_one_explained():
    shown = view()
    shown.check.click()
    for index, why in ((0, "+∇C rises there."), (2, "ways but one fall fastest.")):
        shown.buttons.value = index
        assert why in shown.answer.value


def test_check_without_a_choice_asks_for_one():
    shown = view()
    shown.check.click()
    assert "Choose an answer first" in shown.answer.value
    assert not shown.solved


def test_question_text_is_escaped_and_numbered():
    shown = quiz(Question("Is a < b?", RIGHT, WRONG), Question("b?", RIGHT, WRONG))
    assert "<b>1.</b> Is a &lt; b?" in shown.views[0]._title.value
    assert "<b>2.</b> b?" in shown.views[1]._title.value
    assert repr(shown) == "<quiz with 2 question(s)>"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Option("", "why"), "text"),
        (lambda: Option("a", "  "), "why"),
        (lambda: Option("a", None), "why"),
        (lambda: Option("a", "b", correct="yes"), "correct"),
        (lambda: Question("q", RIGHT), "two or more"),
        (lambda: Question("q", WRONG, OTHER), "hold 0 right"),
        (lambda: Question("q", RIGHT, Option("b", "c", correct=True)), "hold 2 right"),
        (lambda: Question("q", RIGHT, Option("−∇C ", "No.")), "differ"),
        (lambda: Question(" ", RIGHT, WRONG), "text"),
        (lambda: Question("q", RIGHT, "b"), "Option"),
        (lambda: Question("q", RIGHT, WRONG).check(2), "between 0 and 1"),
        (lambda: quiz(), "one or more"),
        (lambda: quiz("Which way?"), "Question"),
    ],
)
def test_a_bad_question_is_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()
