"""anywidget waits two seconds for the script of a widget, here: as long as it takes.

After those two seconds it drops whatever Python says to the widget, for good: its
picture never changes again. But a page that was busy for so long is on a slow computer
or a phone; no widget of it has failed.
"""

import re

from builder.places import BuildError

GIVES_UP = re.compile(r"AbortSignal\.timeout\((?:2e3|2000)\)(?=\.addEventListener\()")
A_DAY = "AbortSignal.timeout(864e5)"


def give(folder):
    """Change anywidget's scripts in a folder, which may hold other files, too.

    Raises
    ------
    BuildError
        If there is no script of it that gives a widget up.
    """
    count = 0
    for path in sorted(folder.glob("*.js")):
        text, found = GIVES_UP.subn(A_DAY, path.read_text(encoding="utf-8"))
        if found:
            path.write_text(text, encoding="utf-8")
        count += found
    if not count:
        raise BuildError(
            f"no script in {folder} gives a widget up after two seconds any more: "
            "see site/builder/patience.py"
        )
