"""Every sign of the formulas stands in the legend, and no word means two things."""

import re
from pathlib import Path

import pytest

from tests.answers.harness import cells

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "solutions").glob("*/*.ipynb"))
GREEK = (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta kappa lambda mu nu xi pi "
    "rho sigma tau phi varphi chi psi omega Gamma Delta Theta Lambda Sigma Phi Omega"
).split()
SIGN = re.compile(rf"\\({'|'.join([*GREEK, 'nabla', 'partial', 'odot'])})(?![a-zA-Z])")
# a − y, or a number d called an error: that word is for δ = ∂C/∂z
NO_ERROR = re.compile(r"\berrors? (\$?d\b|\$?a ?[−-] ?\$?y)")


def signs(text):
    """Return the Greek letters and operators that the formulas of a text use."""
    return set(SIGN.findall(" ".join(re.findall(r"\$\$?.+?\$\$?", text, re.DOTALL))))


def test_signs_are_found():
    assert signs(r"no \mu here, $\alpha x$ and $$\gamma\,z$$") == {"alpha", "gamma"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_every_sign_stands_in_the_legend(path):
    legend = signs((ROOT / "solutions/notation.md").read_text("utf-8"))
    used = "\n".join(c.source for c in cells(path) if c.cell_type == "markdown")
    assert signs(used) - legend == set()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_difference_is_not_called_an_error(path):
    assert [c.source for c in cells(path) if NO_ERROR.search(c.source)] == []
