"""Choose the versions that the set-up installs, and write them where they are read.

``make pins`` resolves pyproject.toml with uv for Python 3.11 and later on every system,
writes requirements.txt, and copies the versions of our direct requirements into the
pip section of environment.yml. One version of each package for every Python, so that
outputs agree. uv is installed into a temporary folder: nothing else needs it.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements.txt"
ENVIRONMENT = ROOT / "environment.yml"
#: The extras that the set-up installs; the others are for who wants them. Dask is one
#: of these for the sake of its tests.
EXTRAS = "course", "classroom", "classroom-dask", "dev"
HEAD = "# Written by `make pins` from pyproject.toml. Installed by `make setup`.\n"


def resolve() -> str:
    """Return the pins as lines ``name==version ; marker``."""
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "install", "--quiet"]
        subprocess.run([*pip, "--target", folder, "uv"], check=True)
        options = (
            "--universal --fork-strategy fewest --python-version 3.11 --no-header "
            "--no-annotate --no-emit-index-url --no-emit-find-links --quiet"
        )
        pins = f"{folder}/pins.txt"
        uv = [f"{folder}/bin/uv", "pip", "compile", *options.split()]
        uv += [f"--extra={name}" for name in EXTRAS]
        subprocess.run(
            [*uv, "--output-file", pins, "pyproject.toml"], check=True, cwd=ROOT
        )
        return Path(pins).read_text()


def direct_requirements() -> list[str]:
    """Return the names in pyproject.toml's dependencies and our extras, each once."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    more = project["optional-dependencies"]
    lists = [project["dependencies"], *(more[name] for name in EXTRAS)]
    return sorted({re.split(r"[^A-Za-z0-9_.-]", r)[0] for part in lists for r in part})


def environment(pins: str) -> str:
    """Return environment.yml with its pip section rewritten for these pins."""
    versions = dict(re.findall(r"^(\S+)==(\S+)", pins, flags=re.MULTILINE))
    lines = [f"      - {name}=={versions[name]}" for name in direct_requirements()]
    before, marker, _ = ENVIRONMENT.read_text().partition("  - pip:\n")
    return before + marker + "\n".join([*lines, "      - --editable ."]) + "\n"


if __name__ == "__main__":
    pins = resolve()
    REQUIREMENTS.write_text(HEAD + pins)
    ENVIRONMENT.write_text(environment(pins))
    print(f"{len(pins.splitlines())} pins written")
