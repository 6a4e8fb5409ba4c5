"""Answers that were begun more than once, in the answer's cell and in cells below."""

from tests.hostile.careless import FULL, LEANS, RIGHT, STEPS, WRONG
from tests.hostile.workshop import Case


def drafts(first, *later, below=0):
    """The first one in the answer's cell, the later ones in cells of their own."""

    def change(book):
        book.write(first)
        for number, text in enumerate(later, 1):
            book.add(text, book.place() + number + below)

    return change


CASES = [
    Case("draft-wrong", drafts(WRONG, RIGHT)),
    Case("draft-unfinished", drafts(FULL + "pass", RIGHT)),
    Case("draft-damaged", drafts(RIGHT.replace(":", "", 1), RIGHT)),
    Case("draft-stops", drafts("1 / 0", f"{STEPS}\n\n\n{LEANS}")),
    Case("drafts-of-both", drafts(WRONG, STEPS, LEANS)),
    Case("draft-below-is-wrong", drafts(RIGHT, WRONG)),
    Case("last-draft-is-wrong", drafts(WRONG, RIGHT, FULL + "return 1"), points=0),
    Case("draft-below-the-tests", drafts(WRONG, RIGHT, below=1), points=0),
]
