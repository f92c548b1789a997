// npm run formulas: typesets the formulas of the page (TeX to MathML), so that no typesetter is sent along: src/lab/formulas/mathml.ts
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import temml from 'temml';
import { runnerImport } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const { FORMULAS } = (await runnerImport(`${ROOT}src/lab/formulas/formulas.ts`)).module;

/** @returns MathML of one formula, in display style */
export function typeset(tex) {
  return temml.renderToString(tex, { displayMode: true, throwOnError: true, xml: false, trust: false });
}

const lines = Object.entries(FORMULAS).map(
  ([id, { tex }]) => `  ${id}:\n    ${JSON.stringify(typeset(tex))},`,
);
const text = `/** Made by \`npm run formulas\` from formulas.ts; not to be edited. */
import type { FormulaId } from './formulas.ts';

// biome-ignore format: one line a formula.
export const MATHML: Readonly<Record<FormulaId, string>> = {
${lines.join('\n')}
};
`;
writeFileSync(`${ROOT}src/lab/formulas/mathml.ts`, text);
console.log(`${lines.length} formulas`);
