/**
 * A grid: several values for some settings, and every combination of them is a run. Seeds go fastest, other settings in the order of
 * the declaration, so that the number of a run says nothing but its settings.
 */
import type { Experiment, Field } from '../../experiments/declaration.ts';
import {
  type Config,
  checkConfig,
  type FieldProblem,
  parseConfig,
  valueFromText,
} from '../../experiments/schema.ts';
import { GlassboxError, isProblem } from '../../messages/problem.ts';

export interface Axis {
  /** The setting. */
  readonly key: string;
  readonly values: readonly unknown[];
}

export interface Point {
  readonly index: number;
  readonly config: Config;
  /** What is its own, of the settings that vary. */
  readonly varied: Readonly<Record<string, unknown>>;
}

export interface Plan {
  readonly experiment: Experiment;
  /** What all runs have in common, with the first value of what varies. */
  readonly config: Config;
  readonly axes: readonly Axis[];
  readonly points: readonly Point[];
}

/** More than a folder, and a person, can deal with. */
const MOST_POINTS = 100_000;
/** Problems that are told at once. */
const MOST_PROBLEMS = 10;

/** Kinds of settings that can vary: a comma is part of a text, and a path may hold dots. */
const VARIES: readonly Field['kind'][] = ['integer', 'real', 'choice', 'toggle'];

/** Whether a flag's text asks for several values: `64,128`, `1..100`, `10..100:10`. */
export function isSeveral(field: Field, text: string): boolean {
  return VARIES.includes(field.kind) && (text.includes(',') || rangeIn(text) !== null);
}

/**
 * The values that a text asks for, in its order, each once.
 *
 * @throws GBX-708 on a range that has no end, or more values than a grid may have
 */
export function severalFrom(key: string, field: Field, text: string): unknown[] {
  const values = text.split(',').flatMap((part) => {
    const range = rangeIn(part);
    if (!range) return [valueFromText(field, part)];
    const [first, last, step] = range;
    const count = Math.floor((last - first) / step + 1e-9) + 1;
    if (!(count >= 1 && count <= MOST_POINTS)) throw new GlassboxError('GBX-708', { name: key, value: part });
    // From the number of steps, so that 0.1..0.5:0.1 ends with 0.5 and not a digit beside it.
    return Array.from({ length: count }, (_, k) => Number((first + k * step).toPrecision(12)));
  });
  return [...new Set(values)];
}

/** `first..last` or `first..last:step`. */
function rangeIn(text: string): [first: number, last: number, step: number] | null {
  const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`;
  const match = new RegExp(`^\\s*(${number}?)\\.\\.(${number})(?::(${number}))?\\s*$`).exec(text);
  if (!match || match[1] === '') return null;
  return [Number(match[1]), Number(match[2]), Number(match[3] ?? 1)];
}

/** The part `grid` of a settings file: lists of values, or a text as of a flag. @throws GBX-709 on anything else */
export function axesFrom(experiment: Experiment, grid: unknown): Axis[] {
  if (grid === undefined) return [];
  if (typeof grid !== 'object' || grid === null || Array.isArray(grid))
    throw new GlassboxError('GBX-709', { name: 'grid' });
  return Object.entries(grid).map(([key, given]) => {
    const field = experiment.fields[key];
    if (!field) {
      const [problem] = checkConfig(experiment, { [key]: null }).problems;
      throw new GlassboxError(problem!.id, problem!.facts);
    }
    const values: unknown[] =
      typeof given === 'string' ? severalFrom(key, field, given) : Array.isArray(given) ? given : [given];
    if (values.length === 0 || !VARIES.includes(field.kind))
      throw new GlassboxError('GBX-709', { name: key });
    return { key, values: [...new Set(values)] };
  });
}

/**
 * Every combination, each checked as a configuration of its own.
 *
 * @param base  settings that do not vary, not yet checked
 * @returns the plan, or what is wrong with the first configurations that are
 * @throws GBX-709 where there are more runs than a grid may have
 */
export function planOf(
  experiment: Experiment,
  base: Config,
  axes: readonly Axis[],
): { plan: Plan; problems: FieldProblem[] } {
  const ordered = inOrder(experiment, axes);
  const count = ordered.reduce((product, { values }) => product * values.length, 1);
  if (count > MOST_POINTS) throw new GlassboxError('GBX-770', { runs: count, most: MOST_POINTS });
  const problems = new Map<string, FieldProblem>();
  const points = combinations(ordered).map((varied, index): Point => {
    const { config, problems: found } = checked(experiment, { ...base, ...varied });
    for (const problem of found) problems.set(JSON.stringify(problem), problem);
    return { index, config, varied };
  });
  const plan = { experiment, config: points[0]!.config, axes: ordered, points };
  return { plan, problems: [...problems.values()].slice(0, MOST_PROBLEMS) };
}

function checked(experiment: Experiment, input: Config): { config: Config; problems: FieldProblem[] } {
  const { config, problems } = checkConfig(experiment, input);
  if (problems.length > 0) return { config, problems };
  try {
    return { config: parseConfig(experiment, config), problems };
  } catch (error) {
    // A rule between settings, which some combinations keep and others do not.
    if (!isProblem(error)) throw error;
    return { config, problems: [{ field: '', id: error.id, facts: error.facts }] };
  }
}

function inOrder({ fields }: Experiment, axes: readonly Axis[]): Axis[] {
  const keys = Object.keys(fields);
  const place = ({ key }: Axis) => (key === 'seed' ? keys.length : keys.indexOf(key));
  return [...axes].sort((a, b) => place(a) - place(b));
}

/** The last axis goes fastest. */
function combinations(axes: readonly Axis[]): Readonly<Record<string, unknown>>[] {
  return axes.reduce<Readonly<Record<string, unknown>>[]>(
    (rows, { key, values }) => rows.flatMap((row) => values.map((value) => ({ ...row, [key]: value }))),
    [{}],
  );
}
