// The script of the reading pages: a small one, and the widgets that it fetches after
// a click. Usage: bundle.mjs NODE-MODULES CHANGED SOURCES OUT; packages in CHANGED go before.
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

const [modules, changed, sources, out] = process.argv.slice(2);
const { build } = createRequire(join(modules, 'x.js'))('esbuild');
const options = {
  absWorkingDir: sources, bundle: true, minify: true, outdir: out, nodePaths: [changed, modules], metafile: true,
  loader: { '.css': 'text' }, legalComments: 'none', charset: 'utf8', logLevel: 'warning',
};
const heavy = await build({
  ...options, entryPoints: [join(sources, 'start.js')], entryNames: '[name].[hash]', format: 'esm',
});
const start = basename(Object.keys(heavy.metafile.outputs)[0]);
await build({
  ...options, entryPoints: ['live.js', 'disk.js'].map((name) => join(sources, name)), format: 'iife', define: { START: JSON.stringify(start) },
});
// The packages that are in it, for the folder of licences.
const names = Object.keys(heavy.metafile.inputs).map((path) => path.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1]);
console.log(JSON.stringify([...new Set(names)].filter(Boolean).sort()));
