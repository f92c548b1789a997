/** Does what the page around asks of the run: the same checks as for a link, whatever was sent. */
import { type DecodedLink, decodeLink, encodeLink, isView, openLink } from '../../experiments/link.ts';
import type { Config } from '../../experiments/schema.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type { Session } from '../state/session.ts';
import { viewKeys } from '../state/view.ts';
import type { Visit } from '../state/visit.ts';
import type { Command } from './protocol.ts';

type Set = Extract<Command, { type: 'set' }>;

/**
 * Changes experiment and settings; what cannot be used is mended and said, as for a link. Where nothing was started yet nothing
 * starts.
 *
 * @throws GBX-644 on an experiment that does not exist
 */
export async function applySet(visit: Visit, asked: Set): Promise<void> {
  const { experiment, config, notes } = await decoded(visit, asked);
  const session = visit.session.peek();
  if (experiment === session.experiment) {
    const now = session.config.peek();
    const change = Object.fromEntries(Object.entries(config).filter(([name, value]) => now[name] !== value));
    if (Object.keys(change).length > 0) {
      if (visit.waits) session.config.value = { ...now, ...change };
      else session.change(change);
    }
  } else await visit.follow(encodeLink(experiment, config, viewKeys(visit.view.peek())));
  visit.linkNotes.value = notes;
}

async function decoded(visit: Visit, { link, experiment, settings = {} }: Set): Promise<DecodedLink> {
  const base = link === undefined ? null : await openLink(link, visit.shelf);
  const session = visit.session.peek();
  const id = experiment ?? base?.experiment.id ?? session.experiment.id;
  if (!visit.shelf.some((known) => known.id === id))
    throw new GlassboxError('GBX-644', { reason: `experiment = ${id}` });
  const named = Object.entries(settings).filter(([name]) => !isView(name));
  const plain = await openLink(`x=${encodeURIComponent(id)}`, visit.shelf);
  const { fields } = plain.experiment;
  const keyOf = (name: string) => (Object.hasOwn(fields, name) ? fields[name]!.link : name);
  const words = named.map(
    ([name, value]) => `&${encodeURIComponent(keyOf(name))}=${encodeURIComponent(String(value))}`,
  );
  const read = decodeLink(`x=${encodeURIComponent(id)}${words.join('')}`, [plain.experiment]);
  // What is not named stays, but nothing of one experiment is carried into another.
  const kept = base?.experiment === plain.experiment ? base.config : base ? {} : session.config.peek();
  const isHere = session.experiment === plain.experiment;
  const config: Record<string, unknown> = { ...read.config };
  if (base || isHere) Object.assign(config, isHere ? withoutFiles(session, kept) : kept);
  const changed = new Set(named.map(([name]) => keyOf(name)));
  for (const [name, { link: key }] of Object.entries(fields))
    if (changed.has(key)) config[name] = read.config[name];
  return { experiment: plain.experiment, config, view: {}, notes: [...(base?.notes ?? []), ...read.notes] };
}

/** A link names no file; one that the reader chose stays. */
function withoutFiles(session: Session, config: Config): Config {
  const now = session.config.peek();
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      name,
      session.experiment.fields[name]?.kind === 'file' ? now[name] : value,
    ]),
  );
}
