import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def root():
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def tracked():
    """The paths of all files that git tracks, relative to the checkout."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    paths = [Path(name) for name in listing.stdout.split("\0") if name]
    return [path for path in paths if (ROOT / path).is_file()]


@pytest.fixture(scope="session")
def texts(tracked):
    """The contents of all tracked text files, by path."""
    contents = {path: (ROOT / path).read_bytes() for path in tracked}
    return {p: b.decode() for p, b in contents.items() if b"\0" not in b}


@pytest.fixture(scope="session")
def notebooks(tracked):
    """All tracked notebooks as dictionaries, by path."""
    paths = [path for path in tracked if path.suffix == ".ipynb"]
    return {path: json.loads((ROOT / path).read_text()) for path in paths}


@pytest.fixture(scope="session")
def targets():
    """The names of the Makefile's targets that are not files."""
    makefile = (ROOT / "Makefile").read_text()
    return set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split())
