"""Numbers in plain letters: powers of ten for a logarithmic axis, and large ones.

Matplotlib writes them as formulas, and to read and set a formula takes it longer than
all else of the axis together.
"""

from matplotlib.ticker import LogFormatter

RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class Powers(LogFormatter):
    """Write 1e-3 as 10⁻³; between two powers of ten nothing, as Matplotlib does."""

    def __call__(self, x, pos=None):
        """Return the text of the place x."""
        text = f"{x:.0e}" if x > 0 else ""
        if not text.startswith("1e"):
            return super().__call__(x, pos) if text else ""
        return "10" + str(int(text[2:])).translate(RAISED)


def plain(x, digits):
    """Return a number rounded to so many digits, a large one with all its zeros.

    Examples
    --------
    >>> plain(203987.4, 3), plain(44.4, 2), plain(0.01234, 2)
    ('204,000', '44', '0.012')
    """
    rounded = float(f"{x:.{digits}g}")
    return f"{rounded:,.0f}" if abs(rounded) >= 10**digits else f"{rounded:.{digits}g}"
