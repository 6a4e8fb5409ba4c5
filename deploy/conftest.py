"""A real Hub, with accounts on this machine that are made and removed again."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import accounts  # noqa: E402
import postgres  # noqa: E402
from client import Person  # noqa: E402
from story import ENGINE, STRANGER  # noqa: E402

PORT = 8460
PLACE = Path("/srv/nnkit-hub-test")
COURSES = f"""
[[course]]
name = "nn-a"
engine = "{ENGINE}"
instructors = ["hubt-ines"]
students = ["hubt-ada", "hubt-bob", "hubt-cleo", "hubt-eve", "hubt-mal"]

[[course]]
name = "nn-b"
engine = "process"
instructors = ["hubt-omar"]
students = ["hubt-dora"]
"""


class Running:
    """A Hub that runs, and who has logged in there."""

    def __init__(self):
        self.address, self.place, self.people = f"http://127.0.0.1:{PORT}", PLACE, {}
        self.exchange = PLACE / "exchange"
        self.words = json.loads((PLACE / "state/accounts.json").read_text())

    def person(self, name):
        """Return a `Person` with a token; whoever is a student has a server too."""
        if name not in self.people:
            one = Person(self.address, name, self.words[name]).token()
            self.people[name] = (
                one if name in ("hubt-ines", "hubt-omar") else one.start()
            )
        return self.people[name]

    def home(self, name):
        return PLACE / "home" / name

    def as_account(self, name, *command):
        """Run a program under an account, as its owner could in a terminal."""
        return subprocess.run(
            ["runuser", "-u", name, "--", *map(str, command)],
            cwd="/",
            capture_output=True,
            text=True,
        )


@pytest.fixture(scope="session")
def server():
    with postgres.running() as made:
        yield made


@pytest.fixture
def base(server, request):
    """The address of a new database."""
    name = re.sub(r"\W", "_", request.node.name)[:60].lower()
    server.sql(f"create database {name}")
    return server.address(name)


@pytest.fixture(scope="session")
def courses(tmp_path_factory):
    file = tmp_path_factory.mktemp("hub") / "courses.toml"
    file.write_text(COURSES)
    return file


@pytest.fixture(scope="session")
def hub(courses):
    """Run `sh deploy/try`; at its end no account and no file of it is left."""
    command = ["sh", HERE / "try", f"--courses={courses}", f"--place={PLACE}"]
    said = courses.with_name("try.log")
    with said.open("w") as log:
        process = subprocess.Popen([*command, f"--port={PORT}"], stdout=log, stderr=log)
    try:
        _wait(process, said)
        yield Running()
    finally:
        process.send_signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(90)
        process.kill()
        accounts.remove([STRANGER])
    assert not accounts.exists("hubt-ada")
    assert not accounts.exists("grader-nn-a")
    assert list(PLACE.iterdir()) == []


@pytest.fixture
def browser():
    """Chromium of the machine, or the one that Playwright fetched."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    flags = ["--no-sandbox", "--disable-gpu"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def screenshots():
    """A function that keeps a picture in $NNKIT_SCREENSHOTS, where that is set."""
    place = os.environ.get("NNKIT_SCREENSHOTS")

    def keep(page, name):
        if place:
            page.screenshot(path=f"{place}/hub-{name}.png")

    return keep


def _wait(process, said, seconds=1200):
    log, deadline = PLACE / "state/hub.log", time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"The Hub ended: {said.read_text()}")
        if log.exists() and "JupyterHub is now running" in log.read_text():
            return
        time.sleep(0.5)
    raise TimeoutError(f"The Hub did not start: {said.read_text()}")
