"""Put a message together: the call, what was expected, what came, and why."""

from nnkit.checks._diagnosis import diagnose, differs
from nnkit.checks._display import show, show_both
from nnkit.checks._mistakes import mistake_of_value


def wrong_value(seen, what, rtol, atol, others=(), note=""):
    """Return the message on a wrong value, or None if it is right.

    Parameters
    ----------
    seen : Seen
    what : str
        The call, or what the value is.
    rtol, atol : float
    others : sequence of Seen
        Other calls of the same function.
    note : str
        What is added where the mistake has no name.
    """
    problem = differs(seen.actual, seen.expected, rtol, atol)
    if problem is None:
        return None
    cause = mistake_of_value(seen, others, rtol, atol)
    if cause is None and seen.actual is None:
        cause = "The function returned nothing: does it end with `return …`?"
    if cause is None:
        cause = (diagnose(seen.actual, seen.expected) or problem) + note
    both = show_both(seen.expected, seen.actual, rtol, atol)
    return "\n".join([what, *both, cause])


def changed(call, name, before, after):
    """Return the message on an argument that the call has changed."""
    was, now = show(before), show(after)
    tiny = " (the difference is too small to show)" if was == now else ""
    return (
        f"{call}\nThe call changed its argument `{name}`: "
        f"it was {was} and is now {now}{tiny}.\n"
        "Change a copy of it (of an array: `.copy()`), or make a new array: "
        "`w = w - step`, not `w -= step`."
    )
