"""nnkit: neural networks from first principles, in NumPy, to be read in an afternoon.

Each layer has its forward and its backward pass side by side; there is no automatic
differentiation. Read in this order: `perceptron`; `parameter`, `activations`,
`rectifiers`, `layers`, `network`, `losses`, `optimizers`, `prediction`, `training`;
then `conv`, `pooling`, `normalization`, `structure`, `recurrent`; then
`regression_losses`, `classification_losses`, `regularization`, `newton`, `search`;
then `initializers`, `gradcheck`, `datasets`, `saving`.

Names, argument order and weight layout are PyTorch's, so what is learned here, and
the weights themselves, carry over.
"""

from nnkit import datasets, gradcheck, initializers
from nnkit.activations import (
    Identity,
    LogSoftmax,
    Sigmoid,
    Sign,
    Softmax,
    Step,
    Tanh,
    log_softmax,
    sigmoid,
    softmax,
)
from nnkit.classification_losses import HingeLoss, KLDivLoss
from nnkit.conv import Conv2d
from nnkit.history import EarlyStopping, History
from nnkit.layers import Dropout, Flatten, Linear
from nnkit.losses import BCEWithLogitsLoss, CrossEntropyLoss, MSELoss, QuadraticLoss
from nnkit.network import Sequential
from nnkit.newton import hessian_vector_product, newton_step
from nnkit.normalization import BatchNorm1d, BatchNorm2d
from nnkit.optimizers import SGD, Adam
from nnkit.parameter import Layer, Parameter
from nnkit.perceptron import Perceptron
from nnkit.pooling import AvgPool2d, LpPool2d, MaxPool2d
from nnkit.prediction import accuracy, predict
from nnkit.rectifiers import ELU, SELU, LeakyReLU, PReLU, ReLU
from nnkit.recurrent import Recurrent
from nnkit.regression_losses import GaussianNLLLoss, HuberLoss, L1Loss
from nnkit.regularization import WeightPenalty
from nnkit.saving import load, save
from nnkit.search import grid_search, learning_rate_search, log_uniform, random_search
from nnkit.structure import ChannelShuffle, Residual, channel_shuffle
from nnkit.training import batches, fit

__version__ = "0.1.0"

__all__ = [
    "Adam",
    "AvgPool2d",
    "BCEWithLogitsLoss",
    "BatchNorm1d",
    "BatchNorm2d",
    "ChannelShuffle",
    "Conv2d",
    "CrossEntropyLoss",
    "Dropout",
    "ELU",
    "EarlyStopping",
    "Flatten",
    "GaussianNLLLoss",
    "HingeLoss",
    "History",
    "HuberLoss",
    "Identity",
    "KLDivLoss",
    "L1Loss",
    "Layer",
    "LeakyReLU",
    "Linear",
    "LogSoftmax",
    "LpPool2d",
    "MSELoss",
    "MaxPool2d",
    "PReLU",
    "Parameter",
    "Perceptron",
    "QuadraticLoss",
    "ReLU",
    "Recurrent",
    "Residual",
    "SELU",
    "SGD",
    "Sequential",
    "Sigmoid",
    "Sign",
    "Softmax",
    "Step",
    "Tanh",
    "WeightPenalty",
    "accuracy",
    "batches",
    "channel_shuffle",
    "datasets",
    "fit",
    "gradcheck",
    "grid_search",
    "hessian_vector_product",
    "initializers",
    "learning_rate_search",
    "load",
    "log_softmax",
    "log_uniform",
    "newton_step",
    "predict",
    "random_search",
    "save",
    "sigmoid",
    "softmax",
]
