"""Chromium of the machine, or else the one that Playwright fetched."""

import shutil

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def found():
    """Return the path of the machine's own, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def launch(playwright):
    """Start it; Playwright's Error where there is none that starts."""
    return playwright.chromium.launch(executable_path=found(), args=FLAGS)
