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
  const places = Math.min(12, Math.max(0, 1 - Math.floor(Math.log10(error))));
  const fixed = intl(language, { minimumFractionDigits: places, maximumFractionDigits: places });
  return `${minus(fixed.format(value))} ± ${fixed.format(error)}`;
}

export function formatPercent(language: Language, fraction: number): string {
  return intl(language, { style: 'percent', maximumFractionDigits: 0 }).format(fraction);
}

function isShown(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

const minus = (text: string) => text.replace('-', TRUE_MINUS);

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
