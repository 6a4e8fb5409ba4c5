"""An answer does not find in its guest what it was asked for."""

import ast

import pytest

from nnkit.grading import bare
from nnkit.grading.engines import ENGINES
from nnkit.grading.marker import Marker
from nnkit.grading.verdict import RIGHT
from tests.answers import harness
from tests.grading import toy
from tests.grading.comparison import course
from tests.grading.test_engines import HERE

OWN = [
    (key, one)
    for key, other in harness.exercises().items()
    for one in course(key[0], other.notebook)[0]
    if one.name == key[1] and "own_work" in "".join(t.source for t in one.tests)
]
#: Ways to nnkit's own function that do not name it.
WAYS = {
    "globals": "f = getattr(globals()['n' + 'n'], 'soft' + 'max')",
    "vars": "import sys\nf = vars(sys.modules['nn' + 'kit'])['soft' + 'max']",
    "import": "f = getattr(__import__('nn' + 'kit'), 'soft' + 'max')",
    "a part": "f = __import__('nn' + 'kit.activations').activations.softmax",
    "importlib": "import importlib\n"
    "f = importlib.import_module('nn' + 'kit.activations').softmax",
    "modules": "import sys\nf = sys.modules['nn' + 'kit.activations'].softmax",
    "again": "import sys, importlib\ndel sys.modules['nnk' + 'it']\n"
    "f = importlib.import_module('nn' + 'kit').softmax",
    "subclasses": "f = [c for c in type.__subclasses__(object)\n"
    "     for c in c.__subclasses__() if c.__name__ == 'Softmax'][0]().forward",
    "file": "import sys\nfor home in sys.path:\n"
    "    try: text = open(home + '/nn' + 'kit/activations.py').read()\n"
    "    except OSError: continue\n"
    "    space = {}\n    exec(text, space)\n    f = space['softmax']\n    break",
    "memory": "import gc\nf = [g for g in gc.get_objects()\n"
    "     if getattr(g, '__name__', '') == 'softmax'][0]",
    "rivals": "f = getattr(__import__('nn' + 'kit.rivals.twins').rivals.twins, 'soft' "
    "+ 'max')",
}
#: A plain process can read the disk, and keeps what something else refers to.
OPEN = {"file", "memory", "subclasses", "again"}


@pytest.fixture(scope="module", params=HERE)
def marker(request):
    with Marker(ENGINES[request.param]()) as made:
        made.engine = request.param
        yield made


def test_what_stays_is_what_the_set_up_cells_use():
    setups = (
        "import numpy as np, nnkit as nn",
        "from nnkit import checks, plotting\nfrom nnkit.rivals import twins",
        "def g(x):\n    return nn.sigmoid(x) + nn.gradcheck.numerical_gradient(x)",
    )
    nodes = [node for text in setups for node in ast.walk(ast.parse(text))]
    assert set(bare.used(nodes)) - bare.NO_LIBRARY == {"sigmoid", "gradcheck"}
    assert bare.kept(toy.exercise("checks.returns(double, (1,), 2)")) is None
    assert bare.kept(toy.exercise(toy.FIRST)) == bare.Kept((), ())


@pytest.mark.parametrize("way", WAYS)
def test_no_way_leads_to_nnkits_own(marker, way):
    if marker.engine != "wasi" and way in OPEN:
        return
    find = WAYS[way].replace("\n", "\n        ")
    source = (
        f"def double(x):\n    try:\n        {find}\n        found = callable(f) and "
        "f(np.array([1.0, 1.0]))[0] == 0.5\n"
        "    except Exception:\n        found = False\n"
        "    return -1 if found else 2 * x"
    )
    wanted = toy.exercise()
    verdict = marker.mark(wanted, toy.learner(source, wanted=wanted))
    assert verdict.kind == RIGHT, verdict.text


def test_lines_that_compare_with_nnkit_stop_nothing(marker):
    source = (
        "from nnkit import softmax, datasets as data\nimport nnkit.losses as losses\n"
        "net = nn.Sequential(nn.Linear(2, 3))\nprint(net(nn.softmax(data.xor())))\n"
        + toy.RIGHT
    )
    wanted = toy.exercise()
    verdict = marker.mark(wanted, toy.learner(source, wanted=wanted))
    assert verdict.kind == RIGHT, verdict.text


def test_of_every_exercise_the_answer_itself_is_missing():
    assert len(OWN) > 80
    for (chapter, _), exercise in OWN:
        kept = bare.kept(exercise)
        asked = {exercise.function, exercise.name.replace("-", "_")}
        assert not asked & set(kept.names), (chapter, exercise.name)
        assert not any("rivals" in module for module in kept.modules)
