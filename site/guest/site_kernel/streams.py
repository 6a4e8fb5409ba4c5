"""stdout, stderr and input() of the guest, as messages."""

import io
import sys

from site_kernel import wire

MOST_HELD = 500  # pieces of an unfinished line


class Stream(io.TextIOBase):
    """Sends whole lines at once, and the rest at the end of the turn."""

    encoding, errors = "utf-8", "replace"

    def __init__(self, name):
        self.name, self._held = name, []

    def write(self, text):
        """Take text; send what is whole lines."""
        if not isinstance(text, str):
            raise TypeError(f"write() needs a str, not {type(text).__name__}")
        self._held.append(text)
        if "\n" in text or "\r" in text or len(self._held) > MOST_HELD:
            self.flush()
        return len(text)

    def flush(self):
        """Send what is held."""
        text, self._held = "".join(self._held), []
        if text:
            wire.send("iopub", "stream", {"name": self.name, "text": text})

    def writable(self):
        """Text can be written."""
        return True


def flush():
    """Send what both streams hold."""
    sys.stdout.flush()
    sys.stderr.flush()


def ask(prompt="", *, password=False):
    """What `input` is in a notebook."""
    flush()
    answer = wire.ask(prompt, password)
    if answer is None:
        raise RuntimeError(
            "input() needs this site's service worker, and the browser has none: it "
            "allows them on https:// and on localhost, and not in every private window"
        )
    return answer
