/** Numbers as people read them, the same on page and command line. Files carry all digits; these are for eyes. */
import type { Language } from './language.ts';

const TRUE_MINUS = '\u2212';

/** A number to so many significant digits: 0.4213, 12,400, 3.1e-9. @returns an en dash where there is none */
export function formatNumber(language: Language, value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${TRUE_MINUS}∞`;
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e7 || size < 1e-4)) return minus(value.toExponential(digits - 1));
  return minus(intl(language, { maximumSignificantDigits: digits }).format(value));
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Digits of a round number: 1.525 is not 1.53. */
const TICK_DIGITS = 6;

/** A round number beside an axis: as `formatNumber`, but the very large and the very small as 10⁻⁶ or 2·10⁻⁶. */
export function formatTick(language: Language, value: number): string {
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < 1e6)) return formatNumber(language, value, TICK_DIGITS);
  const [digits, power] = Number(value.toPrecision(TICK_DIGITS)).toExponential().split('e') as [
    string,
    string,
  ];
  const raised = powerOfTen(Number(power));
  return digits === '1' ? raised : `${minus(digits)}·${raised}`;
}

/** 10⁻³ */
export const powerOfTen = (power: number): string =>
  `10${[...String(power)].map((c) => (c === '-' ? '⁻' : SUPERSCRIPTS[Number(c)])).join('')}`;

/** Digits of a standard error that mean something. */
const ERROR_DIGITS = 2;
/** Beyond so many places an error is rounding noise: value and error then keep digits of their own. */
const MOST_PLACES = 8;

/**
 * Value and standard error, the error to two digits and the value to the same place: 0.7123 ± 0.0034.
 * An error of zero, or none, leaves the value alone.
 */
export function formatWithError(
  language: Language,
  value: number | null | undefined,
  error: number | null | undefined,
  digits = 4,
): string {
  if (!isShown(value) || !isShown(error) || !(error > 0)) return formatNumber(language, value, digits);
  // The exponent of the rounded error: 0.0996 is 0.10, not 0.100.
  const places = ERROR_DIGITS - 1 - Number(error.toExponential(ERROR_DIGITS - 1).split('e')[1]);
  if (places > MOST_PLACES)
    return `${formatNumber(language, value, digits)} ± ${formatNumber(language, error, ERROR_DIGITS)}`;
  return `${atPlace(language, value, places)} ± ${atPlace(language, error, places)}`;
}

/** @param places  decimals; below zero the number is rounded to tens, hundreds, … */
function atPlace(language: Language, value: number, places: number): string {
  const unit = 10 ** Math.max(0, -places);
  const decimals = Math.max(0, places);
  // Adding 0 turns -0 into 0: "−0.00" would claim a sign.
  const rounded = Number((value / unit).toFixed(decimals)) * unit + 0;
  const fixed = intl(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return minus(fixed.format(rounded));
}

/** Significant digits of a fact that has no error beside it. */
const FACT_DIGITS = 3;
const WHOLE_DIGITS = 8;

/**
 * Facts of a finding for its sentence, the same on page and command line: numbers in the reader's language, and measured ones
 * to the places that their errors allow: the fact before `error` with it, any fact `x` with `xError`.
 */
export function formatFacts(
  language: Language,
  facts: Readonly<Record<string, string | number>>,
): Record<string, string> {
  const shown = Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'number' ? formatNumber(language, fact, digitsOf(fact)) : fact,
    ]),
  );
  const names = Object.keys(facts);
  const pairs = names.map((name): [string, string] => [name, `${name}Error`]);
  pairs.push([names[names.indexOf('error') - 1] ?? '', 'error']);
  for (const [measured, its] of pairs) {
    const [value, error] = [facts[measured], facts[its]];
    if (typeof value !== 'number' || typeof error !== 'number') continue;
    const [first, second] = formatWithError(language, value, error).split(' ± ');
    shown[measured] = first!;
    shown[its] = second ?? formatNumber(language, error, ERROR_DIGITS);
  }
  return shown;
}

/**
 * Whether a finding has nothing to tell from: facts are missing, and no measured number is there. Its own words would then read
 * "the overlap is - ± -".
 */
export function isEmptyHanded(verdict: string, facts: Readonly<Record<string, string | number>>): boolean {
  const all = Object.values(facts);
  const isMeasured = (fact: string | number) => typeof fact === 'number' && !isCount(fact);
  return verdict === 'cannot-tell' && facts.state === undefined && all.includes('-') && !all.some(isMeasured);
}

const isCount = (fact: number) => Number.isInteger(fact) && Math.abs(fact) < 10 ** WHOLE_DIGITS;

/** Counts are exact: 2048 sweeps are not 2,050. */
const digitsOf = (fact: number) => (isCount(fact) ? WHOLE_DIGITS : FACT_DIGITS);

export function formatPercent(language: Language, fraction: number): string {
  return intl(language, { style: 'percent', maximumFractionDigits: 0 }).format(fraction);
}

function isShown(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

const minus = (text: string) => text.replaceAll('-', TRUE_MINUS);

const formatters = new Map<string, Intl.NumberFormat>();
/** Making a formatter is slow (0.1 ms) and a chart asks for hundreds. */
function intl(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(language, options);
    formatters.set(key, formatter);
  }
  return formatter;
}
