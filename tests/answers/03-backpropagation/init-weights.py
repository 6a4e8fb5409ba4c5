"""Answers to exercise 3.14, start weights."""

import math

import numpy as np


def right_table(n_in, n_out, scheme, rng):
    size = (n_out, n_in)
    bounds = {"xavier_uniform": 6 / (n_in + n_out), "he_uniform": 6 / n_in}
    if scheme in bounds:
        bound = math.sqrt(bounds[scheme])
        return rng.uniform(-bound, bound, size)
    variances = {
        "lecun_normal": 1 / n_in,
        "xavier_normal": 2 / (n_in + n_out),
        "he_normal": 2 / n_in,
    }
    if scheme not in variances:
        raise ValueError("unknown scheme: " + scheme)
    return rng.standard_normal(size) * math.sqrt(variances[scheme])


def right_branches(n_in, n_out, scheme, rng):
    if scheme == "lecun_normal":
        return rng.normal(0, n_in**-0.5, (n_out, n_in))
    if scheme == "he_normal":
        return rng.normal(0, (n_in / 2) ** -0.5, (n_out, n_in))
    if scheme == "xavier_normal":
        return rng.normal(0, ((n_in + n_out) / 2) ** -0.5, (n_out, n_in))
    if scheme == "xavier_uniform":
        bound = np.sqrt(6) / np.sqrt(n_in + n_out)
    elif scheme == "he_uniform":
        bound = np.sqrt(6) / np.sqrt(n_in)
    else:
        raise ValueError(f"scheme {scheme} is not known")
    return (2 * rng.random((n_out, n_in)) - 1) * bound


def right_one_by_one(n_in, n_out, scheme, rng):
    known = [
        "lecun_normal",
        "xavier_normal",
        "xavier_uniform",
        "he_normal",
        "he_uniform",
    ]
    if scheme not in known:
        raise ValueError(f"{scheme} must be one of {known}")
    variance = 1 / n_in
    if scheme[0] == "h":
        variance = 2 / n_in
    if scheme[0] == "x":
        variance = 2 / (n_in + n_out)
    s = math.sqrt(variance)
    w = np.zeros((n_out, n_in))
    for j in range(n_out):
        if scheme.endswith("uniform"):
            w[j] = rng.uniform(-math.sqrt(3) * s, math.sqrt(3) * s, n_in)
        else:
            w[j] = s * rng.standard_normal(n_in)
    return w


def _draw(n_in, n_out, scheme, rng, **other):
    """The right weights, with parts to replace."""
    name, _, kind = scheme.partition("_")
    variances = {"lecun": 1 / n_in, "xavier": 2 / (n_in + n_out), "he": 2 / n_in}
    variances |= other.get("variances", {})
    if name not in variances or kind not in ("normal", "uniform"):
        raise ValueError(scheme)
    s = other.get("root", math.sqrt)(variances[name])
    bound = other.get("bound", math.sqrt(3) * s)
    if kind == "normal":
        return rng.normal(0, s, (n_out, n_in))
    return rng.uniform(other.get("low", -bound), bound, (n_out, n_in))


def wrong_variance_for_deviation(n_in, n_out, scheme, rng):
    """That is the variance 2/n_in. rng.normal wants its root."""
    return _draw(n_in, n_out, scheme, rng, root=lambda v: v)


def wrong_he_with_outputs(n_in, n_out, scheme, rng):
    """You used n_out. He's variance is 2 over the number of *inputs*."""
    return _draw(n_in, n_out, scheme, rng, variances={"he": 2 / n_out})


def wrong_he_without_two(n_in, n_out, scheme, rng):
    """The 2 is missing: that is 1/n_in, LeCun's scheme."""
    return _draw(n_in, n_out, scheme, rng, variances={"he": 1 / n_in})


def wrong_he_like_xavier(n_in, n_out, scheme, rng):
    """That is Xavier's spread"""
    return _draw(n_in, n_out, scheme, rng, variances={"he": 2 / (n_in + n_out)})


def wrong_standard_normal(n_in, n_out, scheme, rng):
    """That is N(0, 1): the spread does not depend on n_in at all."""
    return rng.normal(size=(n_out, n_in))


def wrong_xavier_without_two(n_in, n_out, scheme, rng):
    """The 2 is missing: Xavier's variance is 2/(n_in + n_out)."""
    return _draw(n_in, n_out, scheme, rng, variances={"xavier": 1 / (n_in + n_out)})


def wrong_xavier_without_outputs(n_in, n_out, scheme, rng):
    """Divide by the *sum* n_in + n_out"""
    return _draw(n_in, n_out, scheme, rng, variances={"xavier": 2 / n_in})


def wrong_xavier_normal_with_six(n_in, n_out, scheme, rng):
    """That is the bound √6/√(n_in + n_out) of the uniform scheme"""
    if scheme == "xavier_normal":
        return rng.normal(0, math.sqrt(6 / (n_in + n_out)), (n_out, n_in))
    return _draw(n_in, n_out, scheme, rng)


def wrong_bound_is_deviation(n_in, n_out, scheme, rng):
    """The bound is too small by √3"""
    variance = 2 / n_in if scheme == "he_uniform" else 2 / (n_in + n_out)
    return _draw(n_in, n_out, scheme, rng, bound=math.sqrt(variance))


def wrong_he_bound_of_pytorch(n_in, n_out, scheme, rng):
    """That is the spread of b = 1/√n_in, PyTorch's default."""
    if scheme == "he_uniform":
        return rng.uniform(-1 / math.sqrt(n_in), 1 / math.sqrt(n_in), (n_out, n_in))
    return _draw(n_in, n_out, scheme, rng)


def wrong_bound_is_variance(n_in, n_out, scheme, rng):
    """You used the variance b = 2/(n_in + n_out) as the bound."""
    if scheme == "xavier_uniform":
        b = 2 / (n_in + n_out)
        return rng.uniform(-b, b, (n_out, n_in))
    return _draw(n_in, n_out, scheme, rng)


def wrong_one_sided(n_in, n_out, scheme, rng):
    """The numbers are all on one side of 0"""
    return _draw(n_in, n_out, scheme, rng, low=0.0)


def wrong_lecun_with_outputs(n_in, n_out, scheme, rng):
    """You used n_out. LeCun's variance is 1 over the number of *inputs*."""
    return _draw(n_in, n_out, scheme, rng, variances={"lecun": 1 / n_out})


def wrong_lecun_like_he(n_in, n_out, scheme, rng):
    """That is He's variance, 2/n_in. LeCun's is 1/n_in."""
    return _draw(n_in, n_out, scheme, rng, variances={"lecun": 2 / n_in})


def wrong_inputs_first(n_in, n_out, scheme, rng):
    """Outputs come first: the shape is (n_out, n_in)."""
    return _draw(n_in, n_out, scheme, rng).T


def wrong_shifted(n_in, n_out, scheme, rng):
    """it must be near 0."""
    return _draw(n_in, n_out, scheme, rng) + 0.05


def wrong_normal_for_uniform(n_in, n_out, scheme, rng):
    """Uniform means: none beyond the bound."""
    return _draw(n_in, n_out, scheme.replace("uniform", "normal"), rng)


def wrong_uniform_for_normal(n_in, n_out, scheme, rng):
    """Did you draw uniform numbers?"""
    return _draw(n_in, n_out, scheme.replace("normal", "uniform"), rng)


def wrong_global_generator(n_in, n_out, scheme, rng):
    """draw from `rng` only"""
    own = np.random.default_rng()
    return _draw(n_in, n_out, scheme, own)


def wrong_own_generator(n_in, n_out, scheme, rng):
    """draw from `rng`, not from a generator of your own"""
    return _draw(n_in, n_out, scheme, np.random.default_rng(0))


def wrong_unknown_accepted(n_in, n_out, scheme, rng):
    """should raise ValueError; it returned"""
    try:
        return _draw(n_in, n_out, scheme, rng)
    except ValueError:
        return np.zeros((n_out, n_in))


def wrong_error_without_name(n_in, n_out, scheme, rng):
    """say which value was wrong"""
    try:
        return _draw(n_in, n_out, scheme, rng)
    except ValueError:
        raise ValueError("unknown scheme") from None


def wrong_kind_not_checked(n_in, n_out, scheme, rng):
    """'he_cauchy', rng) should raise ValueError; it returned"""
    if scheme.startswith("he_") and scheme != "he_normal":
        scheme = "he_uniform"
    return _draw(n_in, n_out, scheme, rng)


def wrong_memorised_size(n_in, n_out, scheme, rng):
    """It must follow n_in."""
    n_in_known = 400
    w = _draw(n_in_known, 150, scheme, rng)
    return np.resize(w, (n_out, n_in))


def wrong_look_up_first(n_in, n_out, scheme, rng):
    """the look-up came before the check"""
    known = ("lecun_normal", "xavier_normal", "xavier_uniform")
    draw = {name: _draw for name in (*known, "he_normal", "he_uniform")}
    return draw[scheme](n_in, n_out, scheme, rng)


def wrong_sixth_scheme(n_in, n_out, scheme, rng):
    """should raise ValueError; it returned"""
    name, _, kind = scheme.partition("_")
    variances = {"lecun": 1 / n_in, "xavier": 2 / (n_in + n_out), "he": 2 / n_in}
    if name not in variances or kind not in ("normal", "uniform"):
        raise ValueError(f"unknown scheme: {scheme}")
    s = math.sqrt(variances[name])
    if kind == "normal":
        return rng.normal(0, s, (n_out, n_in))
    return rng.uniform(-math.sqrt(3) * s, math.sqrt(3) * s, (n_out, n_in))
