/**
 * Text settings that a person writes by playing: points that were clicked into a figure ("0.5,2;1,3"), candidates that were chosen
 * ("AAB"). The text is the state of the play, so links, command line, resume and the way back need nothing else. Here it is
 * read, checked and added to; nothing throws, whatever the text is.
 */
import type { Facts } from '../messages/problem.ts';

/** What a coordinate may be, and how many places behind the point it keeps: links stay short. */
export interface PlayedAxis {
  readonly min: number;
  readonly max: number;
  readonly digits: number;
}
export interface PointsForm {
  readonly kind: 'points';
  /** Most points. */
  readonly max: number;
  readonly x: PlayedAxis;
  readonly y: PlayedAxis;
}
export interface LettersForm {
  readonly kind: 'letters';
  /** The letters there are, each once: "AB". */
  readonly letters: string;
  /** Most letters that a text has. */
  readonly max: number;
}
export type PlayedForm = PointsForm | LettersForm;
export type PlayedPoint = readonly [x: number, y: number];

/** What is wrong with a text, and where. */
export interface PlayedFault {
  readonly id: 'GBX-550' | 'GBX-551' | 'GBX-552' | 'GBX-553' | 'GBX-554';
  readonly facts: Facts;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
/** Longest piece that a message repeats. */
const SHOWN = 24;

/** Points of a text up to the first that cannot be one, and what is wrong with that. Full-width commas and semicolons count too. */
export function readPoints(
  form: PointsForm,
  text: string,
): { readonly points: readonly PlayedPoint[]; readonly fault: PlayedFault | null } {
  const points: PlayedPoint[] = [];
  const pieces = text.trim() === '' ? [] : text.split(/[;；]/);
  for (const piece of pieces) {
    const facts = { place: points.length + 1, part: shortened(piece.trim()), ...limitsOf(form) };
    if (points.length === form.max)
      return { points, fault: { id: 'GBX-552', facts: { ...facts, count: pieces.length } } };
    const numbers = piece.split(/[,，]/).map((number) => number.trim());
    if (numbers.length !== 2 || !numbers.every((number) => NUMBER.test(number)))
      return { points, fault: { id: 'GBX-550', facts } };
    const [x, y] = numbers.map(Number) as [number, number];
    if (!within(form.x, x) || !within(form.y, y)) return { points, fault: { id: 'GBX-551', facts } };
    points.push([x, y]);
  }
  return { points, fault: null };
}

/** Letters of a text up to the first that is none, and what is wrong with that. */
export function readLetters(
  form: LettersForm,
  text: string,
): { readonly letters: string; readonly fault: PlayedFault | null } {
  const all = [...text.trim()];
  const options = [...form.letters].join(', ');
  const wrong = all.findIndex((letter) => !form.letters.includes(letter));
  const letters = all.slice(0, wrong < 0 ? form.max : Math.min(wrong, form.max)).join('');
  if (wrong >= 0 && wrong < form.max) {
    const facts = { place: wrong + 1, part: shortened(all[wrong]!), options };
    return { letters, fault: { id: 'GBX-553', facts } };
  }
  if (all.length <= form.max) return { letters, fault: null };
  return { letters, fault: { id: 'GBX-554', facts: { count: all.length, max: form.max, options } } };
}

/** What is wrong with a text of this form; null if it can be used. */
export function playedFault(form: PlayedForm, text: string): PlayedFault | null {
  return (form.kind === 'points' ? readPoints(form, text) : readLetters(form, text)).fault;
}

/** The beginning of a text that can be used, in the spelling in which it is written here; all of it where nothing is wrong. */
export function usablePart(form: PlayedForm, text: string): string {
  return form.kind === 'letters'
    ? readLetters(form, text).letters
    : pointsText(form, readPoints(form, text).points);
}

/** How often a text was added to. */
export function playedCount(form: PlayedForm, text: string): number {
  return form.kind === 'letters'
    ? readLetters(form, text).letters.length
    : readPoints(form, text).points.length;
}

/** A point as near to (x, y) as the form has one. */
export function nearestPoint(form: PointsForm, x: number, y: number): PlayedPoint {
  return [placed(form.x, x), placed(form.y, y)];
}

/** The text with one more point, or one more letter; the same text where there is no room. */
export function added(form: PlayedForm, text: string, what: PlayedPoint | string): string {
  if (playedCount(form, text) >= form.max) return usablePart(form, text);
  if (form.kind === 'letters') return usablePart(form, text) + String(what);
  const [x, y] = what as PlayedPoint;
  return pointsText(form, [...readPoints(form, text).points, nearestPoint(form, x, y)]);
}

/** The text without what was added last. */
export function withoutLast(form: PlayedForm, text: string): string {
  return form.kind === 'letters'
    ? readLetters(form, text).letters.slice(0, -1)
    : pointsText(form, readPoints(form, text).points.slice(0, -1));
}

function pointsText(form: PointsForm, points: readonly PlayedPoint[]): string {
  return points.map(([x, y]) => `${placed(form.x, x)},${placed(form.y, y)}`).join(';');
}

function placed({ min, max, digits }: PlayedAxis, value: number): number {
  // Not -0, which no text keeps.
  return Number(Math.min(max, Math.max(min, value)).toFixed(digits)) + 0;
}

const within = ({ min, max }: PlayedAxis, value: number) => value >= min && value <= max;

const limitsOf = ({ x, y, max }: PointsForm): Facts => ({
  xMin: x.min,
  xMax: x.max,
  yMin: y.min,
  yMax: y.max,
  max,
});

const shortened = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
