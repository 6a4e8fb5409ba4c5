"""What lets anywidget wait for a widget's script: see tools/jupyter/patience.py."""

from builder.places import BuildError
from tools.jupyter import patience


def give(folder):
    """Change anywidget's scripts in a folder, which may hold other files, too.

    Raises
    ------
    BuildError
        If there is no script of it that gives a widget up.
    """
    if not patience.give(folder):
        raise BuildError(
            f"no script in {folder} gives a widget up after two seconds any more: "
            "see tools/jupyter/patience.py"
        )
