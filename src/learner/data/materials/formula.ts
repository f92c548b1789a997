/**
 * Chemical formulas with fractional amounts and groups: "Li6.4La3Zr1.4Ta0.6O12", "LiV(PO4)F", "Li0.91Hf2.022(PO4)3", "CaSO4·2H2O".
 * Charges, isotopes, unknown amounts ("x") and vacancies are refused, not guessed.
 */
import { elementOf } from './elements.ts';

/** Amount of each element in one formula unit, > 0, in order of first appearance. */
export type Composition = ReadonlyMap<string, number>;

const TOKEN = /([A-Z][a-z]?)|([([{])|([)\]}])|(\d+\.?\d*|\.\d+)|([·*])/y;
const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** @returns null where the text is no formula, or nothing is left of it (all amounts 0) */
export function readFormula(text: string): Composition | null {
  const plain = text.replace(/\s+/g, '');
  const total = new Map<string, number>();
  for (const part of plain.split(/[·*]/)) {
    const amounts = readPart(part);
    if (!amounts) return null;
    for (const [symbol, amount] of amounts) total.set(symbol, (total.get(symbol) ?? 0) + amount);
  }
  for (const [symbol, amount] of total) if (amount === 0) total.delete(symbol);
  return total.size > 0 ? total : null;
}

/** A part with a factor in front of it: "2H2O". */
function readPart(part: string): Map<string, number> | null {
  const [factor] = /^(\d+\.?\d*|\.\d+)?/.exec(part)!;
  const tokens = tokensOf(part.slice(factor.length));
  if (!tokens || tokens.length === 0) return null;
  const stack: { readonly amounts: Map<string, number>; readonly closes: string }[] = [
    { amounts: new Map(), closes: '' },
  ];
  for (let k = 0; k < tokens.length; k++) {
    const token = tokens[k]!;
    const top = stack.at(-1)!;
    if (token in CLOSES) {
      stack.push({ amounts: new Map(), closes: CLOSES[token]! });
      continue;
    }
    const isClosing = /[)\]}]/.test(token);
    if (isClosing ? token !== top.closes || top.amounts.size === 0 : !elementOf(token)) return null;
    const next = tokens[k + 1];
    const count = next !== undefined && isAmount(next) ? Number(tokens[++k]) : 1;
    if (isClosing) stack.pop();
    const into = stack.at(-1)!.amounts;
    for (const [symbol, amount] of isClosing ? top.amounts : [[token, 1] as const])
      into.set(symbol, (into.get(symbol) ?? 0) + count * amount);
  }
  if (stack.length !== 1) return null;
  const scale = factor === '' ? 1 : Number(factor);
  return new Map([...stack[0]!.amounts].map(([symbol, amount]) => [symbol, scale * amount]));
}

const isAmount = (token: string) => /^[\d.]/.test(token);

function tokensOf(text: string): string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) return null;
    tokens.push(match[0]);
  }
  return tokens;
}

/** Share of all atoms, [element of the composition]. */
export function sharesOf(composition: Composition): Map<string, number> {
  const atoms = [...composition.values()].reduce((sum, n) => sum + n, 0);
  return new Map([...composition].map(([symbol, n]) => [symbol, n / atoms]));
}

/** The same text for formulas of the same shares (to four places), whatever order or multiple they are written in: what replicates share. */
export function compositionKey(composition: Composition): string {
  return [...sharesOf(composition)]
    .map(([symbol, share]) => `${symbol}${share.toFixed(4)}`)
    .sort()
    .join(' ');
}
