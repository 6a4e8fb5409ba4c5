"""Answers to exercise 8.6, undo the broadcasting."""

import numpy as np


def _sum(dy, shape):
    while dy.ndim > len(shape):
        dy = dy.sum(axis=0)
    for axis, size in enumerate(shape):
        if size == 1:
            dy = dy.sum(axis=axis, keepdims=True)
    return dy


def right_axis_by_axis(dy, shape):
    return _sum(dy, shape)


def right_all_axes_at_once(dy, shape):
    full = (1,) * (dy.ndim - len(shape)) + tuple(shape)
    axes = tuple(k for k, size in enumerate(full) if size == 1)
    return dy.sum(axis=axes, keepdims=True).reshape(shape)


def right_number_by_number(dy, shape):
    result = np.zeros(shape)
    view = np.broadcast_to(np.arange(result.size).reshape(shape), dy.shape)
    for place, value in zip(view.ravel(), dy.ravel(), strict=True):
        result.ravel()[place] += value
    return result


def wrong_mean(dy, shape):
    """That is the mean. One number went several ways, and all parts count: add up."""
    while dy.ndim > len(shape):
        dy = dy.mean(axis=0)
    for axis, size in enumerate(shape):
        if size == 1:
            dy = dy.mean(axis=axis, keepdims=True)
    return dy


def wrong_last_axis(dy, shape):
    """The last axis was added up. Broadcasting puts new axes in front."""
    while dy.ndim > len(shape):
        dy = dy.sum(axis=-1)
    return dy


def wrong_everything(dy, shape):
    """Everything was added up. Only the axes that broadcasting made are."""
    return dy.sum() if dy.shape != shape else dy


def wrong_nothing(dy, shape):
    """dy came back as it was. The array has one axis, and dy has two."""
    return dy


def wrong_first_row(dy, shape):
    """That is the first row alone. All rows came from this one array: add up."""
    while dy.ndim > len(shape):
        dy = dy[0]
    return dy


def wrong_kept_in_front(dy, shape):
    """The axis in front is still there, with size 1."""
    full = (1,) * (dy.ndim - len(shape)) + tuple(shape)
    axes = tuple(k for k, size in enumerate(full) if size == 1)
    return dy.sum(axis=axes, keepdims=True)


def wrong_ones_forgotten(dy, shape):
    """Where shape has a 1, the array was repeated along that axis"""
    while dy.ndim > len(shape):
        dy = dy.sum(axis=0)
    return dy


def wrong_axis_lost(dy, shape):
    """The values are right, but the axis of size 1 is gone: keepdims=True."""
    while dy.ndim > len(shape):
        dy = dy.sum(axis=0)
    for axis in reversed(range(len(shape))):
        if shape[axis] == 1:
            dy = dy.sum(axis=axis)
    return dy


def wrong_first_column(dy, shape):
    """That is the first column alone. Add up."""
    while dy.ndim > len(shape):
        dy = dy.sum(axis=0)
    return dy[tuple(slice(0, size) for size in shape)]


def wrong_other_axis(dy, shape):
    """The other axis was added up: where shape has a 1, the array was repeated."""
    if dy.ndim == len(shape) == 2 and dy.shape != shape:
        return dy.sum(axis=0 if shape[1] == 1 else 1, keepdims=True)
    return _sum(dy, shape)


def wrong_not_repeated_axis_changed(dy, shape):
    """An axis that has size 1 in dy, too, was not repeated"""
    while dy.ndim > len(shape):
        dy = dy.sum(axis=0)
    for k, size in enumerate(shape):
        if size == 1:
            dy = dy.sum(axis=k, keepdims=True) * (2 if dy.shape[k] == 1 else 1)
    return dy
