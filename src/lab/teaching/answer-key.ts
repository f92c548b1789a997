/** The answer key as data: what a finished run found, with values, errors and everything that repeats it. Knows no page. */
import { table } from '../../experiments/csv.ts';
import type { Experiment, Finding, Row } from '../../experiments/declaration.ts';
import type { Config } from '../../experiments/schema.ts';

export const KEY_FORMAT = 'glassbox-answer-key/1';

export interface Measured {
  readonly quantity: string;
  readonly value: number;
  /** Standard error; null where there is none. */
  readonly error: number | null;
}
export interface KeyFinding {
  readonly id: string;
  readonly verdict: Finding['verdict'];
  readonly measured: readonly Measured[];
  /** As the page says it, in the reader's language. */
  readonly sentence: string;
}
export interface AnswerKey {
  readonly format: typeof KEY_FORMAT;
  readonly experiment: string;
  readonly version: number;
  readonly seed: number;
  readonly link: string;
  readonly engine: string | null;
  /** Without files. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly findings: readonly KeyFinding[];
  readonly columns: readonly {
    readonly name: string;
    readonly label: string;
    readonly errorOf: string | null;
  }[];
  readonly rows: readonly Readonly<Record<string, number | string | boolean | null>>[];
}

/** A finished run and how to speak of it. */
export interface KeySource {
  readonly experiment: Experiment;
  readonly config: Config;
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
  readonly link: string;
  readonly engine: string | null;
  sentence(finding: Finding): string;
  label(column: string): string;
}

export function answerKey(run: KeySource): AnswerKey {
  const { experiment, config, rows, findings } = run;
  const settings = Object.entries(config).filter(([name]) => experiment.fields[name]?.kind !== 'file');
  return {
    format: KEY_FORMAT,
    experiment: experiment.id,
    version: experiment.version,
    seed: Number(config.seed),
    link: run.link,
    engine: run.engine,
    settings: Object.fromEntries(settings),
    findings: findings.map((finding) => ({
      id: finding.id,
      verdict: finding.verdict,
      measured: measuredIn(finding.facts),
      sentence: run.sentence(finding),
    })),
    columns: experiment.columns.map(({ name, errorOf }) => ({
      name,
      label: run.label(name),
      errorOf: errorOf ?? null,
    })),
    rows: rows.map(({ values }) => values),
  };
}

/** Numbers among the facts, each with its error: `xError` belongs to `x`, a plain `error` to the fact before it. */
export function measuredIn(facts: Finding['facts']): Measured[] {
  const names = Object.keys(facts);
  const plain = names[names.indexOf('error') - 1];
  const isError = (name: string) =>
    (name === 'error' && plain !== undefined) ||
    (name.endsWith('Error') && names.includes(name.slice(0, -'Error'.length)));
  return names.flatMap((quantity) => {
    const value = facts[quantity];
    if (typeof value !== 'number' || isError(quantity)) return [];
    const error = facts[`${quantity}Error`] ?? (quantity === plain ? facts.error : null);
    return [{ quantity, value, error: typeof error === 'number' ? error : null }];
  });
}

export const keyToJson = (key: AnswerKey): string => `${JSON.stringify(key, null, 2)}\n`;

/** One line per measured value of a finding, or one for a finding without any. */
export function keyToCsv({ experiment, seed, link, findings }: AnswerKey): string {
  const head = ['experiment', 'seed', 'finding', 'verdict', 'quantity', 'value', 'error', 'sentence', 'link'];
  const lines = findings.flatMap(({ id, verdict, measured, sentence }) =>
    (measured.length > 0 ? measured : [{ quantity: null, value: null, error: null }]).map(
      ({ quantity, value, error }) => [experiment, seed, id, verdict, quantity, value, error, sentence, link],
    ),
  );
  return table([head, ...lines]);
}

/** At most so many rows, evenly taken, first and last among them: what fits on a sheet. */
export function thinned<T>(rows: readonly T[], most: number): readonly T[] {
  if (rows.length <= most) return rows;
  return Array.from({ length: most }, (_, k) => rows[Math.round((k * (rows.length - 1)) / (most - 1))]!);
}
