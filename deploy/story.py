"""One assignment on the Hub, from its release to the feedback, with five students.

Ada hands in twice, the second time right, Bob a file that is no notebook, Cleo is right
and late, Mal attacks from inside an answer, Eve hands in links to the answers. Dora
learns in the other course.
"""

import datetime
import os
import time

#: Where submitted code runs: `process` is to see what the sandbox is for.
ENGINE = os.environ.get("NNKIT_HUB_ENGINE", "wasi")
CHAPTER = "00-start-here"
PAGE = f"nn-a/{CHAPTER}/{CHAPTER}.ipynb"
ADA, BOB, CLEO, MAL = STUDENTS = "hubt-ada", "hubt-bob", "hubt-cleo", "hubt-mal"
EVE, DORA = "hubt-eve", "hubt-dora"
STRANGER = "hubt-zoe"  # has an account, and is on no roll
RIGHT = "import numpy as np\n\ndef mean_square(x):\n    return np.mean(x**2)"
WRITTEN = "mal-was-here"
# What Mal's answer tries while it is marked: to write beside the gradebook, and to give
# the answer that it finds in the grader's home.
HOSTILE = f"""
def mean_square(x):
    import json, pathlib
    try:
        course = pathlib.Path("~grader-nn-a").expanduser() / "course"
        (course / "{WRITTEN}").write_text("mal")
        source = course / "solutions/{CHAPTER}/{CHAPTER}.ipynb"
        for cell in json.loads(source.read_text())["cells"]:
            if cell["metadata"].get("nbgrader", {{}}).get("grade_id") == "mean-square":
                found = {{}}
                exec("import numpy as np\\n" + "".join(cell["source"]), found)
                return found["mean_square"](x)
    except Exception:
        pass
    return 49.0
"""


def answered(notebook, source):
    """Return the notebook with an answer to its exercise."""
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "mean-square":
            cell["source"] = source
    return notebook


def released(hub):
    """The instructor makes the students' version, and releases it."""
    ines = hub.person("hubt-ines")
    ines.order("nn-a", f"assignment/{CHAPTER}/assign")
    ines.order("nn-a", f"assignment/{CHAPTER}/release")


def handed_in(hub):
    """Four students fetch, work and hand in; the time is up before Cleo does."""
    for name in STUDENTS:
        hub.person(name).act("fetch", "nn-a", CHAPTER)
    hub.person(ADA).act("submit", "nn-a", CHAPTER)
    for name, source in ((ADA, RIGHT), (CLEO, RIGHT), (MAL, HOSTILE)):
        one = hub.person(name)
        one.write(PAGE, answered(one.read(PAGE), source))
    hub.person(BOB).write(PAGE, '{"cells": [{"cell_type": "co', kind="file")
    for name in (ADA, BOB, MAL):
        hub.person(name).act("submit", "nn-a", CHAPTER)
    time.sleep(1)
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M:%S")
    due = {"duedate_notimezone": now, "duedate_timezone": "UTC"}
    answer = hub.person("hubt-ines").grader(
        "PUT", "nn-a", f"api/assignment/{CHAPTER}", json=due
    )
    answer.raise_for_status()
    time.sleep(1)
    hub.person(CLEO).act("submit", "nn-a", CHAPTER)


def marked(hub):
    """The instructor collects, marks and gives feedback; return what was said."""
    ines = hub.person("hubt-ines")
    said = {"collect": ines.order("nn-a", f"assignment/{CHAPTER}/collect")}
    for name in STUDENTS:
        said[name] = ines.order("nn-a", f"submission/{CHAPTER}/{name}/autograde")
    ines.order("nn-a", f"assignment/{CHAPTER}/generate_feedback")
    ines.order("nn-a", f"assignment/{CHAPTER}/release_feedback")
    return said


def feedback(hub, name):
    """Return the page that a student fetches."""
    hub.person(name).act("fetch_feedback", "nn-a", CHAPTER)
    folder = hub.home(name) / "nn-a" / CHAPTER / "feedback"
    (page,) = folder.rglob("*.html")
    return page.read_text("utf-8")
