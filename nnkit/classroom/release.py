"""Generate course/ from solutions/ with nbgrader, and check what came out.

A chapter is generated in a temporary folder and put in place only when every check
holds, so that a failure leaves the released chapter as it was.
"""

from nnkit.classroom import glossary, scratch
from nnkit.classroom.former import RELEASED, added, gone, read_released, written
from nnkit.classroom.gradable import faults
from nnkit.classroom.kernels import quiet_place
from nnkit.classroom.places import (
    ClassroomError,
    chapter_folders,
    copy_files,
    files,
    notebooks,
    swap_in,
)
from nnkit.classroom.submission import grade_id, is_answer
from nnkit.classroom.workspace import replace_file


def release(course, names=()):
    """Generate chapters of ``course/`` anew.

    Parameters
    ----------
    course : Course
    names : sequence of str
        Chapters or beginnings of their names; all if empty.

    Returns
    -------
    list of str
        What was done, a line for each chapter.

    Raises
    ------
    ClassroomError
        If a chapter cannot be generated or would show an answer. It names the cell.
    """
    chapters = course.chapters(names)
    course.course.mkdir(exist_ok=True)
    said = []
    with scratch.folder("release", course.root) as folder:
        generate(course, chapters, folder)
        released = _released(course, chapters, folder)
        for chapter in chapters:
            new = folder / chapter
            changed = differences(new, course.course / chapter, chapter)
            if changed:
                swap_in(new, course.course / chapter)
            said.append(f"{chapter}: {'released' if changed else 'already up to date'}")
    terms = glossary.page(course.solutions)
    replace_file(course.course / glossary.NAME, terms.encode())
    replace_file(course.solutions / RELEASED, written(released).encode())
    if not names:
        said += _orphans(course)
    return said


def check(course, names=()):
    """Return a line for each file of ``course/`` that is not what is generated."""
    chapters = course.chapters(names)
    lines = []
    with scratch.folder() as folder:
        generate(course, chapters, folder)
        if _released(course, chapters, folder) != read_released(course):
            lines.append(f"solutions/{RELEASED}: differs")
        for chapter in chapters:
            lines += differences(
                folder / chapter, course.course / chapter, f"course/{chapter}"
            )
    terms = course.course / glossary.NAME
    if not terms.is_file() or terms.read_text("utf-8") != glossary.page(
        course.solutions
    ):
        lines.append(f"course/{glossary.NAME}: differs")
    return lines if names else lines + _orphans(course)


def generate(course, chapters, target):
    """Generate chapters into the folder `target` and check them for answers."""
    import nbformat

    from nnkit.classroom.api import course_api, step
    from nnkit.classroom.leaks import leaks

    _refuse(
        "the released notebooks would give wrong marks",
        _problems(course, chapters, lambda _, source: faults(source)),
    )
    with quiet_place() as folder:
        for chapter in chapters:
            copy_files(course.solutions / chapter, folder / "source" / chapter)
        api = course_api(folder)
        for chapter in chapters:
            step(api.generate_assignment(chapter), f"generate {chapter}")
            copy_files(folder / "release" / chapter, target / chapter)
    _refuse(
        "the released notebooks would show what they must not",
        _problems(
            course,
            chapters,
            lambda name, source: leaks(
                source, nbformat.read(target / name, as_version=4)
            ),
        ),
    )


def _problems(course, chapters, look):
    """Return what `look` finds in each notebook's name and source, with the name."""
    import nbformat

    names = [
        f"{chapter}/{path.name}"
        for chapter in chapters
        for path in notebooks(course.solutions / chapter)
    ]
    return [
        f"{name}, {problem}"
        for name in names
        for problem in look(name, nbformat.read(course.solutions / name, as_version=4))
    ]


def _refuse(what, problems):
    if problems:
        raise ClassroomError(
            f"{what}; course/ was left as it is.\n  " + "\n  ".join(problems)
        )


def _released(course, chapters, folder):
    """Return what was ever released, with the chapters generated in `folder`."""
    import nbformat

    released, lost = read_released(course), []
    for chapter in chapters:
        books = {
            path.name: nbformat.read(path, as_version=4)
            for path in notebooks(folder / chapter)
        }
        present = {
            grade_id(cell)
            for book in books.values()
            for cell in book.cells
            if grade_id(cell) and is_answer(cell)
        }
        lost += gone(course, released, chapter, present)
        released = added(released, chapter, books)
    if lost:
        raise ClassroomError(
            "answers that learners wrote would lose their marks; course/ was left as "
            "it is.\n  " + "\n  ".join(lost)
        )
    return released


def differences(new, old, label):
    """Return a line for each file that is not the same in two folders."""
    fresh = set(files(new))
    present = set(files(old)) if old.is_dir() else set()
    lines = [f"{label}/{path}: missing" for path in sorted(fresh - present)]
    lines += [f"{label}/{path}: has no source" for path in sorted(present - fresh)]
    lines += [
        f"{label}/{path}: differs"
        for path in sorted(fresh & present)
        if (new / path).read_bytes() != (old / path).read_bytes()
    ]
    return lines


def _orphans(course):
    extra = set(chapter_folders(course.course)) - set(chapter_folders(course.solutions))
    return [f"course/{name}: has no source in solutions/" for name in sorted(extra)]
