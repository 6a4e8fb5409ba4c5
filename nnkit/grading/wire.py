"""What may cross between a learner's answer and its tests: plain values, as bytes.

A closed list: None, bool, int, float, complex, str, bytes, tuple, list, dict, set,
range, slice, NumPy scalars and arrays, NumPy's default Generator with its state,
exceptions, and functions, which stay where they are and cross as numbers. Anything
else crosses as a `Foreign`, its kind and its text only. Nothing is ever unpickled:
what comes in is read byte by byte, and every size is checked before it is believed.
Both sides use `writer.encode` and `reader.decode`; here is what the two agree on.
"""

import re
import struct

DEEPEST = 60  # tuples in lists in dicts …
LONGEST_INT = 1 << 17  # bytes
MOST_ITEMS = 2_000_000  # values in one message; a rich one, such as an error, is many
#: Of all dicts and sets in one message, and their bytes: all keys could collide, and
#: then each is compared with each.
MOST_KEYS, LONGEST_KEYS = 5_000, 200_000
LARGEST = 1 << 30  # bytes that a message would take if NumPy made one array of it
RICH, ARRAY = 500, 50  # so many values an error or function counts as, and an array
DTYPE = re.compile(r"[<>|=]([biufc]\d{1,2}|[SU]\d{1,5})")
SIZE, NUMBER = struct.Struct("<Q"), struct.Struct("<d")


class Malformed(ValueError):
    """Bytes that are no message of this kind; the text says what is wrong."""


class Foreign:
    """Stands for a value that stays on its side; it is equal to nothing but itself."""

    def __repr__(self):
        return self.text


class NoFunctions:
    """The functions of a side that neither gives any nor takes any."""

    def number_of(self, function):
        """Return (owner, number) of a function that may cross, or None."""

    def function_of(self, owner, number, name):
        """Return the function, or a stand-in for one of the other side."""
        raise Malformed("a function came where none can be called")
