"""A course on a real Hub: from release to feedback, and who may see what."""

import json
import re

import accounts
import pytest
from client import Person
from nbgrader.api import Gradebook
from story import (
    ADA,
    BOB,
    CHAPTER,
    CLEO,
    DORA,
    ENGINE,
    EVE,
    MAL,
    STRANGER,
    STUDENTS,
    WRITTEN,
    feedback,
    handed_in,
    marked,
    released,
)

#: Without a sandbox an answer reads the solution, and gets full marks with it.
STOLEN = 3 if ENGINE == "process" else 0
NOT_SEEN = "create-assignment", "formgrader"


@pytest.fixture(scope="module")
def before(hub):
    """What the pages say while nothing is released."""
    found = {"listed": hub.person(ADA).assignments("nn-a")}
    hub.person(ADA).act("fetch", "nn-a", CHAPTER)
    found["submitted"] = hub.person(ADA).act("submit", "nn-a", CHAPTER)
    return found


@pytest.fixture(scope="module")
def attacks(hub, before):
    """What Mal and Dora do beside the pages, with what the system answers."""
    released(hub)
    handed_in(hub)
    inbound = hub.exchange / "nn-a/inbound"
    answers = hub.home("grader-nn-a") / "course/solutions" / CHAPTER
    later, earlier = "2099-01-01 00:00:00.0 UTC", "2000-01-01 00:00:00.0 UTC"
    found = {
        "list": hub.as_account(MAL, "ls", inbound),
        "answers": hub.as_account(MAL, "ls", answers),
        "home": hub.as_account(MAL, "ls", hub.home(ADA)),
        "state": hub.as_account(MAL, "ls", hub.place / "state"),
        "move": hub.as_account(MAL, "mv", hub.exchange / "nn-a", hub.exchange / "x"),
    }
    ada, _ = inbound.glob(f"{ADA}+*")  # its name is a secret; Mal is told it here
    found["delete"] = hub.as_account(MAL, "mv", ada, f"{inbound}/gone")
    for who, folder in (
        (MAL, f"{ADA}+{CHAPTER}+{later}+a"),  # in Ada's name
        (DORA, f"{DORA}+{CHAPTER}+{later}+b"),  # not in this course
        (MAL, f"{MAL}+{CHAPTER}+no time+c"),
    ):
        made = hub.as_account(who, "mkdir", inbound / folder)
        assert made.returncode == 0, made.stderr
    links = inbound / f"{EVE}+{CHAPTER}+{earlier}+d"
    hub.as_account(EVE, "mkdir", links)
    hub.as_account(EVE, "ln", "-s", answers / f"{CHAPTER}.ipynb", links)
    hub.as_account(EVE, "ln", "-s", answers, inbound / f"{EVE}+{CHAPTER}+{later}+e")
    return found


@pytest.fixture(scope="module")
def said(hub, attacks):
    return marked(hub)


def submission(hub, name):
    answer = hub.person("hubt-ines").grader(
        "GET", "nn-a", f"api/submission/{CHAPTER}/{name}"
    )
    return answer.json()


def test_what_is_not_released_cannot_be_had(before):
    assert before["listed"] == {}
    assert before["submitted"]["success"] is False
    assert "Assignment not found" in before["submitted"]["value"]


def test_everyone_gets_the_mark_that_they_earned(hub, said):
    marks = {name: submission(hub, name) for name in STUDENTS}
    assert {name: one["score"] for name, one in marks.items()} == {
        ADA: 3,
        BOB: 0,
        CLEO: 3,
        MAL: STOLEN,
    }
    assert {one["max_score"] for one in marks.values()} == {3}
    assert not any(one["needs_manual_grade"] for one in marks.values())


def test_an_answer_has_no_way_out_of_the_sandbox(hub, said):
    if ENGINE == "process":
        pytest.skip("NNKIT_HUB_ENGINE=process marks without a sandbox")
    assert list(hub.home("grader-nn-a").rglob(WRITTEN)) == []


def test_who_is_late_is_known(hub, said):
    file = hub.home("grader-nn-a") / "course/gradebook.db"
    with Gradebook(f"sqlite:///{file}") as book:
        found = {name: book.find_submission(CHAPTER, name) for name in STUDENTS}
        late = {name: one.total_seconds_late for name, one in found.items()}
    assert late[CLEO] > 0
    assert [late[name] for name in (ADA, BOB, MAL)] == [0, 0, 0]


def test_nobody_hands_in_for_another(said):
    log = said["collect"]
    assert f"it was made by {MAL}" in log
    assert f"{DORA} is not on the roll of nn-a" in log
    assert "its name holds no time" in log
    assert "it is no folder" in log
    assert "was left out: it is a link" in log


def test_no_link_was_followed(hub, said):
    taken = hub.home("grader-nn-a") / "course/submitted" / EVE / CHAPTER
    assert not any(path.is_symlink() for path in taken.rglob("*"))
    assert list(taken.rglob("*.ipynb")) == []
    assert submission(hub, EVE)["autograded"] is False  # there is nothing to mark


@pytest.mark.parametrize("what", ["list", "answers", "home", "state", "move", "delete"])
def test_the_system_keeps_students_apart(attacks, what):
    assert attacks[what].returncode != 0
    assert "ermission denied" in attacks[what].stderr + attacks[what].stdout or (
        "not permitted" in attacks[what].stderr
    )


def test_students_read_their_own_feedback_and_nobody_elses(hub, said):
    pages = {name: feedback(hub, name) for name in STUDENTS}
    assert "Score: 3.0 / 3.0" in pages[ADA]
    assert "Score: 3.0 / 3.0" in pages[CLEO]
    assert "Score: 0.0 / 3.0" in pages[BOB]
    assert "the notebook file is not valid JSON" in pages[BOB]
    place = hub.exchange / "nn-a/feedback"
    assert hub.as_account(MAL, "ls", place).returncode != 0
    assert list(hub.home(DORA).rglob("*.html")) == []


@pytest.mark.parametrize("name", [ADA, MAL, DORA, "hubt-omar"])
@pytest.mark.parametrize("path", ["", "api/status", f"api/submissions/{CHAPTER}"])
def test_the_formgrader_is_for_the_courses_instructors(hub, name, path):
    assert hub.person(name).grader("GET", "nn-a", path).status_code == 403


def test_each_course_has_its_formgrader(hub):
    for name, course in (("hubt-ines", "nn-a"), ("hubt-omar", "nn-b")):
        answer = hub.person(name).grader("GET", course, "api/status")
        assert answer.json() == {"status": True}


def test_students_see_the_assignments_of_their_course_only(hub, said):
    assert (CHAPTER, "fetched") in hub.person(ADA).assignments("nn-a")
    assert hub.person(DORA).assignments("nn-a") == {}
    assert hub.person(DORA).assignments("nn-b") == {}
    hub.person(DORA).act("fetch", "nn-a", CHAPTER)
    assert not (hub.home(DORA) / "nn-a").exists()


def test_students_have_no_formgrader_on_their_own_servers(hub):
    answer = hub.person(ADA).ask("GET", f"user/{ADA}/formgrader/api/status")
    assert answer.status_code == 404


def test_students_see_no_tools_of_authors(hub):
    page = hub.person(ADA).ask("GET", f"user/{ADA}/lab").text
    data = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)
    off = json.loads(data[1])["disabledExtensions"]
    assert {f"@jupyter/nbgrader:{name}" for name in NOT_SEEN} <= set(off)


def test_nobody_enters_anothers_server(hub):
    answer = hub.person(MAL).ask("GET", f"user/{ADA}/api/contents")
    assert answer.status_code == 403


def test_who_is_not_on_a_roll_cannot_log_in(hub):
    (word,) = accounts.make([STRANGER], hub.place / "home").values()
    entered = Person(hub.address, STRANGER, word).entered
    assert entered.status_code == 403
    wrong = Person(hub.address, ADA, "not-the-password").entered
    assert wrong.status_code == 403


def test_no_grader_can_log_in(hub):
    assert "grader-nn-a" not in hub.words
    assert Person(hub.address, "grader-nn-a", "").entered.status_code == 403


def test_the_pages_in_a_browser(hub, said, browser, screenshots):
    """What a student and an instructor see, from the form on."""
    for name, path, seen in (
        ("hubt-ines", f"/services/nn-a/formgrader/manage_submissions/{CHAPTER}/", CLEO),
        (MAL, "/services/nn-a/formgrader", "403"),
        (ADA, f"/user/{ADA}/lab", "Launcher"),
    ):
        page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        page.set_default_timeout(120_000)
        page.goto(f"{hub.address}/hub/login")
        screenshots(page, "login")
        page.fill("#username_input", name)
        page.fill("#password_input", hub.words[name])
        page.click("#login_submit")
        page.wait_for_url(lambda address: "/hub/login" not in address)
        page.goto(hub.address + path)
        if page.get_by_role("button", name="Authorize").is_visible():
            page.get_by_role("button", name="Authorize").click()
        page.get_by_text(seen).first.wait_for()
        screenshots(page, name)
