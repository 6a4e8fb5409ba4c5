"""What the instructor set in the course's ``nbgrader_config.py``."""

from nnkit.classroom.places import ClassroomError

NAME = "nbgrader_config.py"
NOT_ON_ROLL = f"not on the roll of {NAME}: add the name, or remove the folder"


def settings(course):
    """Return the configuration as traitlets has it, empty where there is no file.

    Raises
    ------
    ClassroomError
        If the file cannot be run.
    """
    from traitlets.config import Config, PyFileConfigLoader

    if not (course.root / NAME).is_file():
        return Config()
    try:
        return PyFileConfigLoader(NAME, path=str(course.root)).load_config()
    except Exception as error:  # it is a program
        said = f"{type(error).__name__}: {error}"
        raise ClassroomError(f"{course.root / NAME} cannot be read: {said}") from error


def roll(course):
    """Return who takes the course, by account name; empty for anybody."""
    return set(settings(course).CollectOwn.get("roll", []))
