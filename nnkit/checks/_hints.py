"""Say what helps against the exceptions that beginners meet."""

import builtins
import re

import numpy as np

# A pattern for "type: text" of an exception, and what a beginner should know about it.
HINTS = [
    (
        r"boolean (subtract|negative)",
        "True and False cannot be subtracted. Make numbers of them first: "
        "`1.0 * (x > 0)`.",
    ),
    (
        r"bitwise_xor|operand type\(s\) for \^",
        "In Python a power is written `**`. The sign `^` means something else.",
    ),
    (
        r"'NoneType' object|operand type.*'NoneType'",
        "Something is None here. A function without `return` gives None, and so do "
        "those that only change a thing: `a_list.append(x)`, `rng.shuffle(x)`.",
    ),
    (
        r"'numpy.ndarray' object has no attribute 'append'",
        "An array cannot grow. Begin with a list, such as `[x]`, and append to that.",
    ),
    (
        r"'(numpy\.\w+|int|float)' object is not callable",
        "A number or an array stands right before a bracket, which makes it a call. "
        "Is a `*` missing?",
    ),
    (
        r"operand type.*('function'|FunctionDispatcher)",
        "A function is used here as if it were a number. Call it: write its "
        "arguments in brackets behind its name.",
    ),
    (
        r"size (?P<right>\d+) is different from (?P<left>\d+)",
        "The sizes do not fit for `@`: a row on the left has {left} numbers, a column "
        "on the right has {right}. Write down both shapes. Is it the right pair, in "
        "the right order, and does one of them need `.T`?",
    ),
    (
        r"matmul: Input operand \d does not have enough dimensions",
        "`@` is for vectors and matrices. A plain number is multiplied with `*`.",
    ),
    (
        r"shapes \((\d+),\d+\) \(\1,\)|shapes \((\d+),\) \(\2,\d+\)",
        "A flat array with one number for each row: NumPy takes it for a row. Make a "
        "column of it: `keepdims=True` in the sum, or `v[:, None]`. If it holds "
        "labels, make them one-hot first.",
    ),
    (
        r"broadcast together with shapes",
        "Arrays of these shapes cannot be combined number by number. Is a product of "
        "matrices meant, `@`? Or has one of the two a wrong shape already?",
    ),
    (
        r"Cannot cast ufunc",
        "`-=` and the like cannot put decimals into an array of whole numbers. Make "
        "a new array: `v = v - …`.",
    ),
    (
        r"can't multiply sequence|operand type.*'list'",
        "A list is no array: numbers in it are not computed with together. Go through "
        "the list item by item.",
    ),
    (
        r"object is not reversible",
        "`reversed` wants a list. Turn this into one with `list(…)`, or reverse each "
        "list before.",
    ),
    (
        r"truth value of an array",
        "An array is used here where one number, or one yes or no, is needed. For each "
        "entry its own case: `np.where(condition, a, b)`. One answer for all entries: "
        "`.all()` or `.any()`. `&` and `|` combine two arrays of yes and no. "
        "`and` and `or` cannot.",
    ),
    (
        r"Cannot interpret '\d+' as a data type",
        "A shape is one thing, in brackets of its own: `np.zeros((rows, columns))`. So "
        "are several axes: `x.sum(axis=(0, 1))`.",
    ),
    (
        r"cannot reshape array of size (?P<size>\d+)",
        "There are {size} numbers, and the new shape has more or fewer places. Is one "
        "of its sizes a fixed number, or are there more axes than you thought?",
    ),
    (
        r"setting an array element with a sequence",
        "One entry holds one number, and an array is to go in. Which of its numbers is "
        "meant? Or is `np.sum` missing?",
    ),
    (
        r"arrays used as indices must be of integer",
        "Only whole numbers, or yes and no, say which entries are meant. To put things "
        "in order: `np.sort` gives the values themselves, `np.argsort` their places.",
    ),
    (
        r"only integers, slices",
        "An index must be a whole number. `for i in x` goes through the numbers of x "
        "themselves: use `i`, or go through their places, `for i in range(len(x))`.",
    ),
    (
        r"'(int|float|numpy\.\w+)' object is not subscriptable|invalid index to scalar",
        "Square brackets ask for an entry, and a single number has none. Is an array "
        "wanted here?",
    ),
    (
        r"only integer scalar arrays",
        "An array stands here where one whole number is needed: a size, a place or an "
        "axis. `np.max(a, axis)` takes one array; `np.maximum(a, b)` compares two, "
        "entry by entry.",
    ),
    (
        r"only (0-dimensional|length-1|size-1) arrays",
        "An array is given here where one number is needed. Is a sum or an `@` missing "
        "before? If not, compute with the whole array: without `float(…)` or `int(…)`, "
        "and with `np.log`, not `math.log`.",
    ),
    (
        r"zero-dimensional arrays cannot be concatenated",
        "One number is no array yet. In brackets it is: `[number]`.",
    ),
    (
        r"is out of bounds for axis \d+ with size 0",
        "There is nothing along this axis, so it has no first and no last entry. Does "
        "that need a case of its own?",
    ),
    (
        r"is out of bounds for axis \d+ with size (?P<size>\d+)",
        "The index is too large: the first one is 0, the last one {size} − 1.",
    ),
    (
        r"IndexError: (list|tuple) index out of range",
        "There are fewer items than that. The first has the number 0, the last one "
        "`len(…) - 1`.",
    ),
    (
        r"values to unpack \(expected (?P<wanted>\d+)",
        "This line takes for granted that there are exactly {wanted}, but there are "
        "more or fewer here. Print what it takes apart.",
    ),
    (
        r"cannot unpack non-iterable",
        "Several names stand left of one single thing. In `for a, b in …` each item "
        "must be a pair.",
    ),
    (
        r"UnboundLocalError",
        "The name gets its value only inside a loop or an `if`, and that part was "
        "never run.",
    ),
    (
        r"ZeroDivisionError",
        "The divisor is 0 for this input.",
    ),
    (
        r"KeyError",
        "Something is looked up here that is not there. A function must compute its "
        "result, for inputs that it has never seen as well.",
    ),
]

# Exceptions that tell their cause themselves, in whatever exercise they come.
PLAIN = r"element with a sequence|values to unpack|is not callable|'function'"


def is_plain(error):
    """Whether `hint` knows the cause, so that no guess from the exercise is better."""
    return re.search(PLAIN, str(error)) is not None


def hint(error):
    """Return a sentence that helps with a common exception, or None.

    Examples
    --------
    >>> hint(NameError("name 'tanh' is not defined"))
    "NumPy's is called `np.tanh`."
    """
    text = f"{type(error).__name__}: {error}"
    for pattern, sentence in HINTS:
        found = re.search(pattern, text)
        if found:
            return sentence.format(**found.groupdict())
    missing = re.search(r"NameError: name '(\w+)' is not defined", text)
    if missing and hasattr(np, missing[1]) and not hasattr(builtins, missing[1]):
        return f"NumPy's is called `np.{missing[1]}`."
    if missing:
        return f"Nothing in this notebook made `{missing[1]}` up to now."
    return None
