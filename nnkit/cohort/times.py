"""When something was handed in, by a clock that may be wrong."""

import datetime

AHEAD = datetime.timedelta(minutes=5)  # that a clock may be
FUTURE = (
    "handed in at {:%Y-%m-%d %H:%M} UTC, which is in the future: somebody's clock is "
    "wrong. It counts; whether it is late is reckoned from that time (timestamp.txt)."
)
NO_TIME = (
    "timestamp.txt holds no time, but {!r}: it was marked, as if it were never late."
)


def when(folder):
    """Return when a folder was handed in, in UTC without saying so; None if unknown."""
    return parsed(_said(folder))


def parsed(text):
    """Return the time that a text says, as `when` does."""
    from nbgrader.utils import parse_utc

    try:
        return parse_utc(text) if text else None
    except Exception:  # of a text that anybody may have written
        return None


def odd(folder):
    """Return a sentence on a time that cannot be right, or ""."""
    said, time = _said(folder), when(folder)
    if said and time is None:
        return NO_TIME.format(said[:40])
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    return FUTURE.format(time) if time and time > now + AHEAD else ""


def _said(folder):
    try:
        return (folder / "timestamp.txt").read_text("utf-8", errors="replace").strip()
    except OSError:
        return ""
