/** What a frame says of its visit to the page around it: plain data, and nothing of a reader's own files. */
import type { Row } from '../../experiments/declaration.ts';
import { defaultsOf } from '../../experiments/schema.ts';
import type { Facts, ProblemId } from '../../messages/problem.ts';
import { sayProblem } from '../../messages/say.ts';
import { fullLink } from '../state/address.ts';
import { language } from '../state/preferences.ts';
import type { Session } from '../state/session.ts';
import type { Visit } from '../state/visit.ts';
import { gap } from '../text.ts';
import type { ReportOf, StateReport } from './protocol.ts';

/** A problem in words, in the language of the frame. */
export function inWords(id: ProblemId, facts: Facts): string {
  const { what, means, todo } = sayProblem(language.value, id, facts);
  return [what, means, todo].join(gap());
}

/** Whether the rows on screen were made from a file of the reader: they stay here. */
export function isPrivate({ experiment, runConfig }: Session): boolean {
  return Object.entries(experiment.fields).some(
    ([name, { kind, default: usual }]) => kind === 'file' && (runConfig[name] ?? null) !== (usual ?? null),
  );
}

export function stateOf(visit: Visit): StateReport {
  const session = visit.session.value;
  const { experiment } = session;
  const { state, done, total, engine } = session.status.value;
  const config = { ...defaultsOf(experiment.fields), ...session.config.value } as Record<string, unknown>;
  const settings = Object.entries(experiment.fields)
    .filter(([, { kind }]) => kind !== 'file')
    .map(([name]) => [name, plain(config[name])] as const);
  return {
    level: visit.view.value.embed,
    language: language.value,
    experiment: experiment.id,
    experiments: visit.shelf.map(({ id }) => id),
    figures: experiment.figures.map(({ id }) => id),
    settings: Object.fromEntries(settings),
    link: fullLink(session),
    run: visit.waits ? 'waiting' : state,
    progress: state === 'done' ? 1 : total > 0 ? Math.min(1, done / total) : 0,
    rows: session.rows.value.length,
    engine: engine?.kind ?? null,
    notes: visit.linkNotes.value.map(({ id, facts }) => ({ code: id, text: inWords(id, facts) })),
  };
}

/** Settings that are no file are numbers, words and switches. */
function plain(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Rows as in the JSON file of a run: typed arrays are lists. */
export function plainRows(rows: readonly Row[]): ReportOf<'row'>['rows'] {
  const asList = (_key: string, value: unknown) =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value;
  return JSON.parse(JSON.stringify(rows, asList)) as ReportOf<'row'>['rows'];
}
