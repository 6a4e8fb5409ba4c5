import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from nnkit.classroom.agreement import disagreements, settle_tags
from nnkit.classroom.cli import main
from nnkit.classroom.execute import (
    LARGEST,
    WIDGET,
    _joined,
    _problems,
    run_notebook,
)
from nnkit.classroom.places import ClassroomError
from tests.classroom import toy

pytestmark = pytest.mark.slow

WIDGETS = f"""import sys
from IPython.display import display
display({{"text/plain": "a slider", "{WIDGET}": {{"model_id": "5"}}}}, raw=True)
print(sorted({{"b", "a"}}), end=" ", flush=True)
print("ready"); {{"one", "two", "three"}}"""

INSIDE = """import ipywidgets
with ipywidgets.Output():
    print("where nbval sees it")"""


def book(*sources, **metadata):
    cells = [new_code_cell(text, id=f"c{i}") for i, text in enumerate(sources)]
    return new_notebook(cells=cells, metadata=metadata)


def test_executed_in_place_and_always_the_same(tmp_path):
    path = tmp_path / "solutions/01-a/one.ipynb"
    volatile = {"version": "3.11.99", "name": "python"}
    toy.save(book(WIDGETS, "open('data.txt').read()", language_info=volatile), path)
    (path.parent / "data.txt").write_text("beside")
    first = run_notebook(path)
    path.write_bytes(first)
    done = toy.load(path)
    assert [cell.id for cell in done.cells] == ["c0", "c1"]
    assert [cell.execution_count for cell in done.cells] == [1, 2]
    assert done.cells[0].outputs[0].data == {"text/plain": "a slider"}
    assert done.cells[0].outputs[1].text == "['a', 'b'] ready\n"
    assert done.cells[1].outputs[0].data["text/plain"] == "'beside'"
    assert done.metadata.language_info == {"name": "python"}
    assert all(cell.metadata == {} for cell in done.cells)
    assert run_notebook(path) == first


def test_what_the_user_has_set_reaches_no_kernel(tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    (home / "startup.py").write_text("import math")
    (home / "matplotlibrc").write_text("no.such.key: 1")
    monkeypatch.setenv("PYTHONSTARTUP", str(home / "startup.py"))
    monkeypatch.setenv("PYTHONWARNINGS", "error")
    monkeypatch.setenv("MPLBACKEND", "pdf")
    monkeypatch.setenv("MATPLOTLIBRC", str(home))
    path = tmp_path / "a.ipynb"
    cells = "'math' in globals()", "import sys; sys.warnoptions"
    inline = "import matplotlib; 'inline' in matplotlib.get_backend()"
    toy.save(book(*cells, inline), path)
    path.write_bytes(run_notebook(path))  # refuses what Matplotlib says of the key
    seen = [cell.outputs[0].data["text/plain"] for cell in toy.load(path).cells]
    assert seen == ["False", "[]", "True"]


def test_failing_notebooks_are_left_and_named(tmp_path, capsys):
    folder = tmp_path / "solutions/01-a"
    toy.save(book("1 + 1", "1 / 0"), folder / "error.ipynb")
    toy.save(book("1", INSIDE), folder / "inside.ipynb")
    toy.save(book("import sys; print('no', file=sys.stderr)"), folder / "noisy.ipynb")
    toy.save(book(f"print('a' * {LARGEST})"), folder / "huge.ipynb")
    toy.save(book("2 + 2"), folder / "works.ipynb")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert main(["--root", str(tmp_path), "execute", "--jobs=1"]) == 1
    said = capsys.readouterr().out
    assert "cell 2 (c1) stopped with ZeroDivisionError: division by zero" in said
    assert "cell 2 (c1) shows something inside an Output widget" in said
    assert "cell 1 (c0) writes to stderr: no" in said
    assert "500 kB, more than 500 kB" in said
    changed = [path.name for path in before if path.read_bytes() != before[path]]
    assert changed == ["works.ipynb"]
    assert {path.name for path in folder.iterdir()} == {path.name for path in before}


def test_a_notebook_that_takes_too_long_is_left_and_named(tmp_path, capsys):
    path = tmp_path / "solutions/01-a/slow.ipynb"
    slow = book("1", "import time; time.sleep(600)", "2")
    slow.cells[2].outputs = [new_output("stream", name="stdout", text="of last time")]
    toy.save(slow, path)
    before = path.read_bytes()
    assert main(["--root", str(tmp_path), "execute", "--timeout=3", "--jobs=1"]) == 1
    assert "cell 2 (c1) ran longer than 3 s" in capsys.readouterr().out
    assert path.read_bytes() == before


def test_a_progress_line_is_kept_as_last_seen():
    texts = ["epoch 1\repo", "ch 2", "\repoch 3\ndone\n"]
    outputs = [new_output("stream", name="stdout", text=text) for text in texts]
    assert [output.text for output in _joined(outputs)] == ["epoch 3\ndone\n"]


def test_a_memory_address_is_refused():
    made = book("f")
    data = {"text/plain": "<function f at 0x7f3a2b4c5d6e>"}
    made.cells[0].outputs = [new_output("execute_result", data=data)]
    assert list(_problems(made)) == [
        "cell 1 (c0) shows a memory address, another in each run"
    ]
    made.cells[0].metadata["tags"] = ["nbval-ignore-output"]
    assert list(_problems(made)) == []


@pytest.mark.parametrize(
    ("source", "tags", "refused"),
    [
        ("1 + 1;", [], True),
        ("x = 3\nx;  # silent", [], True),
        ("x = 3;", [], False),
        ("'a;'", [], False),
        ("x  # not;", [], False),
        ("%matplotlib inline", [], False),
        ("1 + 1;", ["nbval-ignore-output"], False),
    ],
)
def test_a_silenced_value_is_refused(source, tags, refused):
    made = book("1", source)
    made.cells[1].metadata["tags"] = tags
    found = list(disagreements(made))
    assert [index for index, _ in found] == ([1] if refused else [])
    assert all("ends in `;`" in said for _, said in found)


def test_both_skip_what_one_would_skip():
    made = book("1 / 0", "2")
    made.cells[0].metadata["tags"] = ["skip-execution"]
    made.cells[0].outputs = [new_output("stream", name="stdout", text="old")]
    for _ in range(2):
        settle_tags(made)
        assert made.cells[0].metadata["tags"] == ["skip-execution", "nbval-skip"]
    assert made.cells[0].outputs == []
    assert "tags" not in made.cells[1].metadata


def test_a_damaged_notebook_is_a_sentence(tmp_path):
    path = tmp_path / "a.ipynb"
    path.write_text("{ no")
    with pytest.raises(ClassroomError, match="not valid JSON"):
        run_notebook(path)
    assert path.read_text() == "{ no"
