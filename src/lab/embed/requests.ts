/** Does what the page around asks of the run: the same checks as for a link, whatever was sent. */
import { type DecodedLink, decodeLink, isView } from '../../experiments/link.ts';
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
export function applySet(visit: Visit, asked: Set): void {
  const session = visit.session.peek();
  const { experiment, config, notes } = decoded(visit, session, asked);
  if (experiment !== session.experiment) {
    visit.follow({ experiment, config, notes, view: viewKeys(visit.view.peek()) });
    return;
  }
  visit.linkNotes.value = notes;
  const now = session.config.peek();
  const change = Object.fromEntries(Object.entries(config).filter(([name, value]) => now[name] !== value));
  if (Object.keys(change).length === 0) return;
  if (visit.waits) session.config.value = { ...now, ...change };
  else session.change(change);
}

function decoded(visit: Visit, session: Session, { link, experiment, settings = {} }: Set): DecodedLink {
  const base = link === undefined ? null : decodeLink(link, visit.experiments);
  const id = experiment ?? base?.experiment.id ?? session.experiment.id;
  const found = visit.experiments.find((candidate) => candidate.id === id);
  if (!found) throw new GlassboxError('GBX-644', { reason: `experiment = ${id}` });
  // What is not named stays, but nothing of one experiment is carried into another.
  const kept =
    base?.experiment === found
      ? base.config
      : session.experiment === found && !base
        ? session.config.peek()
        : {};
  const named = Object.entries(settings).filter(([name]) => !isView(name));
  const keyOf = (name: string) => (Object.hasOwn(found.fields, name) ? found.fields[name]!.link : name);
  const words = named.map(
    ([name, value]) => `&${encodeURIComponent(keyOf(name))}=${encodeURIComponent(String(value))}`,
  );
  const read = decodeLink(`x=${encodeURIComponent(id)}${words.join('')}`, visit.experiments);
  const changed = new Set(named.map(([name]) => keyOf(name)));
  const config: Record<string, unknown> = { ...read.config, ...withoutFiles(session, kept) };
  for (const [name, { link: key }] of Object.entries(found.fields))
    if (changed.has(key)) config[name] = read.config[name];
  return { experiment: found, config, view: {}, notes: [...(base?.notes ?? []), ...read.notes] };
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
