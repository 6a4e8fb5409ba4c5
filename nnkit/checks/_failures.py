"""Say what stopped a learner's function: in which line, with what, and what helps."""

import builtins
import dis
import linecache
import re

import numpy as np

from nnkit.checks._display import name_of

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
        "`np.zeros` and the like take the shape as one thing, in brackets of its own: "
        "`np.zeros((rows, columns))`.",
    ),
    (
        r"arrays used as indices must be of integer",
        "Only whole numbers, or yes and no, say which entries are meant. To put things "
        "in order: `np.sort` gives the values themselves, `np.argsort` their places.",
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
        r"is out of bounds for axis \d+ with size (?P<size>\d+)",
        "There are only {size} there, and the first has the number 0.",
    ),
    (
        r"IndexError: (list|tuple) index out of range",
        "There are fewer items than that. The first has the number 0, the last one "
        "`len(…) - 1`.",
    ),
    (
        r"values to unpack \(expected (?P<wanted>\d+)",
        "This line takes for granted that there are exactly {wanted}. The function "
        "must work for other numbers too.",
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


def where(error, function):
    """Return what an exception is, in which line it came, and that line's text."""
    frames = [t for t in _frames(error, function) if _name(t)[0] != "<"]
    places = [f"in line {_line(trace)} of {_name(trace)}" for trace in frames]
    place = f" {places[-1]}" if places else ""
    if len(places) > 1:
        place += f" (called {places[-2]})"
    said = f"stopped{place} with {type(error).__name__}: {error}"
    if frames:
        file = frames[-1].tb_frame.f_code.co_filename
        code = linecache.getline(file, frames[-1].tb_lineno).strip()
        said += f"\n  > {code}" if code else ""
    return said


def unfinished(function, error):
    """Return which function still has to be written: this one or one that it calls."""
    asked, frames = name_of(function), _frames(error, function)
    stub = frames[-1].tb_frame.f_code if frames else None
    if stub is None or stub is getattr(function, "__code__", None):
        first = f"{asked} is not written yet."
    else:
        first = f"{asked} calls {stub.co_name}, which is not written yet."
    return (
        f"{first} Replace the line `raise NotImplementedError…` with your code, run "
        "that cell, then this one again."
    )


def by_itself(error, function):
    """Say so when no `raise` of the learner's code raised this exception."""
    frames = _frames(error, function)
    if not frames:
        return ""
    last = frames[-1]
    opcode = last.tb_frame.f_code.co_code[last.tb_lasti]
    if last.tb_next is None and dis.opname[opcode] == "RAISE_VARARGS":
        return ""
    return (
        f"\nNo `raise` of yours did this: line {_line(last)} of {_name(last)} failed "
        f"by itself. Check the input before, and `raise {type(error).__name__}(…)`."
    )


def in_place_of(error, wanted):
    """Return what to do where the wrong kind of exception was raised."""
    if isinstance(error, AssertionError):
        return f"Write `if …: raise {wanted}(…)`; an `assert` raises AssertionError."
    if isinstance(error, KeyError):
        return (
            "A dict has no such entry: the look-up came before the check. Check the "
            f"input first and `raise {wanted}(…)` when it is bad."
        )
    if "must derive from BaseException" in str(error):
        return f"A text alone cannot be raised: `raise {wanted}(…)`, the text inside."
    return f"Check the input first and `raise {wanted}(…)` when it is bad."


def in_place_of_value(value, wanted):
    """Return what to do where a function gave a value back and should have raised."""
    if isinstance(value, Exception):
        return f"Do not return it: `raise {wanted}(…)` in place of `return`."
    return f"Check the input first and `raise {wanted}(…)` when it is bad."


def without_f(text):
    """Say so when the text of an exception still holds names in curly brackets."""
    if re.search(r"\{\w+\}", text):
        return '\nThe `f` before the quotes is missing: f"… {name} …" puts values in.'
    return ""


def _name(trace):
    return trace.tb_frame.f_code.co_name


def _line(trace):
    """Return the number of a line, counted from the first line of its function."""
    return trace.tb_lineno - trace.tb_frame.f_code.co_firstlineno + 1


def _frames(error, function):
    """Return the traceback's entries inside the notebook, the outermost first."""
    space, found = getattr(function, "__globals__", None), []
    trace = error.__traceback__
    while trace is not None:
        if space is not None and trace.tb_frame.f_globals is space:
            found.append(trace)
        trace = trace.tb_next
    return found
