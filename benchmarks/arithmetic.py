"""From seconds to figures: medians, ratios, and the two as text."""

from statistics import median


def spread(values):
    """(median, smallest, largest).

    Examples
    --------
    >>> spread([3.0, 1.0, 2.0, 10.0])
    (2.5, 1.0, 10.0)
    """
    return median(values), min(values), max(values)


def ratios(ours, theirs):
    """How many times faster we were, round by round: their seconds / our seconds.

    Blocks of one round ran one right after the other, so what else the machine did
    meanwhile slowed both; the ratio of two medians of different minutes is worse.

    Examples
    --------
    >>> ratios([1.0, 2.0], [3.0, 5.0])
    [3.0, 2.5]
    """
    return [b / a for a, b in zip(ours, theirs, strict=True)]


def factor(values):
    """Ratios as text: median and range.

    Examples
    --------
    >>> factor([2.0, 3.0, 2.5])
    '2.50× (2.00–3.00)'
    """
    middle, low, high = (f"{v:.3g}" if v >= 10 else f"{v:.2f}" for v in spread(values))
    return f"{middle}× ({low}–{high})"


def duration(values):
    """Seconds as text: median and range, in µs, ms or s.

    Examples
    --------
    >>> duration([0.00012, 0.0001, 0.0002])
    '120 µs (100–200)'
    >>> duration([0.5, 0.25, 0.75])
    '500 ms (250–750)'
    """
    middle = spread(values)[0]
    scale, unit = next(
        (scale, unit)
        for least, scale, unit in [(1, 1, "s"), (1e-3, 1e3, "ms"), (0, 1e6, "µs")]
        if middle >= least
    )
    texts = [f"{v * scale:#.3g}".rstrip(".") for v in spread(values)]
    return f"{texts[0]} {unit} ({texts[1]}–{texts[2]})"


def verdict(values, goal, stretch=None):
    """What the median ratio amounts to.

    Examples
    --------
    >>> verdict([2.0], goal=3.0), verdict([3.0], 3.0, 4.0), verdict([4.0], 3.0, 4.0)
    ('short', 'reached', 'stretch')
    """
    middle = spread(values)[0]
    if stretch is not None and middle >= stretch:
        return "stretch"
    return "reached" if middle >= goal else "short"


def markdown(head, rows):
    """A Markdown table: the first column left, the others right.

    Examples
    --------
    >>> print(markdown(["case", "time"], [["a", 1]]))
    | case | time |
    |:---|---:|
    | a | 1 |
    """
    lines = [head, [":---"] + ["---:"] * (len(head) - 1), *rows]
    text = ["| " + " | ".join(map(str, line)) + " |" for line in lines]
    text[1] = text[1].replace(" ", "")
    return "\n".join(text)
