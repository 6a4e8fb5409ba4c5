"""The script with which explorables of the reading pages come alive."""

import json
import shutil

from builder import patience
from builder.places import (
    NODE,
    NODE_MODULES,
    OUT,
    SCRIPTS,
    SITE,
    WORK,
    emptied,
    run,
)


def build():
    """Bundle it into the site's folder ``live``; return the npm packages in it."""
    changed = WORK / "changed" / "node_modules"
    package = emptied(changed / "anywidget")
    shutil.copyfile(
        NODE_MODULES / "anywidget" / "dist" / "index.js", package / "index.js"
    )
    patience.give(package)
    said = run(
        *(NODE, SCRIPTS / "bundle.mjs", NODE_MODULES, changed),
        *(SITE / "live", OUT / "live"),
    )
    return json.loads(said.splitlines()[-1])
