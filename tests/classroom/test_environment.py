"""The look at the computer names what is wrong, and what really repairs it."""

import re
import sys
from importlib import metadata
from pathlib import Path

import pytest

from nnkit.classroom import environment

TEXT = (environment.ROOT / "requirements.txt").read_text()
PINS = dict(re.findall(r"^([\w.-]+)==([\w.]+)", TEXT, re.MULTILINE))


def look(root=environment.ROOT, version=(3, 12, 1), **versions):
    """The rows to repair on a machine with the pins, but for some packages."""

    def installed(name):
        found = {**PINS, **versions}[name]
        if found is None:
            raise metadata.PackageNotFoundError(name)
        return found

    rows = environment.inspect(version, installed, lambda: 70_000, root)
    return {what: (found, remedy) for what, found, remedy in rows if remedy}


def test_this_machine_has_all(capsys):
    environment.report()
    text = capsys.readouterr().out
    assert "70000 handwritten digits" in text
    assert text.endswith("All is in place.\n")
    assert "REPAIR" not in text


def test_old_python_missing_package_and_damaged_digits(capsys, monkeypatch):
    def installed(name):
        if name == "nbgrader":
            raise metadata.PackageNotFoundError(name)
        return PINS[name]

    def damaged():
        raise ValueError("mnist.npz is damaged: restore it with git checkout")

    rows = environment.inspect((3, 10, 4), installed, damaged)
    remedies = {what: remedy for what, found, remedy in rows if remedy}
    assert set(remedies) == {"Python", "nbgrader", "digits"}
    assert "make lab" in remedies["Python"]
    assert "git checkout" in remedies["digits"]

    monkeypatch.setattr(environment, "inspect", lambda: rows)
    environment.report()
    assert capsys.readouterr().out.endswith("3 to repair: see above.\n")


@pytest.mark.parametrize("name", [*environment.PACKAGES, *environment.SILENT])
@pytest.mark.parametrize("version", ["2.0.2", "99.0", None])
def test_another_version_than_the_pin_is_told(name, version):
    assert look() == {}
    wrong = look(**{name: version})
    assert list(wrong) == [name]
    told = "not installed" if version is None else f"{version}, but the course needs "
    assert wrong[name][0].startswith(told)


def test_what_it_looks_at_is_pinned_on_every_system():
    """So that `make lab`, which brings all to the pins, repairs whatever it names."""
    lines = TEXT.splitlines()
    plain = {line.partition("==")[0] for line in lines if ";" not in line}
    assert {*environment.PACKAGES, *environment.SILENT} <= plain


def test_without_a_checkout_the_needs_of_the_package_count(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert look(tmp_path) == {}
    wrong = look(tmp_path, numpy="2.0.2", jupyterlab="5.0")
    assert list(wrong) == ["numpy", "jupyterlab"]
    assert f'"{sys.executable}" -m pip install "numpy>=2.1"' in wrong["numpy"][1]


def test_the_remedy_is_true_for_the_python_that_runs(tmp_path):
    needs = "--requirement requirements.txt"
    conda = tmp_path / "conda"
    conda.mkdir()
    assert "-m pip install" in environment.remedy(needs, tmp_path, conda, False)
    (tmp_path / ".venv").mkdir()
    venv = tmp_path / ".venv"
    told = environment.remedy(needs, tmp_path, venv, False)
    assert f"run `make lab` in {tmp_path}: it repairs .venv." in told
    told = environment.remedy(needs, tmp_path, conda, False)
    assert f'"{sys.executable}" -m pip install {needs}' in told
    assert "Restart Kernel" in told
    told = environment.remedy(needs, tmp_path, Path("/usr"), True)
    assert "pip" not in told
    assert "Change Kernel" in told


def test_a_notebook_in_another_checkout_than_its_nnkit_is_told(tmp_path, monkeypatch):
    for folder in ("course", "nnkit", "work/01-a"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work/01-a")
    assert look() == {}  # no checkout, only a folder with notebooks
    (tmp_path / "nnkit/__init__.py").write_text("")
    found, remedy = look()["nnkit"]
    assert found == f"from {environment.ROOT}, but this notebook is in {tmp_path}"
    assert f"run `make lab` in {tmp_path}" in remedy
    monkeypatch.setattr(sys, "prefix", "/opt/conda")
    assert f'--editable "{tmp_path}"' in look()["nnkit"][1]
