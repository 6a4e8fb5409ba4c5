"""`make check` finds the one notebook that is meant; the longest ones come first."""

import importlib.util

import pytest


@pytest.fixture
def check(root):
    spec = importlib.util.spec_from_file_location("check", root / "tools/check.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "name",
    [
        "05-2a",
        "02a-dropout",
        "05-regularization/02a",
        "solutions/05-regularization/02a-dropout-and-more-data.ipynb",
        "work/05-regularization/02a-dropout-and-more-data.ipynb",
    ],
)
def test_a_notebook_is_found_by_its_number_or_path(check, name):
    assert check.find_notebook(name).name == "02a-dropout-and-more-data.ipynb"


def test_every_notebook_has_a_number_of_its_own(check, root):
    paths = sorted((root / "solutions").glob("*/*.ipynb"))
    assert [check.find_notebook(check.number_of(path)) for path in paths] == paths


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "NOTEBOOK= names no notebook; choose one of 00-0, 01-1a,"),
        ("05-9", "NOTEBOOK=05-9 names no notebook; choose one of 00-0, 01-1a,"),
        (
            "05-reg",
            "NOTEBOOK=05-reg names more than one notebook; choose one of 05-1a,",
        ),
    ],
)
def test_another_name_is_answered_with_those_there_are(check, name, said):
    with pytest.raises(SystemExit) as stopped:
        check.find_notebook(name)
    assert str(stopped.value).startswith(said)


def test_what_took_longest_comes_first(check, tmp_path, monkeypatch):
    monkeypatch.setattr(check, "REPORTS", tmp_path)
    plain = check.longest_first()
    assert plain == sorted(plain, reverse=True)
    name, next_name = (
        f"solutions.01-mathematics.{stem}.ipynb"
        for stem in ("02a-probability", "01a-vectors")
    )
    (tmp_path / "notebooks.xml").write_text(
        f'<testsuite><testcase classname="{name}" time="1.5"/>'
        f'<testcase classname="{name}" time="1.5"/>'
        f'<testcase classname="{next_name}" time="2"/>'
        "</testsuite>"
    )
    longest = ["02a-probability", "01a-vectors"]
    longest = [f"solutions/01-mathematics/{name}.ipynb" for name in longest]
    assert check.longest_first() == longest + [p for p in plain if p not in longest]
