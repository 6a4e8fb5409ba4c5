"""nbgrader for a course in a folder of its own, with the settings of this one."""

from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import SaveCells
from traitlets.config import Config

from nnkit.classroom.places import ClassroomError
from nnkit.classroom.settings import configure


def course_api(folder):
    """Return nbgrader's API for a course in `folder`, with this course's settings.

    It generates without a database: this one would pass away with the folder, and
    writing it takes half of the time.
    """
    config = Config()
    configure(config)
    config.CourseDirectory.source_directory = "source"
    config.CourseDirectory.release_directory = "release"
    generate = config.GenerateAssignment
    generate.no_database = True
    generate.preprocessors = [s for s in generate.preprocessors if s is not SaveCells]
    root = CourseDirectory(config=config, root=str(folder))
    return NbGraderAPI(coursedir=root, config=config)


def step(outcome, what):
    """Raise ClassroomError with nbgrader's own words if a step failed."""
    if not outcome["success"]:
        said = outcome.get("log") or outcome.get("error", "")
        raise ClassroomError(f"nbgrader could not {what}:\n{said.strip()}")
