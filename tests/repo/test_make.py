"""The Makefile and the scripts behind it do what the documents say."""

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys

import pytest

COMMAND = re.compile(r"\bmake ([a-z][a-z-]*)\b")
NO_PYTHON = {"PATH": "/nowhere"}


def find_python(root, **environ):
    """Run tools/find-python with only these variables."""
    shell = shutil.which("sh")
    script = str(root / "tools/find-python")
    return subprocess.run(
        [shell, script], env=environ, capture_output=True, text=True, timeout=60
    )


def interpreter(folder, name, version):
    """Put a stand-in for a Python of this version into a folder."""
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(
        "#!/bin/sh\n"
        'case "$2" in\n'
        f'*print*) echo "{folder}/{name}" ;;\n'
        f'*) exec "{sys.executable}" -c "\n'
        "import sys\n"
        f"sys.version_info = ({version[0]}, {version[1]}, 0)\n"
        "sys.version_info = type('V', (tuple,), {})(sys.version_info)\n"
        '$2" ;;\n'
        "esac\n"
    )
    file.chmod(0o755)
    return str(file)


def test_make_alone_prints_every_target(root, targets):
    run = subprocess.run(["make"], cwd=root, capture_output=True, text=True, timeout=60)
    assert run.returncode == 0
    assert set(re.findall(r"^  make (\S+) +\S", run.stdout, re.MULTILINE)) == targets


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_documents_name_targets_that_exist(name, root, targets):
    commands = set(COMMAND.findall("\n".join(code_of((root / name).read_text()))))
    assert commands, f"{name} names no command at all"
    assert commands <= targets


def code_of(markdown):
    """The code in a Markdown document: blocks and spans."""
    blocks = re.findall(r"^```.*?^```", markdown, re.MULTILINE | re.DOTALL)
    return blocks + re.findall(r"`[^`\n]+`", markdown)


def test_readme_opens_with_the_two_commands(root):
    readme = (root / "README.md").read_text()
    first = re.search(r"^```.*?^```", readme, re.MULTILINE | re.DOTALL)[0]
    assert COMMAND.findall(first) == ["lab", "test"]


def test_make_starts_only_files_that_exist(root):
    makefile = (root / "Makefile").read_text()
    files = set(re.findall(r"\btools/[\w./-]+", makefile))
    assert files
    assert [name for name in files if not (root / name).is_file()] == []


def test_every_command_of_the_classroom_can_be_stopped(root):
    makefile = (root / "Makefile").read_text()
    calls = re.findall(r"^.*-m nnkit\.classroom.*$", makefile, re.MULTILINE)
    assert len(calls) == 4
    assert all(call.startswith("\t@exec sh tools/stoppable ") for call in calls)


def stoppable(root, *command, **kwargs):
    """Start make on one recipe that runs a command as ours are run."""
    line = f"one:\n\t@exec sh tools/stoppable {shlex.join(command)}\n\t@echo next\n"
    make = subprocess.Popen(
        ["make", "--no-print-directory", "--file=-"],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        **kwargs,
    )
    make.stdin.write(line)
    make.stdin.close()
    return make


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_make_is_stopped_with_one_sentence(number, root):
    make = stoppable(root, "sh", "-c", "echo ready; exec sleep 600")
    with make:
        assert make.stdout.readline() == "ready\n"
        os.killpg(make.pid, number)
        said = make.stdout.read()
    assert said == "Stopped; nothing was changed half-way.\n"
    assert make.returncode == -number


@pytest.mark.parametrize(
    ("status", "said", "ends"),
    [(0, "next\n", 0), (1, "Error 1", 2), (130, "", -signal.SIGINT)],
)
def test_how_a_command_ended_is_passed_on(status, said, ends, root):
    make = stoppable(root, "sh", "-c", f"exit {status}")
    with make:
        text = make.stdout.read()
    assert make.returncode == ends
    assert text.endswith(said) or said in text
    assert bool(text) == bool(said)


def test_find_python_takes_the_one_that_is_asked_for(root):
    run = find_python(root, PYTHON=sys.executable, **NO_PYTHON)
    assert (run.returncode, run.stdout.strip()) == (0, sys.executable)


def test_find_python_refuses_a_bad_wish(root, tmp_path):
    old = interpreter(tmp_path, "python3", (3, 10))
    for wish in (old, "/nowhere/python3"):
        run = find_python(root, PYTHON=wish, PATH=os.environ["PATH"])
        assert run.returncode == 1
        assert f"PYTHON={wish} is not a Python 3.11 or later" in run.stderr


def test_find_python_passes_over_an_old_python(root, tmp_path):
    interpreter(tmp_path, "python3", (3, 9))
    good = interpreter(tmp_path, "python3.12", (3, 12))
    assert find_python(root, PATH=str(tmp_path)).stdout.strip() == good


def test_find_python_prefers_the_usual_one(root, tmp_path):
    interpreter(tmp_path, "python3.13", (3, 13))
    usual = interpreter(tmp_path, "python3", (3, 11))
    assert find_python(root, PATH=str(tmp_path)).stdout.strip() == usual


def test_find_python_takes_a_newer_one_as_the_last_resort(root, tmp_path):
    newer = interpreter(tmp_path, "python3", (3, 15))
    run = find_python(root, PATH=str(tmp_path))
    assert run.stdout.strip() == newer
    assert "tested on Python 3.11 to 3.14" in run.stderr
    tested = interpreter(tmp_path, "python3.11", (3, 11))
    assert find_python(root, PATH=str(tmp_path)).stdout.strip() == tested


def test_find_python_says_how_to_get_one(root, tmp_path):
    interpreter(tmp_path, "python3", (3, 10))
    shutil.copy(shutil.which("cat"), tmp_path / "cat")
    run = find_python(root, PATH=str(tmp_path))
    assert run.returncode == 1
    assert "needs Python 3.11 to 3.14" in run.stderr
    assert "PYTHON=/path/to/python3" in run.stderr


def test_other_environments_are_kept_out(root):
    kept_out = {"PYTHONPATH", "PYTHONHOME", "PIP_USER"}
    kept_out |= {"PYTHONSTARTUP", "PYTHONWARNINGS", "MPLBACKEND"}
    run = subprocess.run(
        ["make", "--file=-", "show"],
        input="include Makefile\nshow:\n\t@env\n",
        cwd=root,
        env=os.environ | dict.fromkeys(kept_out, "theirs"),
        capture_output=True,
        text=True,
        timeout=60,
    )
    seen = dict(line.partition("=")[::2] for line in run.stdout.splitlines())
    assert seen["PATH"].split(":")[0] == str(root / ".venv/bin")
    assert seen["VIRTUAL_ENV"] == str(root / ".venv")
    assert seen.keys().isdisjoint(kept_out)
