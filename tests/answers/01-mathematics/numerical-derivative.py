"""Answers to exercise 1.10, numerical derivative."""


def right_formula(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


def right_mean_of_two_sides(f, x, h):
    forward = (f(x + h) - f(x)) / h
    backward = (f(x) - f(x - h)) / h
    return (forward + backward) / 2


def right_two_points(f, x, h):
    left, right = x - h, x + h
    rise = f(right) - f(left)
    return rise / (right - left)


def wrong_forward(f, x, h):
    """That is the forward difference. Step to both sides of x."""
    return (f(x + h) - f(x)) / h


def wrong_backward(f, x, h):
    """That is the backward difference. Step to both sides of x."""
    return (f(x) - f(x - h)) / h


def wrong_forgot_two(f, x, h):
    """From x − h to x + h it is 2h, not h: divide by that."""
    return (f(x + h) - f(x - h)) / h


def wrong_brackets_of_divisor(f, x, h):
    """You divided by 2 and multiplied by h: put brackets around 2h."""
    return (f(x + h) - f(x - h)) / 2 * h


def wrong_divided_by_two_only(f, x, h):
    """You divided by 2 only. Divide by 2h."""
    return (f(x + h) - f(x - h)) / 2


def wrong_divided_by_h_squared(f, x, h):
    """You divided by h². Divide by 2h."""
    return (f(x + h) - f(x - h)) / h**2


def wrong_only_subtracted(f, x, h):
    """You only subtracted. Divide by 2h."""
    return f(x + h) - f(x - h)


def wrong_half_the_step(f, x, h):
    """central difference with half the step: h is the step to EACH side."""
    return (f(x + h / 2) - f(x - h / 2)) / h


def wrong_brackets_of_difference(f, x, h):
    """Only the second value was divided: put brackets around the difference."""
    return f(x + h) - f(x - h) / (2 * h)


def wrong_whole_number_division(f, x, h):
    """The result was cut to a whole number (by // or int). Divide with /."""
    return (f(x + h) - f(x - h)) // (2 * h)


def wrong_own_step(f, x, h):
    """That is the slope for a tiny step of your own. Use the argument h."""
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)


def wrong_h_added_to_the_value(f, x, h):
    """You added h to the value of f. Add it to x: f(x + h)."""
    return ((f(x) + h) - (f(x) - h)) / (2 * h)


def wrong_added(f, x, h):
    """You added the two values. Subtract them."""
    return (f(x + h) + f(x - h)) / (2 * h)


def wrong_order(f, x, h):
    """The sign is flipped."""
    return (f(x - h) - f(x + h)) / (2 * h)


def wrong_rounded(f, x, h):
    """You rounded the result. Return all its digits."""
    return round((f(x + h) - f(x - h)) / (2 * h), 1)


def wrong_lost_sign_of_x(f, x, h):
    """The sign of x was lost: x is −2 here."""
    x = abs(x)
    return (f(x + h) - f(x - h)) / (2 * h)


def wrong_printed(f, x, h):
    """The function returned nothing: does it end with `return …`?"""
    print((f(x + h) - f(x - h)) / (2 * h))


def wrong_no_brackets(f, x, h):
    """Two pairs of brackets are missing: around the difference, and around 2h."""
    return f(x + h) - f(x - h) / 2 * h


def wrong_divided_by_two_x(f, x, h):
    """You divided by 2x. The distance of the two points is 2h."""
    return (f(x + h) - f(x - h)) / (2 * x)


def right_mean(f, x, h):
    up = (f(x + h) - f(x)) / h
    down = (f(x) - f(x - h)) / h
    return 0.5 * (up + down)


def wrong_abs_x(f, x, h):
    """It may be this: The sign of x was lost"""
    x = abs(x)
    return (f(x + h) - f(x - h)) / (2 * h)
