"""pyproject.toml, requirements.txt and environment.yml ask for the same packages."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]
# One line of conda's: a name, or a name with a version after one of its operators.
CONDA = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9._-]*)((==?|>=|<=|>|<|!=)\d+(\.\d+)*(\.\*)?"
    r"(,(>=|<=|>|<|!=)\d+(\.\d+)*(\.\*)?)*)?"
)


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


@pytest.fixture(scope="module")
def asked(project):
    """What the set-up is to install: name to the versions that we allow."""
    more = project["optional-dependencies"]
    extras = "course", "classroom", "classroom-dask", "dev"
    lists = [project["dependencies"], *(more[name] for name in extras)]
    requirements = [Requirement(text) for part in lists for text in part]
    return {canonicalize_name(r.name): r.specifier for r in requirements}


@pytest.fixture(scope="module")
def pin_lines():
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    return [line for line in lines if not line.startswith("#")]


def pins_for(lines, python):
    """What pip installs from these lines on Linux with this Python."""
    place = default_environment() | {
        "python_version": python,
        "python_full_version": python + ".0",
        "sys_platform": "linux",
        "os_name": "posix",
    }
    pins = {}
    for line in lines:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate(place):
            name = canonicalize_name(requirement.name)
            assert name not in pins, f"{name} is pinned twice on Python {python}"
            pins[name] = str(requirement.specifier).removeprefix("==")
    return pins


@pytest.fixture(scope="module")
def conda():
    return yaml.safe_load((ROOT / "environment.yml").read_text())


def pip_section(conda):
    return next(d["pip"] for d in conda["dependencies"] if isinstance(d, dict))


def test_a_pin_is_a_name_and_one_version(pin_lines):
    pin = re.compile(r"[a-z0-9][a-z0-9._-]*==[0-9][0-9a-z.]*( ; [^#@/]+)?")
    assert [line for line in pin_lines if not pin.fullmatch(line)] == []


def test_the_sandbox_is_not_part_of_the_set_up(project, pin_lines):
    (sandbox,) = project["optional-dependencies"]["classroom-sandbox"]
    name = Requirement(sandbox).name
    assert not [line for line in pin_lines if line.startswith((name, "wasmtime"))]


@pytest.mark.parametrize("python", PYTHONS)
def test_pins_fulfil_what_pyproject_asks_for(python, asked, pin_lines):
    pins = pins_for(pin_lines, python)
    assert asked.keys() <= pins.keys()
    wrong = {n: pins[n] for n, versions in asked.items() if pins[n] not in versions}
    assert wrong == {}


def test_numpy_is_the_same_on_every_python(pin_lines):
    assert len({pins_for(pin_lines, python)["numpy"] for python in PYTHONS}) == 1


def test_pythons_are_the_same_everywhere(project, conda):
    classifiers = " ".join(project["classifiers"])
    assert re.findall(r"Python :: (3\.\d+)", classifiers) == PYTHONS
    assert project["requires-python"] == f">={PYTHONS[0]}"
    python = next(d for d in conda["dependencies"] if str(d).startswith("python="))
    assert python.removeprefix("python=") in PYTHONS


def test_environment_takes_only_python_and_pip_from_conda(conda):
    lines = [d for d in conda["dependencies"] if isinstance(d, str)]
    matches = [CONDA.fullmatch(line) for line in lines]
    assert None not in matches, lines
    assert [match["name"] for match in matches] == ["python", "pip"]
    assert conda["channels"] == ["conda-forge"]
    assert set(conda) == {"name", "channels", "dependencies"}


@pytest.mark.parametrize("line", ["python>=3.11,<3.14", "python=3.13", "pip"])
def test_conda_syntax_accepts(line):
    assert CONDA.fullmatch(line)


@pytest.mark.parametrize("line", ["python >3.11 <", "pip=", "Python~=3.11", "a==1;b"])
def test_conda_syntax_refuses(line):
    assert not CONDA.fullmatch(line)


def test_environment_has_the_packages_of_pyproject_as_pinned(asked, pin_lines, conda):
    python = conda["dependencies"][0].removeprefix("python=")
    pins = pins_for(pin_lines, python)
    *lines, ours = pip_section(conda)
    found = {Requirement(line).name: str(Requirement(line).specifier) for line in lines}
    assert ours == "--editable ."
    assert found == {name: f"=={pins[name]}" for name in asked}


def test_the_library_needs_numpy_only(project):
    assert [Requirement(r).name for r in project["dependencies"]] == ["numpy"]


def test_nothing_heavy_comes_to_a_newcomer(pin_lines):
    names = {Requirement(line).name for line in pin_lines}
    assert names.isdisjoint({"torch", "tensorflow", "jax", "scipy", "pandas"})


def test_the_version_stands_in_one_place(project):
    literal = re.compile(r"__version__\s*=\s*[\"']([^\"']+)")
    files = {p: literal.findall(p.read_text()) for p in ROOT.glob("nnkit/**/*.py")}
    (version,) = files.pop(ROOT / "nnkit/__init__.py")
    assert [path for path, found in files.items() if found] == []
    assert "version" not in project
    assert project["dynamic"] == ["version"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert newest[1] == version


def test_data_files_travel_with_the_package():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    package = ROOT / "nnkit"
    packed = {f for p in config["package-data"]["nnkit"] for f in package.glob(p)}
    needed = {
        path
        for path in package.rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    assert needed
    assert needed <= packed


def test_specifiers_leave_room_for_newer_pins(asked):
    exact = {n for n, versions in asked.items() if "==" in str(versions)}
    assert exact == set()
    assert all(isinstance(versions, SpecifierSet) for versions in asked.values())
