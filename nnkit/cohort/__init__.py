"""A class: collect, mark, return and report the work of many people.

One submission goes through these files::

    collect      what people handed in, under submitted/STUDENT/CHAPTER/
    submission   the released notebook with one student's answers
    work         all notebooks of one student's chapter, marked
    records      the verdicts on them, kept
    grade        all of a class, on all cores, or on a `cluster` of Dask's
    gradebook    the marks, in nbgrader's gradebook, whose `database` may be elsewhere
    report       how the class did

All else is nbgrader's: its exchange, gradebook, formgrader, feedback and export.
"""
