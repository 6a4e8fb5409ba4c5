"""The playground: a network, its data and its training, all to be changed live.

`settings` says what can be chosen, `model` trains, `view` draws, `controls` and `board`
are what the learner touches, and `code` writes the program that does the same.
"""

from nnkit.explore.playground.board import Playground, playground

__all__ = ["Playground", "playground"]
