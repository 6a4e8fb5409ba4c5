#!/bin/sh
# Captions of a table of contents claim to be headings and have no level. Sphinx gives each caption
# of a toctree role="heading", which asks for aria-level; without one a screen reader takes level 2,
# whatever is around it, and accessibility checkers report the page. Set aria-level in a
# transform or in the theme.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP
python3 -m venv "$folder/env"
PATH="$folder/env/bin:$PATH"
pip install --quiet --disable-pip-version-check sphinx==9.0.4 docutils==0.22.4
cd "$folder"

mkdir book
echo "html_theme = 'basic'" >book/conf.py
printf 'Book\n====\n\n.. toctree::\n   :caption: Chapters\n\n   one\n' >book/index.rst
printf 'One\n===\n' >book/one.rst
sphinx-build -q -b html book page
grep -oh '<p class="caption"[^>]*>' page/index.html | sort -u >seen.txt

pip list --format=freeze | grep -iE '^(sphinx|docutils)=='
echo "expected: role=\"heading\" together with aria-level, or neither"
echo "seen:     $(cat seen.txt)"
[ "$(cat seen.txt)" = '<p class="caption" role="heading">' ]
