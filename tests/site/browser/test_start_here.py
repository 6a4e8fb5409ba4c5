"""Chapter 00 in the page, as a learner meets it."""

import io
import json
import zipfile

from playwright.sync_api import expect

from tests.site.browser.page import BUSY, Notebook

WRONG = "def mean_square(x):\n    return np.mean(x)"
RIGHT = "def mean_square(x):\n    return np.mean(x**2)"


def test_the_strip_the_report_and_a_slider(start_here, address):
    notebook, page = start_here, start_here.page
    first = page.locator(".jp-CodeCell").first
    notebook.run(first)
    assert "0 of 1 exercise solved" in notebook.output(first)
    look = notebook.cell("environment.report")
    notebook.run(look)
    assert "All is in place." in notebook.output(look)

    notebook.run(notebook.cell("explore.network_2d"))
    picture = page.locator(".nnkit-explorable img").first
    before = picture.get_attribute("alt")
    page.locator(".nnkit-explorable .noUi-handle").first.focus()
    page.keyboard.press("ArrowRight")
    expect(picture).not_to_have_attribute("alt", before, timeout=60_000)

    foreign = [url for url in notebook.requests if not url.startswith(address)]
    assert [url for url in foreign if not url.startswith(("data:", "blob:"))] == []


def test_a_slider_of_a_page_that_was_busy(context, address):
    context.add_init_script(BUSY)
    path = "00-start-here/00-start-here.ipynb"
    notebook = Notebook(context.new_page(), address, path)
    notebook.run(notebook.page.locator(".jp-CodeCell").first)
    notebook.run(notebook.cell("explore.network_2d"))
    picture = notebook.page.locator(".nnkit-explorable img").first
    before = picture.get_attribute("alt")
    notebook.page.locator(".nnkit-explorable .noUi-handle").first.press("ArrowRight")
    expect(picture).not_to_have_attribute("alt", before, timeout=60_000)


def test_a_wrong_answer_gets_its_message_and_a_right_one_its_line(start_here):
    notebook, page = start_here, start_here.page
    first = page.locator(".jp-CodeCell").first
    notebook.run(first)
    answer = notebook.cell("def mean_square")
    test = notebook.after(answer)
    notebook.write(answer, WRONG)
    notebook.run(answer)
    notebook.run(test)
    said = notebook.output(test)
    assert said.startswith("Not yet. mean_square([1., 2., -4.])")
    assert "That is the plain mean. Square the numbers first." in said
    assert "Traceback" not in said
    notebook.write(answer, RIGHT)
    notebook.run(answer)
    notebook.run(test)
    assert "✓ Mean square, test 1: passed, 1 of 1 point" in notebook.output(test)
    assert "Not yet" not in notebook.output(test)


def test_a_quiz_tells_why(start_here):
    notebook, page = start_here, start_here.page
    notebook.run(page.locator(".jp-CodeCell").first)
    notebook.run(notebook.cell("explore.quiz("))
    question = page.locator(".nnkit-question").first
    question.get_by_label("The notebook is damaged.").check()
    question.get_by_role("button", name="Check").click()
    expect(question).to_contain_text("✗ Not so. The page is fine.")
    question.get_by_label("That cell was not run since Python was started.").check()
    question.get_by_role("button", name="Check").click()
    expect(question).to_contain_text("✓ Right. Python knows only what was run")


def test_stop_rolls_the_cell_back(start_here):
    notebook, page = start_here, start_here.page
    notebook.execute('x = 1; open("kept.txt", "w").write("hello")')
    notebook.execute("from nnkit import explore; stage = explore.secant()")
    notebook.execute('print("begun"); x = 2\nwhile True:\n    pass', wait=False)
    page.locator(".jp-OutputArea-output", has_text="begun").wait_for()
    notebook.press_toolbar("notebook:interrupt-kernel")
    notebook.idle()
    said = notebook.output()
    assert "Stopped. All names have the values that they had before" in said
    notebook.says("Python is ready")
    assert notebook.execute('print(x, open("kept.txt").read())').strip() == "1 hello"
    drawn = "stage.controls['x'].value += 0.5; print(stage.renders, stage.error)"
    assert notebook.execute(drawn).strip() == "2 None"


def test_what_waits_behind_an_error_is_not_run(start_here):
    notebook, page = start_here, start_here.page
    notebook.execute("ran = []")
    notebook.write(page.locator(".jp-CodeCell").nth(1), "ran.append(1)")
    notebook.write(
        page.locator(".jp-CodeCell").first, "import time\ntime.sleep(2)\n1 / 0"
    )
    notebook.run(page.locator(".jp-CodeCell").first, wait=False)
    notebook.run(page.locator(".jp-CodeCell").nth(1))
    assert "ZeroDivisionError" in notebook.output()
    assert notebook.execute("print(ran)").strip() == "[]"


def test_input_asks_in_the_page(start_here):
    notebook, page = start_here, start_here.page
    notebook.execute('print("hello", input("Name? "))', wait=False)
    page.locator(".jp-Stdin-input").wait_for()
    page.keyboard.insert_text("Ada")
    page.keyboard.press("Enter")
    notebook.idle()
    assert "hello Ada" in notebook.output()


def test_restart_forgets_names_and_keeps_files(start_here):
    notebook, page = start_here, start_here.page
    notebook.execute('x = 1; open("kept.txt", "w").write("hello")')
    page.locator(".jp-NotebookPanel-toolbar [data-command*=restart]").first.click()
    page.locator(".jp-Dialog .jp-mod-warn").click()
    page.wait_for_timeout(1000)
    notebook.says("Python is ready")
    said = notebook.execute('print("x" in globals(), open("kept.txt").read())')
    assert said.strip() == "False hello"


def test_work_goes_out_as_one_file_and_comes_back(
    start_here, browser, address, tmp_path
):
    notebook, page = start_here, start_here.page
    notebook.execute('x = "mine"; open("kept.txt", "w").write("hello")')
    with page.expect_download() as got:
        page.get_by_role("button", name="Export my work").click()
    path = tmp_path / "work.zip"
    got.value.save_as(path)
    with zipfile.ZipFile(path) as opened:
        names = set(opened.namelist())
        book = json.loads(opened.read("00-start-here/00-start-here.ipynb"))
        assert opened.read("00-start-here/kept.txt") == b"hello"
    assert names >= {"00-start-here/00-start-here.ipynb", "00-start-here/kept.txt"}
    assert not any(name.startswith("01-") for name in names)
    assert any('x = "mine"' in "".join(cell["source"]) for cell in book["cells"])

    elsewhere = browser.new_context(viewport={"width": 1280, "height": 900})
    there = type(notebook)(elsewhere.new_page(), address, notebook.path)
    with there.page.expect_file_chooser() as chooser:
        there.page.get_by_role("button", name="Import").click()
    chooser.value.set_files(path)
    there.page.locator(".jp-Dialog", has_text="Your work is here").wait_for()
    there.page.locator(".jp-Dialog .jp-mod-accept").click()
    there.page.locator(".jp-CodeCell", has_text='x = "mine"').wait_for(timeout=60_000)
    there.ready()
    assert there.execute('print(open("kept.txt").read())').strip() == "hello"
    elsewhere.close()


def test_half_a_file_is_refused(start_here):
    page, whole = start_here.page, io.BytesIO()
    with zipfile.ZipFile(whole, "w") as opened:
        opened.writestr("00-start-here/00-start-here.ipynb", "{}" * 500)
    half = {"name": "work.zip", "mimeType": "application/zip"}
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Import").click()
    chooser.value.set_files(half | {"buffer": whole.getvalue()[:200]})
    page.locator(".jp-Dialog", has_text="Nothing was changed").wait_for()
