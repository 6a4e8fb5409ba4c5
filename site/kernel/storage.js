// What a learner is told where the browser does not keep the work.

const FULL = 'Your work could not be saved: this browser has no room left for it, or does not ' +
  'allow it. It is still in this page: press "Export my work" below, and keep that file.';
export const REFUSED = 'This browser keeps nothing of your work. Before you close the page, press ' +
  '"Export my work" below.';

// Every save that fails says what to do.
export function explainSaving(contents) {
  const save = contents.save.bind(contents);
  contents.save = async (...values) => {
    try {
      return await save(...values);
    } catch (error) {
      throw new Error(`${FULL} (${error.message ?? error})`);
    }
  };
}

export function keeps() {
  return new Promise((resolve) => {
    try {
      const asked = indexedDB.open('nnkit-probe');
      asked.onsuccess = () => { asked.result.close(); resolve(true); };
      asked.onerror = () => resolve(false);
    } catch { resolve(false); }
  });
}
