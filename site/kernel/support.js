// What the kernel needs of a browser, asked before anything is fetched.

// A module of one function with `try_table`: exceptions as WebAssembly 3.0 has them,
// with which our Python is compiled.
const EXCEPTIONS = new Uint8Array([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
  0x01, 0x04, 0x01, 0x60, 0x00, 0x00,
  0x03, 0x02, 0x01, 0x00,
  0x0a, 0x0d, 0x01, 0x0b, 0x00, 0x02, 0x40, 0x1f, 0x40, 0x01, 0x02, 0x00, 0x0b, 0x0b, 0x0b,
]);

export const ADVICE =
  'Please use a newer browser (Chrome or Edge 137, Firefox 131, Safari 18.4, or later), ' +
  'or the course on your own computer.';

// A sentence that says why this page cannot run Python here; '' when it can.
export function obstacle(scope = globalThis) {
  if (scope.location?.protocol === 'file:') {
    return 'This page was opened from a disk. It needs a web server: in the folder of the ' +
      'site run `python -m http.server`, then open http://localhost:8000 .';
  }
  if (!scope.WebAssembly?.validate(EXCEPTIONS)) {
    return `This browser cannot run our Python: it lacks WebAssembly exceptions. ${ADVICE}`;
  }
  if (!scope.DecompressionStream) {
    return `This browser cannot unpack our Python: it lacks DecompressionStream. ${ADVICE}`;
  }
  return '';
}
