/**
 * What a teacher took away from this page (`hide=`) or fixed on it (`lock=`), for every element to read: field names of the open
 * experiment, parts of the page, figures as `figure-<id>`; `lock=all` fixes every setting. A courtesy to a class, not a safe: whoever edits the
 * address has everything back, and no number of a run changes.
 */
import { computed, effect, type Signal, signal } from '@preact/signals-core';
import type { Experiment } from '../../experiments/declaration.ts';
import type { LinkNote } from '../../experiments/link.ts';
import type { Config } from '../../experiments/schema.ts';
import type { View } from '../state/view.ts';

/** Parts of the page that can be hidden, in the order in which they stand there. */
export const PARTS = [
  'chooser',
  'stories',
  'share',
  'presets',
  'guess',
  'portrait',
  'settings',
  'findings',
  'breaks',
  'formulas',
  'take-away',
  'engine',
  'glossary',
  'teacher',
] as const;
export type Part = (typeof PARTS)[number];
export const FIGURE = 'figure-';
/** Said instead of a part's own name where the experiment has a setting of that name: the setting is meant by the short one. */
const PART = 'part-';
const ALL = 'all';

const view: Signal<Pick<View, 'hide' | 'lock'>> = signal({ hide: [], lock: [] });
const fields: Signal<Experiment['fields']> = signal({});
const hidden = computed(() => new Set(view.value.hide));
const locked = computed(() => new Set(view.value.lock));

/** Keeps this page to what its address says. */
export function followRestraint(now: () => { view: View; experiment: Experiment }): void {
  effect(() => {
    const { view: seen, experiment } = now();
    view.value = seen;
    fields.value = experiment.fields;
  });
}

export const isFieldHidden = (name: string): boolean => hidden.value.has(name);
export const isFieldLocked = (name: string): boolean => locked.value.has(name) || locked.value.has(ALL);
export const isFigureHidden = (id: string): boolean => hidden.value.has(`${FIGURE}${id}`);
export const isPartHidden = (part: Part): boolean => hidden.value.has(nameOfPart(part, fields.value));

/** How a link says a part, or nothing shorter where a setting bears that name. */
export const nameOfPart = (part: Part, known: Experiment['fields']): string =>
  Object.hasOwn(known, part) ? `${PART}${part}` : part;

/** What of a change a person may make here; what is fixed stays as it is. */
export function allowed<T>(change: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(change).filter(([name]) => !isFieldLocked(name)));
}

/** Whether a change would turn what is fixed: then it does not do what its button says, and the button says that. */
export const isBarred = (change: Config, now: Config): boolean =>
  Object.keys(change).some((name) => isFieldLocked(name) && change[name] !== now[name]);

/** Names that mean nothing for this experiment, to be said: the rest is done. */
export function strangeNames(experiment: Experiment, { hide, lock }: View): LinkNote[] {
  const own = Object.keys(experiment.fields);
  const parts = PARTS.map((part) => nameOfPart(part, experiment.fields));
  const figures = experiment.figures.map(({ id }) => FIGURE + id);
  const known = { hide: new Set([...own, ...parts, ...figures]), lock: new Set([...own, ALL]) };
  const note = (key: 'hide' | 'lock', name: string): LinkNote[] =>
    known[key].has(name) ? [] : [{ id: 'GBX-660', facts: { key, name, experiment: experiment.id } }];
  return [...hide.flatMap((name) => note('hide', name)), ...lock.flatMap((name) => note('lock', name))];
}
