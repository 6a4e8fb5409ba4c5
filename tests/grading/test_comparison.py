"""Every engine gives the marks and the words that an answer gets in this process.

Here: one right answer to almost every exercise and some wrong ones with the guest in
this process, and through a real guest one exercise for each kind of thing that crosses.
All answers through any engine: ``python -m tests.grading.comparison ENGINE``.
"""

import pytest

from nnkit.grading.engines import ENGINES
from nnkit.grading.marker import Marker
from tests.answers import harness
from tests.grading.comparison import answers, by_engine, in_process
from tests.grading.here import HereMarker
from tests.grading.test_engines import HERE

#: Their tests take seconds, or call the answer thousands of times.
LONG = {
    ("03-backpropagation", "minibatches"),
    ("04-cross-entropy", "train-softmax"),
    ("06-convolution", "conv-backward"),
}
SHORT = sorted(set(harness.exercises()) - LONG)
CASES = [(key, "right") for key in SHORT] + [(key, "wrong") for key in SHORT[::3]]
REAL = [
    ("00-start-here", "mean-square"),  # plain arrays
    ("01-mathematics", "numerical-derivative"),  # functions
    ("02-perceptron", "activations"),  # what NumPy is to raise
    ("03-backpropagation", "update"),  # an answer that leans on another
    ("03-backpropagation", "init-weights"),  # a Generator
    ("06-convolution", "max-pool-backward"),  # tuples of arrays
    ("07-grouped-convolution", "grouped-by-hand"),  # a function of the set-up
]


def first(key, kind):
    return next(source for name, source in answers(key) if name.startswith(kind))


@pytest.fixture(scope="module")
def here():
    with HereMarker() as made:
        yield made


@pytest.fixture(scope="module", params=HERE)
def marker(request):
    with Marker(ENGINES[request.param]()) as made:
        yield made


@pytest.mark.parametrize(
    ("key", "kind"), CASES, ids=["/".join((*key, kind)) for key, kind in CASES]
)
def test_the_same_marks_and_words(here, key, kind):
    source = first(key, kind)
    assert by_engine(here, key, source) == in_process(key, source)


@pytest.mark.parametrize("key", REAL, ids="/".join)
def test_the_same_marks_and_words_through_a_real_guest(marker, key):
    for kind in ("right", "wrong"):
        source = first(key, kind)
        assert by_engine(marker, key, source) == in_process(key, source)
