// The npm package anywidget is an AMD module alone: this takes what it defines.
globalThis.define = (needs, factory) => { globalThis.define.given = factory; };
