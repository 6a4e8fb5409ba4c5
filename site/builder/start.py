"""JupyterLab's first hundred scripts as two files.

JupyterLab asks for its parts one by one, each when another names it. A request costs
the page, the service worker and the browser some milliseconds each, and on a slow
network a way there and back. A part only adds itself to a list, so one file can hold
many.
"""

import hashlib
import re

from builder.places import BuildError

#: By number, in the order in which the page asks for them until the first cell of a
#: notebook has run. `test_jupyterlab_comes_as_two_files` tells of one that is missing.
PARTS = """
5079 9203 jlab_core 8068 5017 5353 4275 6656 5754 5283 8262 7387 3429 3896 723 9784
6136 7242 4121 1459 5876 8470 9924 8985 4858 9855 8150 8198 9713 3732 2368 9987 9641
4191 981 8994 3058 2819 5058 1104 4641 5751 1164 8522 9283 4837 8070 3776 6757 5244
137 1664 2585 6355 4164 8179 5538 3594 8037 7051 2436 7766 3003 2762 3805 290 3826
5593 4286 7006 4117 9128 1495 6920 4228 3703 953 5655 256
"""
MAP = re.compile(r"\n//# sourceMappingURL=.*")
#: The parts come and are read while the page asks for its settings. What runs them
#: waits for them; where they cannot be had, it asks for each by itself.
COME = "nnkit-parts"
TELL = f"window['{COME}'] = true; dispatchEvent(new Event('{COME}'))"
RUN = """{ const run = () => {
%s
}; if (window['%s']) run(); else addEventListener('%s', run, { once: true }); }
"""


def write(site):
    """Write two files to the site: JupyterLab's parts, and what runs them.

    Parameters
    ----------
    site : Path

    Returns
    -------
    tuple of str
        Their paths there. Each has in its name what is in it, so that it is never asked
        for again.

    Raises
    ------
    BuildError
        If JupyterLab has no such part any more.
    """
    build = site / "build"
    parts = [_script(_part(build, number)) for number in PARTS.split()]
    run = RUN % (_script(build / "lab" / "bundle.js"), COME, COME)
    texts = {"parts": "\n;".join([*parts, TELL]), "start": run}
    paths = []
    for name, text in texts.items():
        data = text.encode()
        path = build / f"{name}.{hashlib.sha256(data).hexdigest()[:12]}.js"
        path.write_bytes(data)
        paths.append(path.relative_to(site).as_posix())
    return tuple(paths)


def _script(path):
    return MAP.sub("", path.read_text(encoding="utf-8"))


def _part(build, number):
    found = list(build.glob(f"{number}.*.js"))
    if len(found) != 1:
        raise BuildError(
            f"JupyterLab has no part {number} any more: PARTS in site/builder/start.py"
        )
    return found[0]
