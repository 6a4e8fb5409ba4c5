"""What can be said about the image without building it."""

import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
TEXT = (HERE / "Dockerfile").read_text("utf-8").replace("\\\n", "")
COPIED = [line.split()[1:-1] for line in TEXT.splitlines() if line.startswith("COPY")]


def test_what_is_copied_is_there_and_holds_no_answer():
    sources = {source for line in COPIED for source in line}
    assert {"nnkit", "course", "requirements.txt"} <= sources
    for source in sources:
        assert (HERE.parent / source).exists(), source
        assert source.split("/")[0] not in (".", "solutions", "tests")


def test_all_that_is_installed_is_pinned():
    (command,) = re.findall("pip install (.*)", TEXT)
    assert command.split() == [
        *("--constraint", "requirements.txt", "--constraint", "hub.txt"),
        *('"jupyterhub==$JUPYTERHUB"', '".[course]"'),
    ]
    assert "COPY deploy/requirements.txt hub.txt" in TEXT


def test_it_does_not_run_as_root():
    *_, last = re.findall(r"^USER (.*)", TEXT, re.MULTILINE)
    assert int(last) == 1000
    assert f"--uid {last}" in TEXT
