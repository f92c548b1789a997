/**
 * Big things in a link: `z=` is base64url of raw deflate of JSON, `{"<link key>": value}`, at most 8 kB. Texts go in when they are
 * long; files of the person's own only when they say so. Beyond that there is the settings file (`settings-file.ts`).
 *
 * `z` and `fp` are no settings and no view: `splitLink` (`link-parts.ts`) takes them off a link before its settings are read, and
 * `withPacked` puts what was packed among them, checked as everything else that comes in.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import type { Experiment } from './declaration.ts';
import { type DecodedLink, decodeLink, encodeLink, type LinkNote } from './link.ts';
import { splitLink } from './link-parts.ts';
import { type Config, checkField } from './schema.ts';

/** Longest `z`, in characters: links of this length still go through mail and messengers. */
export const LARGEST_PACKED = 8192;
/** Texts that together take more of the link than this are packed. */
const LONG_TEXTS = 200;

export interface PackedLink {
  readonly link: string;
  /** Length of what did not fit and was left out; null where everything is in the link. */
  readonly tooLong: number | null;
}

/**
 * A link with everything that was asked for.
 *
 * @param extra.files  whether files of the person's own go along
 * @param extra.fp  the fingerprint of the result, as text
 */
export function encodePacked(
  experiment: Experiment,
  config: Config,
  extra: { view?: Readonly<Record<string, string>>; files?: boolean; fp?: string | null } = {},
): PackedLink {
  const big = bigKeys(experiment, config, extra.files === true);
  const packed = big.length > 0 ? pack(experiment, config, big) : '';
  const fits = packed.length <= LARGEST_PACKED;
  const rest = { ...config };
  for (const key of fits ? big : []) rest[key] = experiment.fields[key]!.default;
  const parts = [encodeLink(experiment, rest, extra.view)];
  if (packed !== '' && fits) parts.push(`z=${packed}`);
  if (extra.fp) parts.push(`fp=${extra.fp}`);
  return { link: parts.join('&'), tooLong: fits ? null : packed.length };
}

/** Whether a configuration holds files of the person's own. */
export function hasFiles({ fields }: Experiment, config: Config): boolean {
  return Object.keys(fields).some((key) => fields[key]!.kind === 'file' && config[key] != null);
}

function bigKeys({ fields }: Experiment, config: Config, files: boolean): string[] {
  const given = Object.keys(fields).filter((key) => config[key] !== fields[key]!.default);
  const texts = given.filter((key) => fields[key]!.kind === 'text');
  const length = texts.reduce((sum, key) => sum + encodeURIComponent(String(config[key])).length, 0);
  const own = files ? given.filter((key) => fields[key]!.kind === 'file') : [];
  return given.filter((key) => own.includes(key) || (length > LONG_TEXTS && texts.includes(key)));
}

function pack({ fields }: Experiment, config: Config, keys: readonly string[]): string {
  const values = Object.fromEntries(keys.map((key) => [fields[key]!.link, config[key]]));
  const bytes = deflateSync(strToU8(JSON.stringify(values)), { level: 9 });
  return btoa(strFromU8(bytes, true)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** What was packed; null for what cannot be read. */
function unpack(packed: string): Readonly<Record<string, unknown>> | null {
  if (packed.length > LARGEST_PACKED || !/^[\w-]+$/.test(packed)) return null;
  try {
    const bytes = strToU8(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), true);
    // At best a thousand to one: eight megabytes, whatever a stranger packed.
    const value: unknown = JSON.parse(strFromU8(inflateSync(bytes)));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/**
 * The decoded link with what its `z` holds; never throws, and says what it could not use.
 *
 * @param said  settings that the link says in plain, by their link keys: those stand
 */
export function withPacked(decoded: DecodedLink, packed: string, said: ReadonlySet<string>): DecodedLink {
  // Settings of an experiment that is not known here mean nothing to another.
  if (decoded.notes.some(({ id }) => id === 'GBX-418')) return decoded;
  const values = unpack(packed);
  if (!values) return { ...decoded, notes: [...decoded.notes, { id: 'GBX-610', facts: {} }] };
  const { fields } = decoded.experiment;
  const byLink = new Map(Object.entries(fields).map(([key, field]) => [field.link, { key, field }]));
  const config: Record<string, unknown> = { ...decoded.config };
  const notes: LinkNote[] = [...decoded.notes];
  for (const [name, value] of Object.entries(values)) {
    const known = byLink.get(name);
    if (!known || said.has(name)) notes.push({ id: 'GBX-417', facts: { name } });
    else if (checkField(known.key, known.field, value) !== null)
      notes.push({ id: 'GBX-611', facts: { name: known.key } });
    else config[known.key] = value;
  }
  return { ...decoded, config, notes };
}

/** A link with its packed part, in one call; the page reads the two parts at their own times. */
export function decodePacked(link: string, experiments: readonly Experiment[]): DecodedLink {
  const { plain, packed, said } = splitLink(link);
  const decoded = decodeLink(plain, experiments);
  return packed === null ? decoded : withPacked(decoded, packed, said);
}
