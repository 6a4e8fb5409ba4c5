"""What the test cells of the notebooks compare an answer with.

Functions that do what an exercise asks for in another way (`twins`, `groupings`),
inputs and trainings that tell a right answer from a wrong one (`units`, `trainings`,
`gradients`, `steps`), how an answer behaves (`conduct`), and what a learner can go on
with who skipped an exercise (`borrowing`).
"""
