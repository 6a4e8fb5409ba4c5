"""The codec: values come back as they went; nothing damaged is believed."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nnkit.grading import wire
from nnkit.grading.reader import decode
from nnkit.grading.wire import SIZE, Foreign, Malformed
from nnkit.grading.writer import encode

DTYPES = st.one_of(
    hnp.boolean_dtypes(),
    hnp.integer_dtypes(endianness="<"),
    hnp.unsigned_integer_dtypes(endianness=">"),
    hnp.floating_dtypes(sizes=(16, 32, 64)),
    hnp.complex_number_dtypes(),
    hnp.unicode_string_dtypes(endianness="<", max_len=5),
    hnp.byte_string_dtypes(max_len=5),
)
ARRAYS = hnp.arrays(DTYPES, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0))
KEYS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.complex_numbers(allow_nan=False)
    | st.text()
    | st.binary(),
    lambda inner: st.tuples(inner, inner),
    max_leaves=4,
)
WHOLE = st.none() | st.integers(-99, 99)
PLAIN = (
    KEYS
    | st.floats()
    | st.sets(KEYS, max_size=4)
    | st.builds(slice, WHOLE, WHOLE, WHOLE)
    | st.builds(range, st.integers(-9, 9), st.integers(-9, 9), st.integers(1, 9))
)
VALUES = st.recursive(
    PLAIN | ARRAYS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=12,
)


def same(one, other):
    """Whether two values are the same to the bit, types and all."""
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        alike = (one.dtype, one.shape) == (other.dtype, other.shape)
        return alike and one.tobytes() == other.tobytes()
    if isinstance(one, (float, np.generic)):
        return encode(one) == encode(other)
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return same(list(one.items()), list(other.items()))
    return one == other or repr(one) == repr(other)


@settings(max_examples=150, deadline=None)
@given(VALUES)
def test_values_come_back_as_they_went(value):
    assert same(decode(encode(value)), value)


@pytest.mark.parametrize("kind", [np.longdouble, np.clongdouble])
def test_no_machines_own_long_double_crosses(kind):
    third = kind(1) / 3
    for value in third, np.array([third, third]):
        found = decode(encode(value))
        assert found.dtype in (np.float64, np.complex128)
        np.testing.assert_allclose(found, value, rtol=1e-15)


@settings(max_examples=100, deadline=None)
@given(VALUES, st.data())
def test_damaged_bytes_give_a_value_or_one_clear_error(value, data):
    message = bytearray(encode(value))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(message) - 1))
        message[place] = data.draw(st.integers(0, 255))
    try:
        decode(bytes(message))
    except Malformed as error:
        assert str(error)


@settings(max_examples=50, deadline=None)
@given(VALUES, st.data())
def test_a_message_that_is_cut_off_is_refused(value, data):
    message = encode(value)
    with pytest.raises(Malformed):
        decode(message[: data.draw(st.integers(0, len(message) - 1))])
    with pytest.raises(Malformed, match="left"):
        decode(message + b"N")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_give_a_value_or_one_clear_error(message):
    try:
        decode(message)
    except Malformed as error:
        assert str(error)


@pytest.mark.parametrize("kind", [np.float32, np.int8, np.bool_, np.complex64, np.str_])
def test_numpy_scalars_keep_their_kind(kind):
    value = kind(1)
    assert type(decode(encode(value))) is kind
    assert decode(encode(value)) == value


def test_layout_matrix_and_lock_of_an_array_are_kept():
    array = np.arange(6.0).reshape(2, 3)
    assert decode(encode(array.T)).flags.f_contiguous
    assert isinstance(decode(encode(array.view(np.matrix))), np.matrix)
    array.flags.writeable = False
    assert not decode(encode(array)).flags.writeable
    assert np.array_equal(decode(encode(array[:, ::2])), array[:, ::2])


def test_a_generator_goes_on_where_it_was():
    rng = np.random.default_rng(3)
    rng.integers(5, dtype=np.int32)  # leaves half a word behind
    copy = decode(encode(rng))
    assert np.array_equal(copy.integers(9, size=5), rng.integers(9, size=5))
    assert copy.normal() == rng.normal()


def test_equal_sets_are_equal_bytes():
    names = [f"name {i}" for i in range(40)]
    assert encode(set(names)) == encode(set(reversed(names)))


def test_subclasses_come_as_what_they_are_at_heart():
    from collections import OrderedDict, namedtuple
    from enum import IntEnum

    pair = namedtuple("pair", "a b")(1, 2)
    assert type(decode(encode(pair))) is tuple
    assert type(decode(encode(OrderedDict(a=1)))) is dict
    assert type(decode(encode(IntEnum("kind", "A").A))) is int


def test_an_exception_comes_as_the_nearest_class_that_is_known():
    class Odd(KeyError):
        pass

    assert type(decode(encode(ValueError("no", 3)))) is ValueError
    assert decode(encode(ValueError("no", 3))).args == ("no", 3)
    found = decode(encode(Odd("a")))
    assert isinstance(found, KeyError)
    assert (type(found).__name__, str(found)) == ("Odd", "'a'")
    assert isinstance(decode(encode(np.linalg.LinAlgError("x"))), np.linalg.LinAlgError)
    assert isinstance(decode(encode(SystemExit(3))), Exception)
    broken = UnicodeDecodeError("utf-8", b"x", 0, 1, "bad")
    assert str(decode(encode(broken))) == str(broken)


@pytest.mark.parametrize(
    "value",
    [object(), iter([]), {}.keys(), int, np.array([None]), np.dtype("f8")],
    ids=lambda value: type(value).__name__,
)
def test_anything_else_stays_and_equals_nothing(value):
    found = decode(encode(value))
    assert isinstance(found, Foreign)
    assert type(found).__name__ == type(value).__name__
    assert found != value
    assert repr(found) == repr(value)


def test_a_known_array_crosses_as_its_place():
    array = np.zeros(1000)
    message = encode([array, array.copy()], known=[array])
    other = np.ones(1000)
    first, second = decode(message, known=[other])
    assert first is other
    assert second is not other
    with pytest.raises(Malformed, match="no argument number 0"):
        decode(message)


def test_functions_cross_only_where_both_sides_know_them():
    assert isinstance(decode(encode(len)), Foreign)
    with pytest.raises(Malformed, match="function"):
        decode(b"h" + SIZE.pack(3) + encode("g") + encode(1) + encode("f"))


def many(kind, count, item=b"N"):
    return kind + SIZE.pack(count) + item * min(count, 100)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (many(b"l", 2**60), "announced"),
        (many(b"d", 3), "no value"),
        (b"b" + SIZE.pack(2**50), "announced"),
        (b"n" + SIZE.pack(2**20) + bytes(2**20), "too many digits"),
        (b"z", "no kind"),
        (b"", "announced"),
        (b"k" + SIZE.pack(0), "no argument"),
        (many(b"r", 3, encode(0)), "damaged"),  # range(0, 0, 0)
        (many(b"S", 1, encode([])), "damaged"),
        (many(b"R", 4, encode(-1)), "damaged"),
        (many(b"e", 1, encode("x")), "damaged"),
        (many(b"?", 3, encode(None)), "damaged"),
        (b"l" + SIZE.pack(1) + b"l" + SIZE.pack(0) + b"N", "left"),
    ],
    ids=range(13),
)
def test_what_cannot_be_is_refused(message, said):
    with pytest.raises(Malformed, match=said):
        decode(message)


def array(dtype, flags, shape, data):
    sizes = b"".join(map(SIZE.pack, (flags, len(shape), *shape)))
    parts = SIZE.pack(len(dtype)), dtype.encode(), sizes, SIZE.pack(len(data)), data
    return b"a" + b"".join(parts)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (array("|O", 0, (1,), bytes(8)), "no array of"),
        (array("f8,i4", 0, (1,), bytes(12)), "no array of"),
        (array("<M8", 0, (1,), bytes(8)), "no array of"),
        (array("<f99", 0, (1,), bytes(99)), "damaged"),
        (array("<f8", 0, (2**40,), bytes(8)), "came in 8 bytes"),
        (array("<f8", 0, (2**32, 2**32), b""), "came in 0 bytes"),
        (array("<f8", 0, (0, 2**50), b""), "has the shape"),
        (array("<f8", 0, (1,) * 40, bytes(8)), "40 axes"),
        (array("<U1", 0, (1,), b"\xff\xff\xff\xff"), "no character"),
    ],
    ids=range(9),
)
def test_an_array_that_cannot_be_is_refused(message, said):
    with pytest.raises(Malformed, match=said):
        decode(message)


def test_a_bool_of_an_array_is_true_or_false():
    found = decode(array("|b1", 0, (3,), b"\x00\x01\x07"))
    assert found.sum() == 2


def test_no_message_grows_out_of_proportion(monkeypatch):
    monkeypatch.setattr(wire, "MOST_ITEMS", 1000)
    monkeypatch.setattr(wire, "MOST_KEYS", 10)
    decode(encode([0.0] * 900))
    with pytest.raises(Malformed, match="more than 1000 values"):
        decode(encode([()] * 1001))
    with pytest.raises(Malformed, match="more than 1000 values"):
        decode(encode([ValueError("x")] * 3))
    with pytest.raises(Malformed, match="more than 10 keys"):
        decode(encode([{i, -i - 1} for i in range(6)]))


def test_nesting_has_an_end_on_both_sides():
    deep = []
    for _ in range(wire.DEEPEST + 1):
        deep = [deep]
    with pytest.raises(ValueError, match="nested"):
        encode(deep)
    with pytest.raises(Malformed, match="nested"):
        decode((b"l" + SIZE.pack(1)) * 5000 + b"N")
    endless = []
    endless.append(endless)
    with pytest.raises(ValueError, match="nested"):
        encode(endless)


def test_ints_have_an_end():
    assert decode(encode(-(2**1000))) == -(2**1000)
    with pytest.raises(ValueError, match="bits"):
        encode(1 << 8 * wire.LONGEST_INT)


def test_what_a_class_says_of_itself_may_fail():
    class Mute:
        def __repr__(self):
            raise RuntimeError

    assert repr(decode(encode(Mute()))) == "<Mute>"
    assert math.isnan(decode(encode(math.nan)))
