"""JupyterLab's first hundred scripts as one file.

JupyterLab asks for its parts one by one, each when another names it. A request costs
the page, the service worker and the browser some milliseconds each, and on a slow
network a way there and back. A part only adds itself to a list, so one file can hold
many.
"""

import hashlib
import re

from builder.places import BuildError

#: By number, in the order in which the page asks for them until the first cell of a
#: notebook has run. `test_jupyterlab_comes_as_one_file` tells of one that is missing.
PARTS = """
5079 9203 jlab_core 8068 5017 5353 4275 6656 5754 5283 8262 7387 3429 3896 723 9784
6136 7242 4121 1459 5876 8470 9924 8985 4858 9855 8150 8198 9713 3732 2368 9987 9641
4191 981 8994 3058 2819 5058 1104 4641 5751 1164 8522 9283 4837 8070 3776 6757 5244
137 1664 2585 6355 4164 8179 5538 3594 8037 7051 2436 7766 3003 2762 3805 290 3826
5593 4286 7006 4117 9128 1495 6920 4228 3703 953 5655 256
"""
MAP = re.compile(r"\n//# sourceMappingURL=.*")


def write(site):
    """Write the file to the site; return its path there.

    Parameters
    ----------
    site : Path

    Raises
    ------
    BuildError
        If JupyterLab has no such part any more.
    """
    build = site / "build"
    paths = [_part(build, number) for number in PARTS.split()]
    paths.append(build / "lab" / "bundle.js")  # runs what the others hold
    parts = [MAP.sub("", path.read_text(encoding="utf-8")) for path in paths]
    data = "\n;".join(parts).encode()
    # With a part in its name that says what is in it, it is never asked for again.
    path = build / f"start.{hashlib.sha256(data).hexdigest()[:12]}.js"
    path.write_bytes(data)
    return path.relative_to(site).as_posix()


def _part(build, number):
    found = list(build.glob(f"{number}.*.js"))
    if len(found) != 1:
        raise BuildError(
            f"JupyterLab has no part {number} any more: PARTS in site/builder/start.py"
        )
    return found[0]
