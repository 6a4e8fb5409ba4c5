"""The script with which explorables of the reading pages come alive."""

import json

from builder.places import NODE, NODE_MODULES, OUT, SCRIPTS, SITE, run


def build():
    """Bundle it into the site's folder ``live``; return the npm packages in it."""
    said = run(NODE, SCRIPTS / "bundle.mjs", NODE_MODULES, SITE / "live", OUT / "live")
    return json.loads(said.splitlines()[-1])
