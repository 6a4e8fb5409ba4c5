"""nnkit against PyTorch: values, every gradient, ten steps of training, errors."""

import functools
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.parity.all_cases import CASES
from tests.parity.peer import recorded, torch_required, torch_version

# float64: rounding of a few operations; float32: the same, 2e9 times coarser
TOLERANCE = {
    "float64": {"rtol": 1e-11, "atol": 1e-13},
    "float32": {"rtol": 2e-5, "atol": 3e-6},
}
every_case = pytest.mark.parametrize("name", CASES)
ROOT = Path(__file__).parents[2]
stored = functools.cache(recorded)


def assert_same(name, ours, theirs):
    assert set(ours) == set(theirs)
    tolerance = TOLERANCE["float32" if name.endswith("float32") else "float64"]
    for key in theirs:
        assert ours[key].shape == theirs[key].shape
        if key not in ("cost", "costs"):  # Python floats on our side
            assert ours[key].dtype == theirs[key].dtype
        np.testing.assert_allclose(ours[key], theirs[key], err_msg=key, **tolerance)


@every_case
def test_nnkit_gives_the_recorded_values_of_pytorch(name):
    assert_same(name, CASES[name].nnkit(), stored()[name])


@every_case
def test_nnkit_and_the_recording_agree_with_pytorch_here(name):
    """Without a PyTorch here, this compares with the recording once more."""
    theirs = CASES[name].torch() if torch_version() else stored()[name]
    assert_same(name, CASES[name].nnkit(), theirs)
    assert_same(name, stored()[name], theirs)


def test_pytorch_is_there_where_it_must_be():
    assert torch_version() or not torch_required(), (
        "NNKIT_REQUIRE_TORCH is set, but PyTorch cannot be imported: "
        "pip install torch==2.13.0"
    )


def test_the_recording_is_of_these_cases():
    assert set(stored()) - {"torch version"} == set(CASES), "run tests/parity/record.py"


def test_pytorch_refuses_what_the_error_cases_say():
    errors = {n: v["refused"] for n, v in stored().items() if n.startswith("error: ")}
    assert len(errors) > 10
    assert all(errors.values())


def test_our_side_of_the_cases_does_not_import_pytorch():
    code = (
        "import sys\n"
        "sys.modules['torch'] = None  # importing it fails\n"
        "from tests.parity.all_cases import CASES\n"
        "print(len([case.nnkit() for case in CASES.values()]))\n"
    )
    result = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert int(result.stdout) == len(CASES)
