/**
 * A declaration's fields as a schema (valibot): defaults, checks with ids, and values from text.
 *
 * One set of checks serves configuration files, command-line flags, links and messages between threads. What differs is
 * what the caller does with a problem: files and flags refuse, links mend and say so.
 */
import * as v from 'valibot';
import { type Facts, GlassboxError, type ProblemId } from '../messages/problem.ts';
import type { ConfigOf, Experiment, Field, Fields } from './declaration.ts';
import { nearest } from './nearest.ts';
import { playedFault, usablePart } from './played-text.ts';

export type Config = Readonly<Record<string, unknown>>;

/** One thing wrong with one setting. */
export interface FieldProblem {
  readonly field: string;
  readonly id: ProblemId;
  readonly facts: Facts;
}

/** Longest part of a bad value that a message repeats. */
const SHOWN_CHARACTERS = 60;

/** The schema of one field; the message of an issue is the problem's id. @internal */
export function fieldSchema(field: Field): v.GenericSchema<unknown> {
  switch (field.kind) {
    case 'integer':
      return v.pipe(
        v.number('GBX-403'),
        v.finite('GBX-403'),
        v.safeInteger('GBX-404'),
        v.minValue(field.min, 'GBX-402'),
        v.maxValue(field.max, 'GBX-402'),
      );
    case 'real':
      return v.pipe(
        v.number('GBX-403'),
        v.finite('GBX-403'),
        v.minValue(field.min, 'GBX-402'),
        v.maxValue(field.max, 'GBX-402'),
      );
    case 'choice':
      return v.picklist(field.options, 'GBX-405');
    case 'toggle':
      return v.boolean('GBX-406');
    case 'text':
      return v.pipe(
        v.string('GBX-420'),
        v.maxLength(field.maxLength, 'GBX-420'),
        v.rawCheck(({ dataset, addIssue }) => {
          const fault = field.form && dataset.typed ? playedFault(field.form, dataset.value) : null;
          if (fault) addIssue({ message: fault.id });
        }),
      );
    case 'file':
      return v.nullable(v.strictObject({ name: v.string(), text: v.string() }, 'GBX-407'));
  }
}

/** The whole configuration as a schema: every field optional, with its default; unknown keys refused. @internal */
export function schemaOf(fields: Fields) {
  const entries = Object.entries(fields).map(
    ([key, field]) => [key, v.optional(fieldSchema(field), field.default)] as const,
  );
  return v.strictObject(Object.fromEntries(entries), 'GBX-401');
}

/** The configuration that nobody changed. */
export function defaultsOf<F extends Fields>(fields: F): ConfigOf<F> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, field.default]),
  ) as ConfigOf<F>;
}

/**
 * Every problem of an unknown object, in the order of the declaration; `config` is complete only without any. A choice
 * that the object leaves open follows from the files it gives.
 */
export function checkConfig(
  experiment: Experiment,
  input: unknown,
): { config: Config; problems: FieldProblem[] } {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const found = input === null ? 'null' : Array.isArray(input) ? 'a list' : `a ${typeof input}`;
    return { config: {}, problems: [{ field: '', id: 'GBX-408', facts: { found } }] };
  }
  const given = { ...impliedChoices(experiment, input as Config), ...input };
  const result = v.safeParse(schemaOf(experiment.fields), given, { abortPipeEarly: true });
  if (!result.success) {
    const problems = result.issues.map((issue) => {
      const key = String(issue.path?.[0]?.key ?? '');
      // Every object has a `toString`: only what was declared is a setting.
      const field = Object.hasOwn(experiment.fields, key) ? experiment.fields[key] : undefined;
      if (!field) return unknownField(experiment, key);
      return fieldProblem(key, field, (input as Config)[key], issue.message);
    });
    return { config: {}, problems: inOrder(experiment, problems) };
  }
  return { config: canonical(experiment, result.output), problems: [] };
}

/** What the given files say of other settings; a choice that was made stands, whatever it is. */
function impliedChoices({ fields }: Experiment, input: Config): Config {
  const implied = Object.entries(fields).flatMap(([key, field]) =>
    field.kind === 'file' && field.implies && input[key] ? [[field.implies.field, field.implies.value]] : [],
  );
  return Object.fromEntries(implied);
}

/** @throws GlassboxError with the first problem; runs the experiment's own cross-field rules too */
export function parseConfig(experiment: Experiment, input: unknown): Config {
  const { config, problems } = checkConfig(experiment, input);
  const first = problems[0];
  if (first) throw new GlassboxError(first.id, first.facts);
  experiment.check?.(config as ConfigOf<Fields>);
  return config;
}

/** The problem with one value, or null. */
export function checkField(key: string, field: Field, value: unknown): FieldProblem | null {
  const result = v.safeParse(fieldSchema(field), value, { abortPipeEarly: true });
  return result.success ? null : fieldProblem(key, field, value, result.issues[0].message);
}

/** A value from text (flag or link). Text that cannot be one is passed on as it is, for `checkField` to refuse. */
export function valueFromText(field: Field, text: string): unknown {
  const trimmed = text.trim();
  if (field.kind === 'integer' || field.kind === 'real') {
    // Number() also takes "", "0x10" and " 1 "; people mean decimal numbers.
    return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(trimmed) ? Number(trimmed) : text;
  }
  if (field.kind === 'toggle') {
    if (['true', 'yes', 'on', '1'].includes(trimmed.toLowerCase())) return true;
    if (['false', 'no', 'off', '0'].includes(trimmed.toLowerCase())) return false;
  }
  return text;
}

/** The nearest value that the field allows; its default where nearness means nothing. */
export function nearestValue(field: Field, value: unknown): unknown {
  if (field.kind === 'integer' || field.kind === 'real') {
    if (typeof value !== 'number' || !Number.isFinite(value)) return field.default;
    const clamped = Math.min(field.max, Math.max(field.min, value));
    return field.kind === 'real'
      ? clamped
      : Math.min(Math.floor(field.max), Math.max(Math.ceil(field.min), Math.round(clamped)));
  }
  if (field.kind === 'choice')
    return typeof value === 'string' ? nearest(value, field.options) : field.default;
  if (field.kind === 'text' && field.form && typeof value === 'string') {
    const usable = usablePart(field.form, value);
    return usable.length <= field.maxLength ? usable : field.default;
  }
  return field.default;
}

/** The configuration as JSON, keys in declared order: what `config.json` holds and what is hashed. */
export function configToJson(experiment: Experiment, config: Config): string {
  return `${JSON.stringify(canonical(experiment, config), null, 2)}\n`;
}

/** -0 is the number 0 to people, and JSON cannot keep it. */
function canonical(experiment: Experiment, config: Config): Config {
  const value = (key: string) => (Object.is(config[key], -0) ? 0 : config[key]);
  return Object.fromEntries(Object.keys(experiment.fields).map((key) => [key, value(key)]));
}

function inOrder(experiment: Experiment, problems: readonly FieldProblem[]): FieldProblem[] {
  const keys = Object.keys(experiment.fields);
  const place = ({ field }: FieldProblem) => keys.indexOf(field);
  return [...problems].sort((a, b) => place(a) - place(b));
}

function unknownField(experiment: Experiment, name: string): FieldProblem {
  const facts = { experiment: experiment.id, name, nearest: nearest(name, Object.keys(experiment.fields)) };
  return { field: name, id: 'GBX-401', facts };
}

function fieldProblem(key: string, field: Field, value: unknown, message: string): FieldProblem {
  const near = nearestValue(field, value);
  const facts: Record<string, string | number> = { name: key, value: shown(value), nearest: shown(near) };
  if (field.kind === 'integer' || field.kind === 'real')
    Object.assign(facts, { min: field.min, max: field.max });
  if (field.kind === 'text') facts.max = field.maxLength;
  if (field.kind === 'text' && field.form && typeof value === 'string' && message !== 'GBX-420')
    Object.assign(facts, playedFault(field.form, value)?.facts);
  if (field.kind === 'choice') facts.options = field.options.join(', ');
  return { field: key, id: field.kind === 'file' ? 'GBX-407' : (message as ProblemId), facts };
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : jsonOf(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // Nested deeper than the stack: no message repeats that.
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}
