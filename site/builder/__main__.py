"""``make site``: build the site to build/site, from nothing and without the network."""

import sys

from builder import kernel, lite, python, sizes
from builder.places import OUT, BuildError, emptied


def main():
    try:
        emptied(OUT)
        print("The kernel", flush=True)
        extension = kernel.build(python.artifacts())
        print("JupyterLite", flush=True)
        lite.build(extension)
        print(sizes.table(OUT))
        print(f"The site is in {OUT.relative_to(OUT.parent.parent)}/.")
    except BuildError as error:
        sys.exit(f"error: {error}")


main()
