#!/bin/sh
# A label of ipywidgets may hold a formula. On a page made outside JupyterLab the widgets ask the
# page's MathJax to set it, by the interface of MathJax 2, which MathJax 3 and 4 have not: where
# there is no MathJax the label stays as it is, as meant; where there is a present one, each label
# ends in a TypeError and its formula stays TeX. It hurts pages by Sphinx, whose MathJax is newer:
# give window.MathJax a Hub with a function Queue.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
unset NODE_PATH NODE_OPTIONS
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts \
    @jupyter-widgets/controls@5.0.13 mathjax@3.2.2

# The file of the function alone: its first line only passes on names of another package.
grep -v "from '@jupyter-widgets/base'" node_modules/@jupyter-widgets/controls/lib/utils.js >utils.mjs
cat >see.mjs <<'JAVASCRIPT'
import { createRequire } from 'node:module';
import { typeset } from './utils.mjs';

globalThis.window = globalThis;
const label = { textContent: '' };
const see = (name) => {
  try {
    typeset(label, 'rate $\\eta$');
    console.log(`${name}: fine`);
  } catch (error) {
    console.log(`${name}: ${error.name}`);
  }
};

see('without MathJax');
const mathjax = createRequire(import.meta.url)('mathjax');
await mathjax.init({ loader: { load: ['input/tex', 'output/chtml'] } });
see(`with MathJax ${MathJax.version}`);
MathJax.Hub = { Queue() {} };
see('with a Hub');
JAVASCRIPT
node see.mjs >seen.txt

npm ls --depth=0 | grep -oE '(@jupyter-widgets/controls|mathjax)@[0-9.]+'
echo "expected: fine in all three: the formula is set, or the label left as it is"
echo "seen:"
cat seen.txt
cmp -s - seen.txt <<'SEEN'
without MathJax: fine
with MathJax 3.2.2: TypeError
with a Hub: fine
SEEN
