"""The instructor's page and the tables for Moodle and Canvas, from a small class."""

import csv
import html
import io
import re
from html.parser import HTMLParser

import pytest
from nbgrader.api import Gradebook

from nnkit.classroom.kernels import own_programs_first
from nnkit.classroom.places import ClassroomError
from nnkit.cohort import records
from nnkit.cohort.cli import main
from nnkit.cohort.page import page
from nnkit.cohort.report import report
from nnkit.cohort.results import exercises
from nnkit.cohort.sheets import SIGNS, Marked, canvas, marks, moodle
from nnkit.grading.verdict import Result, Verdict
from tests.cohort.toy_class import CHAPTER, made

SCRIPT = "<script>alert(1)</script>"
MISTAKE = f"one(5)\n  expected: 10\n  got: 5\nYou <b>returned</b> x & {SCRIPT}"


def verdict(kind, got, text=""):
    results = [Result("t1", 1.0, None if got else text, kind), Result("t2", 2.0, text)]
    results[1].message = None if got == 3 else text
    return Verdict("one", f"One {SCRIPT}", kind, text, results)


CLASS = {
    "ada": verdict("right", 3),
    "bob": verdict("wrong", 1, MISTAKE),
    "cleo": verdict("wrong", 0, MISTAKE),
    "dora": verdict("not started", 0, "not started"),
    "eve": verdict("too slow", 1, "too slow: ran longer than 3 s"),
    f"mal{SCRIPT}": verdict("wrong", 1, "another\nYou did something else."),
}


@pytest.fixture
def course(tmp_path):
    course = made(tmp_path)
    for student, one in CLASS.items():
        record = {"key": "", "notebooks": {"toy.ipynb": [records.plain(one)]}}
        name = student.replace("/", "∕")
        records.keep(course, CHAPTER, name, record)
    return course


@pytest.fixture
def students(course):
    return sorted(
        path.stem for path in (course.root / ".nnkit-class" / CHAPTER).iterdir()
    )


@pytest.fixture
def text(course, students):
    return page(course, CHAPTER, [*students, "zoe"])


class Seen(HTMLParser):
    """Every tag of a page with its attributes, and the words."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def test_the_numbers_are_those_of_the_class(course, students):
    (one,), unmarked = exercises(course, CHAPTER, [*students, "zoe"])
    assert unmarked == ["zoe"]
    assert one.distribution == [(0.0, 2), (1.0, 3), (3.0, 1)]
    assert one.mistakes[0] == (f"You <b>returned</b> x & {SCRIPT}", 2)
    assert len(one.mistakes) == 3
    assert set(one.stuck) == set(students) - {"ada", "dora"}
    assert one.silent == ["dora"]


def test_who_is_not_in_the_report_is_told(course, students):
    (told,) = report(course, CHAPTER, ["zoe"])
    assert told.startswith("1 of 1 who handed in are not in this report: `python -m")
    assert report(course, CHAPTER, [*students, "zoe"])[-1].startswith("1 of 7 who")
    assert "not in this report" not in "".join(report(course, CHAPTER, students))


def test_points_that_nobody_got_are_shown_at_both_ends(course):
    (one,), _ = exercises(course, CHAPTER, ["bob"])
    assert one.distribution == [(0.0, 0), (1.0, 1), (3.0, 0)]


def test_the_page_says_who_is_stuck_where_and_why(text):
    words = " ".join(Seen(text).words)
    for said in (
        "6 students marked, 1 exercises, 3 points",
        "Handed in and not marked yet: zoe",
        "too slow: ran longer than 3 s",
        "You did something else.",
        "Not started: dora",
        "Time to the first right answer: not known",
    ):
        assert said in words, said
    row = re.search(r"<td class=\"number\">2</td><td>(.*?)</td>", text)
    assert html.unescape(row[1]).startswith("You <b>returned</b> x &")


def test_what_students_wrote_is_text_and_never_markup(text):
    tags = {tag for tag, _ in Seen(text).tags}
    assert "script" not in tags
    assert "b" not in tags
    assert html.escape(SCRIPT) in text


def test_the_page_needs_nothing_from_elsewhere(text):
    seen = Seen(text)
    for tag, attrs in seen.tags:
        assert tag not in ("link", "img", "iframe", "script", "object"), tag
        for name in ("src", "href", "xlink:href", "style", "action"):
            assert attrs.get(name, "#").startswith("#"), (tag, attrs)
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in text


def test_every_picture_has_words_and_bars_of_the_right_height(text):
    pictures = [attrs for tag, attrs in Seen(text).tags if tag == "svg"]
    assert len(pictures) == 2
    assert all(one["role"] == "img" for one in pictures)
    assert "0 points: 2; 1 points: 3; 3 points: 1" in pictures[1]["aria-label"]
    heights = re.findall(r'<rect [^>]*height="([\d.]+)"', text)[-3:]
    assert [float(one) for one in heights] == pytest.approx([66.7, 100, 33.3])


def test_dark_and_light(text):
    assert "color-scheme: light dark" in text
    assert "prefers-color-scheme: dark" in text


STUDENTS = [
    Marked("ada", "Ada", "Lovelace", "ada@example.org", "17", 3.0, 3.0),
    Marked("bob", "=1+1", '@SUM("x")', "=cmd|' /C calc'!A0", "-5", 1.5, 3.0),
    Marked("cleo", "Cléo; 王", "O'Neil, jr.\r\nx", "", "", 0.0, 3.0),
    Marked("mal", "the Points Possible", "", "+mal@example.org", "x17", 2.0, 3.0),
]


def read(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_moodle_can_look_up_every_person_and_their_points():
    head, *rows = read(moodle(CHAPTER, STUDENTS))
    assert head == [
        *("First name", "Last name", "ID number", "Email address", "Username"),
        CHAPTER,
    ]
    assert {len(row) for row in rows} == {6}
    assert [row[4] for row in rows] == ["ada", "bob", "cleo", "mal"]
    assert [row[5] for row in rows] == ["3", "1.5", "0", "2"]
    assert rows[0][2:4] == ["17", "ada@example.org"]


def test_canvas_gets_its_columns_and_the_points_possible():
    head, possible, *rows = read(canvas(CHAPTER, STUDENTS))
    # What lib/gradebook_importer.rb of Canvas asks of a header, in its order.
    assert "Student" in head[0]
    assert "ID" in head[1]
    assert head[2:5] == ["SIS User ID", "SIS Login ID", "Section"]
    assert head[5:] == [CHAPTER]
    assert possible == ["    Points Possible", "", "", "", "", "3"]
    assert rows[0] == ["Lovelace, Ada", "17", "", "ada", "", "3"]
    assert [row[1] for row in rows] == ["17", "", "", ""]  # its own numbers only
    assert [row[3] for row in rows] == ["ada", "bob", "cleo", "mal"]


def test_no_student_passes_for_the_row_of_points_possible():
    rows = read(canvas(CHAPTER, STUDENTS))
    assert [at for at, row in enumerate(rows) if "Points Possible" in row[0]] == [1]
    assert rows[5][0] == "mal"


@pytest.mark.parametrize("table", [moodle, canvas])
def test_no_cell_is_a_formula(table):
    text = table(CHAPTER, STUDENTS)
    for row in read(text)[1:]:
        for cell in row:
            assert not cell.startswith(SIGNS), cell
    assert "'=1+1" in text or "'@SUM" in text


@pytest.mark.parametrize("table", [moodle, canvas])
def test_a_person_is_one_line_of_utf_8(table):
    text = table(CHAPTER, STUDENTS)
    lines = text.encode("utf-8").decode("utf-8").split("\r\n")
    assert lines[-1] == ""
    assert not any("\n" in line or "\r" in line for line in lines)
    assert "Cléo; 王" in text
    assert "O'Neil, jr. x" in text


# nbgrader's, when a submission is added
@pytest.mark.filterwarnings("ignore:Object of type")
def test_marks_come_from_the_gradebook_with_changes_by_hand(course, monkeypatch):
    monkeypatch.setenv("PATH", own_programs_first())
    with pytest.raises(ClassroomError, match=r"no gradebook.db"):
        marks(course, CHAPTER)
    with Gradebook(f"sqlite:///{course.root}/gradebook.db") as book:
        with pytest.raises(ClassroomError, match="Nobody has a mark"):
            marks(course, CHAPTER)
        book.add_assignment(CHAPTER)
        book.add_notebook("toy", CHAPTER)
        book.add_grade_cell("t1", "toy", CHAPTER, max_score=3, cell_type="code")
        with pytest.raises(ClassroomError, match="Nobody has a mark"):
            marks(course, CHAPTER)
        book.add_student("ada", first_name="=Ada", lms_user_id="17")
        book.add_submission(CHAPTER, "ada")
        grade = book.find_grade("t1", "toy", CHAPTER, "ada")
        grade.auto_score, grade.manual_score = 1, 2.5
        book.db.commit()
    (one,) = marks(course, CHAPTER)
    assert one == Marked("ada", "=Ada", "", "", "17", 2.5, 3.0)


def test_the_command_writes_both(course, capsys):
    (course.root / "submitted/ada" / CHAPTER).mkdir(parents=True)
    root, target = ["--root", str(course.root)], course.root / "out/class.html"
    assert main([*root, "report", "01", "--html", str(target)]) == 0
    assert "1 students marked" in target.read_text("utf-8")
    assert main([*root, "report", "01", "--csv", "canvas"]) == 1
    assert "no gradebook.db" in capsys.readouterr().err
