"""Every right answer gets full marks; every wrong one loses marks and is told why."""

import pytest

from tests.answers.also_true import ALSO_TRUE
from tests.answers.harness import ANSWERS, answers, exercises, folded
from tests.answers.noted import named

FILES = sorted(ANSWERS.glob("[0-9]*/*.py"))
#: Of what these ask for, nnkit has no version of its own.
NOT_IN_NNKIT = {
    "conv-parameters",
    "descend",
    "is-linear",
    "largest-stable-lr",
    "logic-gates",
    "output-size",
    "xor-network",
}
OWN = "\n_own = {0}\ndef {0}(*args):\n    import nnkit\n    return _own(*args)\n"


def _cases(kind):
    for path in FILES:
        exercise = exercises().get((path.parent.name, path.stem))
        if exercise is None:
            continue  # test_every_file_belongs_to_an_exercise reports it
        for name, said, source in answers(path, exercise.name):
            if name.startswith(kind):
                label = f"{path.parent.name}/{path.stem}:{name}"
                yield pytest.param(exercise, said, source, id=label)


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_file_belongs_to_an_exercise(path):
    assert (path.parent.name, path.stem) in exercises()


@pytest.mark.parametrize("key", list(exercises()), ids="/".join)
def test_every_exercise_has_enough_answers(key):
    path = ANSWERS / key[0] / f"{key[1]}.py"
    assert path.exists(), f"write {path.relative_to(ANSWERS.parents[1])}"
    names = [name for name, _, _ in answers(path, exercises()[key].name)]
    assert len([n for n in names if n.startswith("right_")]) >= 2
    assert len([n for n in names if n.startswith("wrong_")]) >= 8


@pytest.mark.parametrize("key", list(exercises()), ids="/".join)
def test_metadata_and_own_solution(key):
    exercise = exercises()[key]
    outcome = exercise.mark(exercise.solution)
    assert outcome.points == outcome.possible, outcome.hidden
    assert exercise.released_say(exercise.solution) == ""
    assert set(exercise.metadata) == {"title", "objective", "minutes", "points"}
    assert exercise.metadata["points"] == outcome.possible
    assert exercise.visible_tests


@pytest.mark.parametrize("key", list(exercises()), ids="/".join)
def test_untouched_stub_gets_nothing_and_says_so(key):
    outcome = exercises()[key].mark(exercises()[key].stub)
    assert outcome.points == 0
    assert "not written yet" in outcome.visible
    assert outcome.visible == exercises()[key].released_say(exercises()[key].stub)


@pytest.mark.parametrize("key", list(exercises()), ids="/".join)
def test_the_released_tests_are_all_but_the_hidden_parts(key):
    exercise = exercises()[key]
    shown = [
        "\n".join(text for text, hidden in parts if not hidden)
        for parts, _ in exercise.tests
    ]
    assert shown == list(exercise.visible_tests)


@pytest.mark.parametrize("key", list(exercises()), ids="/".join)
def test_an_answer_that_names_nnkit_earns_nothing(key):
    exercise = exercises()[key]
    outcome = exercise.mark(exercise.solution + OWN.format(exercise.name))
    if exercise.grade_id in NOT_IN_NNKIT:
        assert outcome.points == outcome.possible, outcome.hidden
    else:
        assert outcome.points == 0
        assert "Here the task is to write it yourself" in outcome.visible


@pytest.mark.parametrize(("exercise", "said", "source"), list(_cases("right_")))
def test_right(exercise, said, source, record_property):
    outcome = exercise.mark(source)
    record_property("answer", ("right", outcome.points == outcome.possible))
    assert outcome.points == outcome.possible, outcome.hidden
    assert outcome.visible == ""


@pytest.mark.parametrize(("exercise", "said", "source"), list(_cases("wrong_")))
def test_wrong(exercise, said, source, record_property):
    outcome = exercise.mark(source)
    message = folded(outcome.visible + " " + outcome.hidden)
    told = bool(said) and folded(said) in message
    record_property("answer", ("wrong", outcome.points < outcome.possible and told))
    record_property(
        "told at once", bool(said) and folded(said) in folded(outcome.visible)
    )
    assert said, "the docstring of a wrong answer says which message it must get"
    assert outcome.points < outcome.possible, "a wrong answer got full marks"
    assert told, (
        f"expected the message:\n  {said}\ngot:\n{outcome.visible}\n{outcome.hidden}"
    )
    others = _others(exercise, said, outcome)
    also_true = tuple(ALSO_TRUE.get(exercise.grade_id, ()))
    false = [sentence for sentence in others if not sentence.startswith(also_true)]
    assert not false, "a mistake is named that this answer does not make"


def _others(exercise, said, outcome):
    """The mistakes that an answer is told of for certain, besides its own."""
    own = folded(said)
    key = exercise.chapter, exercise.grade_id
    names = ((name, folded(name)) for name in named(key, outcome.visible))
    return {name for name, text in names if own not in text and text not in own}


@pytest.mark.parametrize("key", list(exercises()), ids="/".join)
def test_what_is_also_true_is_needed(key):
    """No sentence is excused for nothing, and none but those of the exercise."""
    exercise, path = exercises()[key], ANSWERS / key[0] / f"{key[1]}.py"
    found = set()
    for begin in ALSO_TRUE.get(key[1], ()):
        for _, said, source in answers(path, exercise.name):
            others = _others(exercise, said, exercise.mark(source)) if said else ()
            if any(name.startswith(begin) for name in others):
                found.add(begin)
                break
    assert found == set(ALSO_TRUE.get(key[1], ()))
