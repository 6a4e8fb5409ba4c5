"""The public workflow and .ci/run do the same, on the Pythons that we promise."""

import re
import shutil
import subprocess
import tomllib

import pytest
import yaml


@pytest.fixture(scope="module")
def workflow(root):
    return yaml.safe_load((root / ".github/workflows/ci.yml").read_text())


def commands(job):
    return [step["run"].strip() for step in job["steps"] if "run" in step]


def test_matrix_is_what_pyproject_promises(workflow, root):
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    promised = re.findall(r"Python :: (3\.\d+)", " ".join(project["classifiers"]))
    assert workflow["jobs"]["test"]["strategy"]["matrix"]["python"] == promised


def test_the_workflow_uses_our_own_script_and_both_commands(workflow):
    jobs = workflow["jobs"]
    assert commands(jobs["test"]) == ["bash .ci/run"]
    newcomer = "\n".join(commands(jobs["newcomer"]))
    assert "make lab" in newcomer
    assert "make test" in newcomer


def test_conda_job_solves_our_environment(workflow, root):
    conda = yaml.safe_load((root / "environment.yml").read_text())
    step = next(s for s in workflow["jobs"]["conda"]["steps"] if "with" in s)
    assert step["with"]["environment-file"] == "environment.yml"
    assert step["with"]["activate-environment"] == conda["name"]


def test_every_job_has_a_time_limit(workflow):
    assert all(job["timeout-minutes"] <= 30 for job in workflow["jobs"].values())


def test_ci_script_is_bash_and_calls_targets_that_exist(root, targets):
    script = root / ".ci/run"
    assert script.stat().st_mode & 0o100
    subprocess.run([shutil.which("bash"), "-n", str(script)], check=True)
    called = set(re.findall(r"^make (\S+)", script.read_text(), re.MULTILINE))
    assert {"setup", "test"} <= called <= targets


def test_pre_commit_hooks_are_local_and_name_what_exists(root, targets):
    config = yaml.safe_load((root / ".pre-commit-config.yaml").read_text())
    (repo,) = config["repos"]
    assert repo["repo"] == "local"
    for hook in repo["hooks"]:
        assert hook["language"] == "system"
        words = hook["entry"].split()
        assert words[0] == ".venv/bin/python" or words[1] in targets
        files = [word for word in words if word.startswith("tests/")]
        assert all((root / name).exists() for name in files)
