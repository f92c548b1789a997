/**
 * Where the built page has something else than the command line, as aliases for Vite: WebAssembly in files of its own (elsewhere it
 * travels inside the bundle), and no texts in the messages of problems, which the page says by their ids.
 */
export const pageVariants = [
  { find: /^(\.\/kernels\/\w+\.wasm)\?url&inline$/, replacement: '$1?url&no-inline' },
  { find: /^\.\/problem-texts\.ts$/, replacement: './problem-texts.page.ts' },
];
