/**
 * Share links: `v=1&x=side-by-side&seed=42&n=512`. After the version and the experiment come only the settings that are
 * not the default, in declared order and under their short keys; the seed is always there. Files never go into a link.
 *
 * Encoding is canonical, encode(decode(link)) = link for every link that was encoded here. Decoding never throws: what
 * cannot be used is left out or mended, and every change is said.
 */
import type { Facts, ProblemId } from '../messages/problem.ts';
import type { ConfigOf, Experiment, Fields } from './declaration.ts';
import { type Config, checkField, defaultsOf, nearestValue, valueFromText } from './schema.ts';
import type { Shelved } from './shelf.ts';

export const LINK_VERSION = 1;

/** What had to be changed to use a link, for a person to read. */
export interface LinkNote {
  readonly id: ProblemId;
  readonly facts: Facts;
}

export interface DecodedLink {
  readonly experiment: Experiment;
  readonly config: Config;
  /** Settings of the view (`lang`, `hide`, `lock`, `ui.…`) as they were said: they never change results. */
  readonly view: Readonly<Record<string, string>>;
  readonly notes: readonly LinkNote[];
}

/** @param view  keys of the view to carry along; others are dropped */
export function encodeLink<F extends Fields>(
  experiment: Experiment<F>,
  config: ConfigOf<F> | Config,
  view: Readonly<Record<string, string>> = {},
): string {
  const parts = [`v=${LINK_VERSION}`, `x=${encodeURIComponent(experiment.id)}`];
  for (const [key, field] of Object.entries<Fields[string]>(experiment.fields)) {
    const value = (config as Config)[key];
    if (field.kind === 'file' || (value === field.default && key !== 'seed')) continue;
    const text = encodeURIComponent(String(value));
    // A fragment may hold commas and semicolons as they are: points that were clicked stay short and readable.
    const played = field.kind === 'text' && field.form;
    parts.push(`${field.link}=${played ? text.replaceAll('%2C', ',').replaceAll('%3B', ';') : text}`);
  }
  for (const key of Object.keys(view).filter(isView).sort()) {
    parts.push(`${encodeURIComponent(key)}=${encodeURIComponent(view[key]!).replaceAll('%2C', ',')}`);
  }
  return parts.join('&');
}

/** The experiment that a link names, as it is written there; null where it names none. */
export function linkedExperiment(link: string): string | null {
  return readPairs(link).find(([name]) => name === 'x')?.[1] ?? null;
}

/** Loads what a link names, and reads the link: see `decodeLink`. @throws where the experiment's code does not arrive */
export async function openLink(link: string, shelf: readonly Shelved[]): Promise<DecodedLink> {
  const asked = linkedExperiment(link);
  const entry = shelf.find(({ id }) => id === asked) ?? shelf[0];
  if (!entry) throw new Error('no experiment is on the shelf');
  return decodeLink(link, [await entry.load()]);
}

/**
 * @param link  with or without its leading "#" or "?"
 * @param experiments  all that are known; the first stands in for one that is not
 */
export function decodeLink(link: string, experiments: readonly Experiment[]): DecodedLink {
  const pairs = readPairs(link);
  const notes: LinkNote[] = [];
  const first = (key: string) => pairs.find(([name]) => name === key)?.[1];

  const version = first('v');
  if (version !== undefined && version !== String(LINK_VERSION))
    notes.push({ id: 'GBX-419', facts: { value: version } });
  const asked = first('x');
  const found = experiments.find(({ id }) => id === asked);
  const experiment = found ?? experiments[0];
  if (!experiment) throw new Error('no experiment is registered');
  if (asked !== undefined && !found) notes.push({ id: 'GBX-418', facts: { name: asked } });

  const config: Record<string, unknown> = { ...defaultsOf(experiment.fields) };
  const view: Record<string, string> = {};
  const byLink = new Map(
    Object.entries(experiment.fields).map(([key, field]) => [field.link, { key, field }]),
  );
  const seen = new Set<string>();
  for (const [name, text] of pairs) {
    if (name === 'v' || name === 'x') continue;
    if (isView(name)) view[name] = text;
    else if (asked === undefined || found) {
      // Settings of an experiment that is not known here mean nothing to another.
      const known = byLink.get(name);
      if (!known || known.field.kind === 'file' || seen.has(name)) {
        notes.push({ id: 'GBX-417', facts: { name } });
        continue;
      }
      seen.add(name);
      const { value, note } = mended(known.key, known.field, text);
      config[known.key] = value;
      if (note) notes.push(note);
    }
  }
  return { experiment, config, view, notes };
}

/** Keys of the view; commas in them stay as they are. */
export const isView = (key: string) => ['lang', 'hide', 'lock'].includes(key) || key.startsWith('ui.');

/** A value that the field allows, and what was changed to get it. */
function mended(key: string, field: Fields[string], text: string): { value: unknown; note?: LinkNote } {
  const value = valueFromText(field, text);
  const problem = checkField(key, field, value);
  if (!problem) return { value: Object.is(value, -0) ? 0 : value };
  const outOfRange = problem.id === 'GBX-402' || problem.id === 'GBX-404';
  const played = field.kind === 'text' && field.form !== undefined;
  const near = outOfRange || played ? nearestValue(field, value) : field.default;
  const id = outOfRange ? 'GBX-415' : played ? 'GBX-555' : 'GBX-416';
  return { value: near, note: { id, facts: { ...problem.facts, nearest: String(near) } } };
}

/** Pairs of a query, undecodable escapes left as they are. */
function readPairs(link: string): [name: string, value: string][] {
  const pairs = link
    .replace(/^[^=]*[#?]/, '')
    .split('&')
    .filter((part) => part !== '');
  return pairs.map((part) => {
    const at = part.indexOf('=');
    return at < 0
      ? [unescapeText(part), '']
      : [unescapeText(part.slice(0, at)), unescapeText(part.slice(at + 1))];
  });
}

function unescapeText(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
