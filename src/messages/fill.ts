import type { Facts } from './problem.ts';

/** Puts facts into a text: "row {{row}}" -> "row 7". The placeholder syntax is i18next's, so both renderers agree. */
export function fill(text: string, facts: Facts): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    name in facts ? String(facts[name]) : whole,
  );
}
