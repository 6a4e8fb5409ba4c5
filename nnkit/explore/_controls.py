"""Sliders and choices with text labels, checked starting values, and live updates."""

import ipywidgets as widgets

_LABEL = {"description_width": "150px"}


def _layout():
    return widgets.Layout(width="410px")


def slider(name, label, value, low, high, step):
    """Return a slider; whole numbers if `step` is one.

    Parameters
    ----------
    name : str
        The argument that the slider sets, for the error message.
    label : str
        The text beside the slider.
    value, low, high, step : int or float
        Where it starts, its two ends and the smallest move.

    Raises
    ------
    ValueError
        If `value` is outside of the two ends.

    Examples
    --------
    >>> slider("steps", "number of steps", 10, 1, 50, 1).value
    10
    """
    _check_range(name, value, low, high)
    whole = isinstance(step, int)
    kind = widgets.IntSlider if whole else widgets.FloatSlider
    if whole and int(value) != value:
        raise ValueError(f"{name} (={value!r}) must be a whole number")
    return kind(
        value=value,
        min=low,
        max=high,
        step=step,
        description=label,
        continuous_update=True,
        style=_LABEL,
        layout=_layout(),
    )


def log_slider(name, label, value, values):
    """Return a slider over the given values, in their order.

    Learning rates and weight decays span powers of ten, and weight decay must reach
    zero, which no logarithm does: so the slider walks through a list.

    Raises
    ------
    ValueError
        If `value` lies outside of the list's ends. Between two values of the list it
        is added to them.
    """
    values = list(values)
    _check_range(name, value, values[0], values[-1])
    values = sorted({*values, value})
    return widgets.SelectionSlider(
        options=[(f"{v:.3g}", v) for v in values],
        value=value,
        description=label,
        continuous_update=True,
        style=_LABEL,
        layout=_layout(),
    )


def offer(control, values):
    """Let a `log_slider` walk through other values; stay as near as they allow.

    With one value only there is nowhere to go, and the slider is disabled.

    Examples
    --------
    >>> groups = log_slider("groups", "groups", 4, (1, 2, 4))
    >>> offer(groups, (1, 3))
    >>> groups.value
    3
    """
    values = sorted(values)
    control.disabled = len(values) == 1
    if [value for _, value in control.options] == values:
        return
    nearest = min(values, key=lambda value: abs(value - control.value))
    control.options = [(f"{v:.3g}", v) for v in values]
    control.value = nearest


def choice(name, label, value, options):
    """Return a drop-down list of names.

    Raises
    ------
    ValueError
        If `value` is not one of the options.
    """
    options = list(options)
    if value not in options:
        raise ValueError(f"{name} (={value!r}) must be one of {', '.join(options)}")
    return widgets.Dropdown(
        options=options,
        value=value,
        description=label,
        style=_LABEL,
        layout=_layout(),
    )


def _check_range(name, value, low, high):
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not is_number or not low <= value <= high:
        raise ValueError(f"{name} (={value!r}) must lie between {low} and {high}")
