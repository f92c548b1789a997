/** What a teacher may hide or fix of an experiment, and the link that says it. */
import type { Figure } from '../../experiments/declaration.ts';
import { encodeLink } from '../../experiments/link.ts';
import { linkHere } from '../state/address.ts';
import type { Session } from '../state/session.ts';
import { PLAIN_VIEW, type View } from '../state/view.ts';
import { FIGURE, nameOfPart, PARTS, type Part } from './restraint.ts';

/** Names that a link hides and fixes. */
export type Lesson = Pick<View, 'hide' | 'lock'>;

/** Settings, in declared order. */
export const settingsOf = ({ experiment }: Session): readonly string[] => Object.keys(experiment.fields);

/** Parts of the page with the names that a link gives them. */
export const partsOf = ({ experiment }: Session): readonly (readonly [Part, string])[] =>
  PARTS.map((part) => [part, nameOfPart(part, experiment.fields)]);

/** Figures that apply to the present settings. */
export function figuresNow({ experiment, config }: Session): readonly Figure<never>[] {
  const all = experiment.figures as readonly Figure<never>[];
  return all.filter((figure) => figure.when?.(config.value as never) ?? true);
}
export const nameOfFigure = (id: string) => FIGURE + id;

/** The same list with a name put in or taken out. */
export const toggled = (names: readonly string[], name: string, on: boolean): readonly string[] =>
  on ? [...names.filter((other) => other !== name), name] : names.filter((other) => other !== name);

/** The whole address of the lesson with the settings as they are now: no story, no frame. */
export function lessonLink({ experiment, config }: Session, { hide, lock }: Lesson): string {
  return linkHere(encodeLink(experiment, config.value), { ...PLAIN_VIEW, hide, lock });
}

/** Settings that a class may turn: neither hidden nor fixed, nor files or the seed. */
export function freeSettings(session: Session, { hide, lock }: Lesson): readonly string[] {
  if (lock.includes('all')) return [];
  return settingsOf(session).filter((name) => {
    const { kind, level } = session.field(name);
    return (
      kind !== 'file' && level === 'main' && name !== 'seed' && !hide.includes(name) && !lock.includes(name)
    );
  });
}
