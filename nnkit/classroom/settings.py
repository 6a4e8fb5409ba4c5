"""How this course configures nbgrader, in one place.

`nbgrader_config.py` in the checkout calls `configure`, and so do `grade` and
`release`: plain nbgrader commands and ours do the same.
"""

#: The line that stands in a released notebook where the answer was.
STUB = 'raise NotImplementedError("replace this line with your code")'

#: What a released cell keeps of its metadata; the rest could hold output or timings.
CELL_METADATA = {"nbgrader", "nnkit", "deletable", "editable", "jupyter", "tags"}
NOTEBOOK_METADATA = {"kernelspec"}  # language_info comes and goes with execution

#: Seconds that one cell may run while work is marked.
TIMEOUT = 30


def configure(c):
    """Write the settings of the course into the traitlets configuration `c`."""
    from nbconvert.preprocessors import (
        ClearMetadataPreprocessor,
        CSSHTMLHeaderPreprocessor,
    )
    from nbgrader import preprocessors as steps

    from nnkit.classroom import pages
    from nnkit.classroom.marking import (
        FoldTests,
        GoOnAfterTests,
        HideTests,
        LeadOn,
        OnlyExercises,
    )
    from nnkit.cohort.steps import AnySubmission, MarkAnswers, TakeAnswers

    c.CourseDirectory.source_directory = "solutions"
    c.CourseDirectory.release_directory = "course"
    c.ClearSolutions.code_stub = {"python": STUB}
    c.ClearSolutions.text_stub = "*Write your answer here.*"
    c.ClearMetadataPreprocessor.enabled = True
    c.ClearMetadataPreprocessor.preserve_cell_metadata_mask = CELL_METADATA
    c.ClearMetadataPreprocessor.preserve_nb_metadata_mask = NOTEBOOK_METADATA
    c.GenerateAssignment.preprocessors = [
        steps.LockCells,
        steps.ClearSolutions,
        steps.ClearOutput,
        steps.CheckCellMetadata,
        steps.ComputeChecksums,
        steps.SaveCells,
        steps.ClearHiddenTests,
        steps.ClearMarkScheme,
        ClearMetadataPreprocessor,
        FoldTests,
        GoOnAfterTests,
        LeadOn,
        steps.ComputeChecksums,
        steps.CheckCellMetadata,
    ]
    c.Autograde.exporter_class = AnySubmission
    c.Autograde.sanitize_preprocessors = [
        TakeAnswers,
        steps.OverwriteKernelspec,
        steps.OverwriteCells,
        steps.CheckCellMetadata,
    ]
    c.OverwriteCells.add_missing_cells = True
    c.Autograde.autograde_preprocessors = [
        MarkAnswers,
        steps.SaveAutoGrades,
        steps.AssignLatePenalties,
        steps.CheckCellMetadata,
    ]
    c.MarkAnswers.timeout = TIMEOUT
    pages.configure(c)
    c.GenerateFeedback.preprocessors = [
        OnlyExercises,
        steps.GetGrades,
        HideTests,
        CSSHTMLHeaderPreprocessor,
    ]
