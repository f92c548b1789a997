/**
 * The message protocol `glassbox/1` between a page and the lab in its frame: every message that either side takes is one of these.
 * `docs/embedding.md` tells how they are used.
 *
 * parent → child: hello, set, play, pause, reset, getState, getRows, getImage · child → parent: ready, state, row, done, error, size.
 * A question may carry an `id`; its answer, or the error in its place, carries the same.
 */
import * as v from 'valibot';
import { EMBED_LEVELS } from '../state/view.ts';

export const PROTOCOL = 'glassbox/1';

/** Longest text that is taken from the other side: more than any setting or link holds. */
const MOST_TEXT = 20_000;
const MOST_SETTINGS = 200;
const MOST_ROWS = 10_000;

const text = v.pipe(v.string(), v.maxLength(MOST_TEXT));
const name = v.pipe(v.string(), v.maxLength(64), v.regex(/^[A-Za-z][\w-]*$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const protocol = v.literal(PROTOCOL);
const id = v.optional(v.union([v.pipe(v.string(), v.maxLength(64)), v.pipe(v.number(), v.safeInteger())]));

const settings = v.pipe(
  v.record(name, v.union([text, v.pipe(v.number(), v.finite()), v.boolean()])),
  v.check((all) => Object.keys(all).length <= MOST_SETTINGS),
);

const bare = <T extends string>(type: T) => v.strictObject({ protocol, type: v.literal(type), id });

/** What a parent may say. Unknown types and unknown parts are refused, not passed over. */
export const commandSchema = v.variant('type', [
  bare('hello'),
  v.strictObject({
    protocol,
    type: v.literal('set'),
    id,
    /** A whole link, or its fragment: all settings that it does not name go to their defaults. */
    link: v.optional(text),
    experiment: v.optional(name),
    /** By name, as in a configuration file; those of the experiment that are not named stay. */
    settings: v.optional(settings),
  }),
  bare('play'),
  bare('pause'),
  bare('reset'),
  bare('getState'),
  v.strictObject({
    protocol,
    type: v.literal('getRows'),
    id,
    from: v.optional(count),
    count: v.optional(v.pipe(count, v.maxValue(MOST_ROWS))),
  }),
  v.strictObject({ protocol, type: v.literal('getImage'), id, figure: v.optional(name) }),
]);
export type Command = v.InferOutput<typeof commandSchema>;

/** `waiting`: nothing was started yet. */
export const RUN_STATES = ['waiting', 'opening', 'running', 'paused', 'done', 'cancelled', 'failed'] as const;

/** The number of the question, in its answer. */
const answered = v.optional(v.union([v.string(), v.number()]));
const note = v.object({ code: v.string(), text: v.string() });
const stateEntries = {
  level: v.nullable(v.picklist(EMBED_LEVELS)),
  language: v.string(),
  experiment: v.string(),
  /** All that a `set` may ask for. */
  experiments: v.array(v.string()),
  /** Of this experiment. */
  figures: v.array(v.string()),
  /** Without files, which never leave the reader's machine. */
  settings: v.looseObject({}),
  /** The same run in the full lab. */
  link: v.string(),
  run: v.picklist(RUN_STATES),
  /** From 0 to 1. */
  progress: v.number(),
  rows: v.number(),
  /** The kind of engine; null while none is open. */
  engine: v.nullable(v.string()),
  /** What of the last link or `set` had to be changed. */
  notes: v.array(note),
};

/** What a child may say. */
export const reportSchema = v.variant('type', [
  v.object({ protocol, type: v.literal('ready'), id: answered, ...stateEntries }),
  v.object({
    protocol,
    type: v.literal('state'),
    id: answered,
    ...stateEntries,
    /** Answer to getImage: a PNG as a data address. */
    image: v.optional(v.string()),
  }),
  v.object({
    protocol,
    type: v.literal('row'),
    id: answered,
    /** Place of the first one in the run. */
    from: v.number(),
    rows: v.array(v.looseObject({ values: v.looseObject({}) })),
  }),
  v.object({
    protocol,
    type: v.literal('done'),
    id: answered,
    rows: v.number(),
    /** What the run says of itself, in the language of the frame. */
    findings: v.array(v.object({ id: v.string(), verdict: v.string(), text: v.string() })),
  }),
  v.object({ protocol, type: v.literal('error'), id: answered, code: v.string(), message: v.string() }),
  v.object({ protocol, type: v.literal('size'), id: answered, width: v.number(), height: v.number() }),
]);
export type Report = v.InferOutput<typeof reportSchema>;
export type ReportOf<T extends Report['type']> = Extract<Report, { type: T }>;
export type StateReport = Omit<ReportOf<'state'>, 'protocol' | 'type' | 'id' | 'image'>;

/** Whether a message wants to be one of this protocol at all: frames hear much that is not meant for them. */
export function claimsProtocol(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const said: unknown = Object.getOwnPropertyDescriptor(data, 'protocol')?.value;
  return typeof said === 'string' && said.startsWith('glassbox/');
}

/** @returns the command, or in words what is wrong with it */
export function readCommand(data: unknown): { command: Command } | { id: Command['id']; wrong: string } {
  const result = v.safeParse(commandSchema, data);
  if (result.success) return { command: result.output };
  const asked = v.safeParse(v.object({ id }), data);
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  // What was received may be of any length and is not repeated.
  return {
    id: asked.success ? asked.output.id : undefined,
    wrong: `${(path ?? 'message').slice(0, 80)}: ${issue.expected ?? issue.kind}`.slice(0, 200),
  };
}
