"""What the explorable of a recurrent unit's memory teaches."""

import numpy as np
import pytest

import nnkit as nn
from nnkit.explore.recurrent_memory import compute, recurrent_memory


def layer(w):
    """The slow twin: nnkit's recurrent layer with one unit."""
    unit = nn.Recurrent(1, 1, rng=np.random.default_rng(0), dtype=np.float64)
    for parameter, value in zip(unit.parameters(), (1.0, w, 0.0, 0.0), strict=True):
        parameter.data[...] = value
    return unit


@pytest.mark.parametrize("w", [-1.3, 0.0, 0.7, 1.2])
@pytest.mark.parametrize("x1", [0.1, 1.0, 3.0])
def test_states_and_slopes_are_those_of_the_layer(w, x1):
    result, unit = compute(w, x1, 12, "tanh"), layer(w)
    x = np.zeros((1, 12, 1))
    x[0, 0] = x1
    np.testing.assert_allclose(result.states, unit.forward(x)[0, :, 0], rtol=1e-12)
    for t in range(12):
        upstream = np.zeros((1, 12, 1))
        upstream[0, t] = 1
        unit.forward(x)
        by_input = unit.backward(upstream)[0, 0, 0]  # ∂h_t/∂x_1
        first = 1 - np.tanh(x1) ** 2  # ∂h_1/∂x_1
        assert result.slopes[t] * first == pytest.approx(by_input, rel=1e-9, abs=1e-15)


def test_without_tanh_state_and_slope_are_powers_of_the_weight():
    result = compute(-0.8, 2.0, 20, "identity")
    np.testing.assert_allclose(result.slopes, (-0.8) ** np.arange(20))
    np.testing.assert_allclose(result.states, 2 * result.slopes)
    assert result.kept == pytest.approx(-(0.8**19))


def test_a_weight_near_one_decides_without_tanh():
    assert compute(0.9, 1.0, 60, "identity").verdict == "forgotten"
    assert compute(1.0, 1.0, 60, "identity").verdict == "remembered, within reach"
    assert compute(1.1, 1.0, 60, "identity").verdict == "the slope explodes"


def test_tanh_keeps_a_state_whose_slope_is_gone():
    result = compute(1.3, 1.0, 60, "tanh")
    assert result.verdict == "kept, but out of reach"
    fixed = result.states[-1]
    assert fixed == pytest.approx(np.tanh(1.3 * fixed))
    assert result.reach < 1e-6


def test_a_slope_of_tanh_never_exceeds_the_power_of_the_weight():
    for w in (-1.5, 0.5, 1.5):
        slopes = np.abs(compute(w, 0.1, 60, "tanh").slopes)
        assert (slopes <= np.abs(w) ** np.arange(60) * (1 + 1e-12)).all()


def test_a_negative_weight_turns_the_sign_at_every_step():
    states = compute(-0.9, 1.0, 8, "tanh").states
    np.testing.assert_array_equal(np.sign(states), [1, -1] * 4)


def test_the_words_tell_what_the_controls_say():
    stage = recurrent_memory(w=1.2, unit="tanh", steps=40)
    assert "kept, but out of reach" in stage.alt
    stage.controls["unit"].value = "identity"
    assert "the slope explodes" in stage.alt
    assert "∂h40/∂h1 has the size 1.2e+03" in stage.alt
    stage.controls["w"].value = 0.0
    assert "forgotten" in stage.alt


@pytest.mark.parametrize(
    ("argument", "value"), [("w", 2.0), ("x1", 0.0), ("steps", 2.5), ("unit", "relu")]
)
def test_a_bad_start_is_named(argument, value):
    with pytest.raises(ValueError, match=f"{argument} \\(={value!r}\\) must"):
        recurrent_memory(**{argument: value})
