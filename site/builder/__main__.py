"""``make site``: build the site to build/site, from nothing and without the network."""

import sys

from builder import kernel, landing, licences, lite, live, python, reading, sizes
from builder.places import OUT, BuildError, emptied


def main():
    """Build all of it."""
    try:
        emptied(OUT)
        print("The kernel", flush=True)
        artifacts = python.artifacts()
        extension = kernel.build(artifacts)
        print("JupyterLite", flush=True)
        lite.build(extension)
        packages = live.build()
        print("The pages to read", flush=True)
        packages += reading.build()
        landing.build()
        licences.build(artifacts, packages)
        opened(OUT)
        print(sizes.table(OUT))
        print(f"The site is in {OUT.relative_to(OUT.parent.parent)}/.")
    except BuildError as error:
        sys.exit(f"error: {error}")


def opened(folder):
    """Let a web server of another account read all of it, whatever the umask here."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


main()
