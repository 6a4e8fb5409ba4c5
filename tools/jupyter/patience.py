"""anywidget waits two seconds for the script of a widget, here: as long as it takes.

After those two seconds it drops whatever Python says to the widget, for good: its
picture never changes again. But a page that was busy for so long is on a slow computer
or a phone; no widget of it has failed.
"""

import json
import re
import shutil
import tempfile
from pathlib import Path

GIVES_UP = re.compile(r"AbortSignal\.timeout\((?:2e3|2000)\)(?=\.addEventListener\()")
A_DAY = "AbortSignal.timeout(864e5)"


def give(folder):
    """Change anywidget's scripts in a folder, which may hold other files, too.

    Returns
    -------
    int
        In how many places; 0 if its scripts do not give up that way any more.
    """
    count = 0
    for path in sorted(folder.glob("*.js")):
        text, found = GIVES_UP.subn(A_DAY, path.read_text(encoding="utf-8"))
        if found:
            path.write_text(text, encoding="utf-8")
        count += found
    return count


def extensions(places, home):
    """Return a folder for JupyterLab to look into first, with anywidget changed.

    Parameters
    ----------
    places : list of str
        Where extensions are installed.
    home : Path
        Where the changed one is kept, by its version.

    Returns
    -------
    Path or None
        None if anywidget is not there, or needs no change.
    """
    all_of_it = (Path(place, "anywidget") for place in places)
    installed = next((one for one in all_of_it if one.is_dir()), None)
    if installed is None:
        return None
    told = json.loads((installed / "package.json").read_text(encoding="utf-8"))
    kept = home / f"anywidget-{told['version']}"
    if not kept.is_dir():
        home.mkdir(exist_ok=True)
        new = Path(tempfile.mkdtemp(dir=home))  # two may begin at once
        shutil.copytree(installed, new / "anywidget")
        if not give(new / "anywidget" / "static"):
            shutil.rmtree(new)
            return None
        try:
            new.rename(kept)
        except OSError:  # the other one was faster
            shutil.rmtree(new)
    return kept
