"""A class: collect, mark, return and report the work of many people.

One submission goes through these files::

    collect      what people handed in, under submitted/STUDENT/CHAPTER/
    submission   the released notebook with one student's answers
    records      the verdicts on it, kept
    grade        all of a chapter, on all cores
    gradebook    the marks, in nbgrader's gradebook
    report       how the class did

All else is nbgrader's: its exchange, gradebook, formgrader, feedback and export.
"""
