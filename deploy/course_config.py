"""nbgrader for one course; `trial.py` puts it, with the names, into its folder."""

import os

from nnkit.classroom.kernels import own_programs_first
from nnkit.classroom.settings import configure

os.environ["PATH"] = own_programs_first()

c = get_config()  # noqa: F821 (given by nbgrader)
configure(c)
c.CourseDirectory.course_id = "COURSE"
c.MarkAnswers.engine = "ENGINE"
c.ExchangeFactory.collect = "nnkit.cohort.exchange.CollectOwn"
c.CollectOwn.roll = ["STUDENTS"]
