"""How nbgrader turns solutions/ into course/; its plain commands work in this checkout.

    .venv/bin/nbgrader generate_assignment 03-backpropagation --force

`make course` does this for every chapter, `make grade` marks the copies in work/.
The settings, with their reasons, are in nnkit/classroom/settings.py. Submitted code
runs in a sandbox (`make sandbox`), or where `--MarkAnswers.engine=process` says; see
nnkit/cohort/README.md.
"""

import os

from nnkit.classroom.kernels import own_programs_first
from nnkit.classroom.settings import configure

os.environ["PATH"] = own_programs_first()

c = get_config()  # noqa: F821 (given by nbgrader)
c.CourseDirectory.course_id = "nnkit"
configure(c)
