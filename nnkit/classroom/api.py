"""nbgrader for a course in a folder of its own, with the settings of this one."""

from nbgrader.api import Base
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import create_engine
from traitlets.config import Config

from nnkit.classroom.places import ClassroomError
from nnkit.classroom.settings import configure


def course_api(folder):
    """Return nbgrader's API for a course in `folder`, with this course's settings."""
    config = Config()
    configure(config)
    config.CourseDirectory.source_directory = "source"
    config.CourseDirectory.release_directory = "release"
    root = CourseDirectory(config=config, root=str(folder))
    engine = create_engine(root.db_url)  # nbgrader's own way asks alembic, in 3 s,
    Base.metadata.create_all(engine)  # for a version that a passing database needs not
    engine.dispose()
    return NbGraderAPI(coursedir=root, config=config)


def step(outcome, what):
    """Raise ClassroomError with nbgrader's own words if a step failed."""
    if not outcome["success"]:
        said = outcome.get("log") or outcome.get("error", "")
        raise ClassroomError(f"nbgrader could not {what}:\n{said.strip()}")
