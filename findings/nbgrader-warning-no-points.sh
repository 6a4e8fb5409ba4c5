#!/bin/sh
# A test that passes costs all its points if anything writes to the error stream meanwhile: a
# warning is enough, such as one that a newer NumPy gives for a right answer. It hurts who did
# nothing wrong, and only where the newer version is. Catch warnings in the tests, or in the first
# cell of the notebook.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
export JUPYTER_PREFER_ENV_PATH=1 IPYTHONDIR="$folder/ipython" JUPYTER_RUNTIME_DIR="$folder/run"
export JUPYTER_CONFIG_DIR="$folder/config" JUPYTER_DATA_DIR="$folder/data"
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check nbgrader==0.9.6 nbconvert==7.17.2 \
    ipykernel==7.4.0 'sqlalchemy<2.1' 'jsonschema<4.25'
mkdir -p "$folder/class/source/week1"
cd "$folder/class"

cat >mark.py <<'PYTHON'
import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

TESTS = {
    "quiet": "assert 1 + 1 == 2",
    "warns": "import warnings\nwarnings.warn('old way')\nassert 1 + 1 == 2",
}
cells = []
for name, source in TESTS.items():
    cell = new_code_cell(source)
    cell.metadata.nbgrader = {
        "schema_version": 3, "grade_id": name, "points": 5,
        "grade": True, "solution": False, "locked": True, "task": False,
    }
    cells.append(cell)
nbformat.write(new_notebook(cells=cells), "source/week1/a.ipynb")

course = CourseDirectory(root=str(Path.cwd()))
api = NbGraderAPI(coursedir=course)
released = api.generate_assignment("week1")
assert released["success"], released["log"]
shutil.copytree("release/week1", "submitted/ada/week1")
marked = api.autograde("week1", "ada")
assert marked["success"], marked["log"]
with Gradebook(course.db_url) as book:
    grades = book.find_submission("week1", "ada").notebooks[0].grades
    for grade in sorted(grades, key=lambda grade: grade.name):
        print(grade.name, grade.auto_score, "of", grade.max_score)
PYTHON
python -W ignore mark.py >seen.txt 2>log.txt || { cat log.txt; exit 1; }

pip list --format=freeze | grep -iE '^(nbgrader|ipykernel)=='
echo "expected: 5 of 5 points for both tests, because both pass"
echo "seen:"
cat seen.txt
cmp -s - seen.txt <<'SEEN'
quiet 5.0 of 5.0
warns 0.0 of 5.0
SEEN
