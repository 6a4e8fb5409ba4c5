"""`make setup` looks at .venv itself: what is wrong is said, and put right.

The checkouts are small ones, with a stand-in for pip that puts files where pip does.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.slow

VENV = """
import os, subprocess, sys
if __name__ == "__main__":  # the real one, with our pip
    sys.path.remove(os.path.dirname(__file__))
    import venv
    venv.create(sys.argv[1], symlinks=True)
    subprocess.run([sys.argv[1] + "/bin/python", "-m", "ensurepip"], check=True)
"""
ENSUREPIP = """
import pathlib, shutil, sysconfig
if __name__ == "__main__":
    site = pathlib.Path(sysconfig.get_path("purelib"))
    shutil.copytree(pathlib.Path(__file__).with_name("stand_in"), site / "pip")
    info = site / "pip-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: pip\\nVersion: 1.0\\n")
    (info / "RECORD").write_text("pip/__init__.py,,\\n")
    (info / "INSTALLER").write_text("pip\\n")
"""
PIP = """
import os, pathlib, shutil, sys, sysconfig, time
site = pathlib.Path(sysconfig.get_path("purelib"))
here = pathlib.Path.cwd()

def put(name, version):
    for old in site.glob(name + "-*.dist-info"):
        shutil.rmtree(old)
    info = site / f"{name}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Name: {name}\\nVersion: {version}\\n")
    (info / "RECORD").write_text(f"{name}.txt,,\\n")
    (site / f"{name}.txt").write_text("")
    if os.environ.get("PIP_STANDS") == name:
        (here / "stands").write_text("")
        time.sleep(60)
    if os.environ.get("PIP_DIES") == name:
        os.kill(os.getpid(), 9)
    (info / "INSTALLER").write_text("pip\\n")
    script = pathlib.Path(sys.executable).with_name(name)
    quotes = "'" * 3
    text = f"#!/bin/sh\\n{quotes}exec' \\"{sys.executable}\\" \\"$0\\"\\n"
    script.write_text(text + f"' {quotes}\\n")

if "--version" not in sys.argv:
    if os.environ.get("PIP_FAILS"):
        sys.exit("ERROR: no network")
    with (here / "calls").open("a") as calls:
        calls.write(" ".join(sys.argv[1:]) + "\\n")
    if "--requirement" in sys.argv:
        put("one", "1.0")
        put("two", "2.0")
    else:
        put("nnkit", "0.1")
        (site / "nnkit.txt.pth").write_text(str(here))
"""


class Checkout:
    def __init__(self, folder, stand_ins):
        self.folder, self.stand_ins = folder, stand_ins

    def __getattr__(self, name):
        return self.folder / {"venv": ".venv", "old": ".venv-old"}[name]

    @property
    def site(self):
        (site,) = self.venv.glob("lib/python*/site-packages")
        return site

    def start(self, shell=("sh",), **settings):
        environ = {"PATH": os.environ["PATH"], "PYTHON": sys.executable}
        if (self.venv / "pyvenv.cfg").exists():
            del environ["PYTHON"]
        environ |= {"PYTHONPATH": str(self.stand_ins), **settings}
        return subprocess.Popen(
            [*shell, "tools/setup"],
            cwd=self.folder,
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def setup(self, status=0, **settings):
        run = self.start(**settings)
        said, _ = run.communicate(timeout=200)
        assert run.returncode == status, said
        return said

    def stopped(self, number):
        """Stop a set-up in the midst of the package `one`."""
        run = self.start(PIP_STANDS="one")
        while not (self.folder / "stands").exists():
            assert run.poll() is None, run.communicate()
            time.sleep(0.02)
        (self.folder / "stands").unlink()
        os.killpg(run.pid, number)
        run.communicate(timeout=200)

    def drop(self, name):
        """Remove a package as pip does."""
        for path in self.site.glob(f"{name}[-.]*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.rmtree(self.site / name, ignore_errors=True)

    def is_whole(self):
        return self.setup() == "" and not self.old.exists()

    def tree(self):
        """Every file's place, content and date."""
        return {
            path: (path.lstat().st_mtime_ns, path.is_file() and path.read_bytes())
            for path in self.folder.rglob("*")
            if not path.is_dir() and path.name != "calls"
        }


@pytest.fixture(scope="module")
def made(root, tmp_path_factory):
    """A checkout that is set up; its path has a space and a letter beyond ASCII."""
    place = tmp_path_factory.mktemp("setup")
    stand_ins = place / "stand-ins"
    (stand_ins / "stand_in").mkdir(parents=True)
    (stand_ins / "venv.py").write_text(VENV)
    (stand_ins / "ensurepip.py").write_text(ENSUREPIP)
    (stand_ins / "stand_in/__init__.py").write_text("")
    (stand_ins / "stand_in/__main__.py").write_text(PIP)
    folder = place / "kurs für alle"
    (folder / "nnkit").mkdir(parents=True)
    (folder / "tools").mkdir()
    (folder / "nnkit/__init__.py").write_text("")
    for name in ("setup", "find-python", "inspect_venv.py"):
        shutil.copy(root / "tools" / name, folder / "tools" / name)
    pins = "# pins\none==1.0\ntwo==2.0 ; os_name != 'nt'\nthree==3 ; os_name == 'nt'\n"
    (folder / "requirements.txt").write_text(pins)
    (folder / "pyproject.toml").write_text("[project]\n")
    checkout = Checkout(folder, stand_ins)
    said = checkout.setup()
    assert said.startswith("Making .venv with Python 3.")
    return checkout


@pytest.fixture
def copied(made, tmp_path):
    """The same, copied to another place as `cp -R` does."""
    folder = tmp_path / "another place"
    shutil.copytree(made.folder, folder, symlinks=True)
    return Checkout(folder, made.stand_ins)


def test_where_all_is_well_nothing_is_said_or_done(made):
    before = made.tree()
    assert made.setup() == ""
    assert made.tree() == before


def gone(made):
    (made.venv / "bin/python3").unlink(missing_ok=True)
    (made.venv / "bin/python").unlink()
    (made.venv / "bin/python").symlink_to("/nowhere/python3")


def upgraded(made):
    config = made.venv / "pyvenv.cfg"
    config.write_text(re.sub(r"(version = 3)\.\d+", r"\1.9", config.read_text()))


def emptied(made):
    shutil.rmtree(made.site)
    (made.venv / "lib" / f"python3.{sys.version_info[1]}/site-packages").mkdir()


def of_another_version(made):
    info = made.site / "one-1.0.dist-info"
    (info / "METADATA").write_text("Name: One\nVersion: 0.9\n")
    info.rename(made.site / "one-0.9.dist-info")


def stopped_by_hand(made):
    (made.site / "one-1.0.dist-info/INSTALLER").unlink()


def of_two_versions(made):
    shutil.copytree(made.site / "one-1.0.dist-info", made.site / "one-1.1.dist-info")


ANEW = "Making .venv anew: "
REPAIR = "Repairing .venv: "


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (gone, ANEW + "its Python does not run."),
        (upgraded, ANEW + "its Python 3.9 has become Python 3."),
        (lambda c: c.stopped(signal.SIGKILL), None),
        (lambda c: (c.venv / "pyvenv.cfg").unlink(), ANEW),
        (lambda c: (c.site / "one.txt").unlink(), ANEW + "files of one are missing."),
        (stopped_by_hand, ANEW + "files of one are missing."),
        (of_two_versions, ANEW + "files of one are missing."),
        (emptied, REPAIR + "one is missing, two is missing, and 2 more."),
        (of_another_version, REPAIR + "one is 0.9, the course needs 1.0."),
        (lambda c: c.drop("two"), REPAIR + "two is missing."),
        (lambda c: c.drop("pip"), REPAIR + "pip is missing."),
        (lambda c: c.drop("nnkit"), REPAIR + "nnkit is missing."),
        (lambda c: (c.venv / ".stamp").write_text(""), REPAIR + "its last set-up"),
    ],
)
def test_what_is_wrong_is_said_and_put_right(made, damage, said):
    if said is None:
        made.drop("one")
        said = ANEW + "an earlier set-up was stopped half-way."
    damage(made)
    assert made.setup().startswith(said)
    assert made.is_whole()


def test_after_a_pip_that_was_killed_nothing_is_trusted(made):
    made.drop("two")
    assert "could not be installed" in made.setup(1, PIP_DIES="two")
    assert made.setup().startswith(ANEW + "an earlier set-up was stopped half-way.")
    assert made.is_whole()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_first_set_up_that_is_stopped_begins_again(copied, number):
    shutil.rmtree(copied.venv)
    copied.stopped(number)
    assert copied.setup(PYTHON=sys.executable).startswith(ANEW + "an earlier set-up")
    assert copied.is_whole()


def test_a_change_of_pyproject_is_noticed(copied):
    copied.setup()
    (copied.folder / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert copied.setup() == REPAIR + "pyproject.toml has changed.\n"
    assert copied.is_whole()


@pytest.mark.parametrize("shell", [("sh",), ("bash", "--posix")])
def test_a_moved_checkout_is_repaired(copied, tmp_path, shell):
    """As the shells of Linux and macOS read the script."""
    if shutil.which(shell[0]) is None:
        pytest.skip(f"no {shell[0]} here")
    copied.setup()
    moved = Checkout(tmp_path / "moved – again", copied.stand_ins)
    copied.folder.rename(moved.folder)
    said = moved.setup(shell=shell)
    assert said.startswith(ANEW + f"it was made in another folder, {copied.folder}.")
    assert f"{moved.folder}/.venv/bin/python" in (moved.venv / "bin/one").read_text()
    assert moved.is_whole()


@pytest.mark.parametrize("linked", [False, True])
def test_a_copy_is_repaired_and_the_original_left_alone(made, copied, linked):
    if linked:
        shutil.rmtree(copied.venv)
        copied.venv.symlink_to(made.venv)
    before = made.tree()
    said = copied.setup()
    assert f"another folder, {made.folder}" in said
    assert copied.is_whole()
    assert not copied.venv.is_symlink()
    assert made.tree() == before


def test_without_network_the_old_one_is_put_back(copied):
    before = copied.tree()
    said = copied.setup(1, PIP_FAILS="1")
    assert "error: The packages could not be installed, see above." in said
    assert copied.tree() == before
    assert copied.setup() != ""
    (copied.venv / ".stamp").write_text("other")
    before = copied.tree().keys()
    assert "could not be installed" in copied.setup(1, PIP_FAILS="1")
    assert copied.tree().keys() == before
    assert copied.setup().startswith(REPAIR + "pyproject.toml has changed.")


def test_an_old_one_that_was_put_aside_comes_back(made):
    made.venv.rename(made.old)
    assert made.is_whole()


def test_what_the_new_one_lacks_is_named(copied):
    info = copied.site / "torch-2.13.0.dist-info"
    shutil.copytree(copied.site / "one-1.0.dist-info", info)
    (info / "METADATA").write_text("Name: torch\nVersion: 2.13.0\n")
    said = copied.setup().splitlines()
    assert said[-1].startswith("No longer in .venv")
    assert said[-1].endswith(": torch-2.13.0")


def test_a_second_set_up_leaves_the_first_alone(copied):
    first = copied.start(PIP_STANDS="two")
    while not (copied.folder / "stands").exists():
        assert first.poll() is None, first.communicate()
        time.sleep(0.02)
    try:
        if shutil.which("ps"):
            said = copied.setup(1)
            assert f"Another set-up is at work here (process {first.pid})" in said
    finally:
        os.killpg(first.pid, signal.SIGKILL)
        first.communicate(timeout=200)
    assert copied.setup().startswith(ANEW)


GNU_ONLY = re.compile(
    r"\b(sed -[ir]|readlink -f|grep -P|cp -[a-z]*a|stat -c|xargs -r|date -d|mktemp --"
    r"|realpath|sort -V|timeout)\b|\[\[|\blocal |\bsource |\becho -|\$'"
    r"|\b(rm|cp|mv|mkdir|touch|ln) --[a-z]"
)


@pytest.mark.parametrize("name", ["Makefile", "tools/setup", "tools/find-python"])
def test_the_commands_are_those_of_macos_too(root, name):
    text = (root / name).read_text()
    assert [line for line in text.splitlines() if GNU_ONLY.search(line)] == []
    if name != "Makefile":
        assert text.startswith("#!/bin/sh\n")
        subprocess.run(["sh", "-n", root / name], check=True)


def test_markers_are_read_as_packaging_reads_them(root, inspector):
    from packaging.markers import Marker, default_environment

    place = inspector.here()
    assert place.items() <= default_environment().items()
    lines = (root / "requirements.txt").read_text().splitlines()
    markers = {line.partition(";")[2].strip() for line in lines if ";" in line}
    assert markers
    for marker in markers | {"python_version >= '3.9' and python_version < '3.12'"}:
        for version in ("3.11.7", "3.12.0", "3.9.1"):
            for system in ("linux", "darwin", "win32"):
                other = {"sys_platform": system, "python_full_version": version}
                other["python_version"] = version.rpartition(".")[0]
                expected = Marker(marker).evaluate(default_environment() | other)
                assert inspector.applies(marker, place | other) == expected, marker


@pytest.fixture
def inspector(root, monkeypatch):
    monkeypatch.syspath_prepend(str(root / "tools"))
    import inspect_venv

    return inspect_venv


def test_the_real_environment_is_read_without_a_package(root):
    """The look imports nothing but the standard library, and runs in any folder."""
    code = (
        "import sys, runpy; before = set(sys.modules);"
        f"runpy.run_path({str(root / 'tools/inspect_venv.py')!r});"
        "new = {n.partition('.')[0] for n in set(sys.modules) - before};"
        "print(sorted(new - sys.stdlib_module_names))"
    )
    run = subprocess.run(
        [sys.executable, "-I", "-c", code],
        cwd="/",
        capture_output=True,
        text=True,
    )
    assert run.stdout == "[]\n", run.stderr
