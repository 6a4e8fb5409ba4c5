#!/bin/sh
# A timestamp.txt that holds no time: the sentence about it is an AttributeError.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check nbgrader==0.9.6 'jsonschema<4.25'
cd "$folder"
echo "yesterday, I think" >timestamp.txt

python - >log.txt <<'PYTHON'
from nbgrader.coursedir import CourseDirectory

try:
    print(CourseDirectory().get_existing_timestamp("."))
except Exception as error:
    print(f"{type(error).__name__}: {error}")
PYTHON

pip list --format=freeze | grep -E '^nbgrader=='
echo "expected: Invalid timestamp string: ./timestamp.txt"
echo "seen:    " "$(cat log.txt)"
grep -q "AttributeError: 'CourseDirectory' object has no attribute 'fail'" log.txt
