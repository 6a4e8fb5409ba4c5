"""How nbgrader turns solutions/ into course/; its plain commands work in this checkout.

    nbgrader generate_assignment 03-backpropagation --force

`make course` does this for every chapter, `make grade` marks the copies in work/.
"""

from nbconvert.preprocessors import ClearMetadataPreprocessor
from nbgrader.converters.generate_assignment import GenerateAssignment

c = get_config()  # noqa: F821 (given by nbgrader)

c.CourseDirectory.course_id = "nnkit"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "course"

# A release must be the same from clean and from executed solutions, and no output may
# leak through metadata (widget state, timings, the kernel's version).
c.GenerateAssignment.preprocessors = [
    *GenerateAssignment().preprocessors,
    ClearMetadataPreprocessor,
]
c.ClearMetadataPreprocessor.enabled = True
c.ClearMetadataPreprocessor.preserve_cell_metadata_mask = {
    "nbgrader",
    "nnkit",
    "deletable",
    "editable",
    "tags",
}
c.ClearMetadataPreprocessor.preserve_nb_metadata_mask = {
    "kernelspec",
    ("language_info", "name"),
}

c.ClearSolutions.code_stub = {
    "python": '# YOUR CODE HERE\nraise NotImplementedError("write your answer here")'
}
c.ClearSolutions.text_stub = "YOUR ANSWER HERE"

# A mark stays a mark when a learner deletes a test cell, and a cell that never ends is
# stopped.
c.OverwriteCells.add_missing_cells = True
c.ExecutePreprocessor.timeout = 120
c.ExecutePreprocessor.startup_timeout = 60
