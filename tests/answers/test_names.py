"""No listed mistake is named as another: each against every other's name.

The solution of an exercise runs through its test cells, while all values that their
`mistakes=` hold are noted. Then each value stands for an answer.
"""

import pytest

from nnkit.checks._diagnosis import agrees
from nnkit.checks._mistakes import Seen, mistake_of_value, when
from tests.answers.harness import exercises
from tests.answers.noted import noted

MOST = 80  # of thousands that one test cell makes by combining, so many are tried


def value_of(wrong):
    """What a mistake gives, or None if it stops or is known by a condition."""
    if isinstance(wrong, (type, when)):
        return None
    try:
        return wrong() if callable(wrong) else wrong
    except Exception:
        return None


def as_answer(sentence, case):
    """What an answer with this mistake gives in a call; the right value elsewhere."""
    _, expected, mistakes = case
    value = value_of(mistakes.get(sentence))
    return Seen(expected if value is None else value, expected, mistakes)


@pytest.mark.parametrize("key", list(exercises()), ids="/".join)
def test_no_mistake_gets_the_name_of_another(key, record_property):
    tried = 0
    for cases, rtol, atol in noted(key):
        for case in cases:
            listed = list(case[2])
            for sentence in listed[:: len(listed) // MOST + 1]:
                seen = as_answer(sentence, case)
                if agrees(seen.actual, seen.expected, rtol, atol):
                    continue  # not told apart from the right answer here
                others = [as_answer(sentence, c) for c in cases if c is not case]
                said = mistake_of_value(seen, others, rtol, atol)
                unsure = said is None or said.startswith("It may be")
                assert unsure or said == sentence.strip(), (sentence, said)
                tried += 1
    record_property("mistakes against all names", tried)
