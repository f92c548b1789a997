/**
 * Every problem a person can meet has an id (GBX-…), the same in the page, the command line, the docs and the tests.
 * Its texts in both languages live in `errors.en.ts` and `errors.zh-Hans.ts`: what happened, what it means, what to do.
 */
import type { errorsEn } from './errors.en.ts';
import { fill } from './fill.ts';
import { problemTexts } from './problem-texts.ts';

export type ProblemId = keyof typeof errorsEn;
export type Facts = Readonly<Record<string, string | number>>;

/** Bad input, an impossible size or a lost device. The message is the English text, so that it survives a bare `throw`. */
export class GlassboxError extends Error {
  override readonly name = 'GlassboxError';
  constructor(
    readonly id: ProblemId,
    readonly facts: Facts = {},
    options?: ErrorOptions,
  ) {
    super(`${id}: ${inEnglish(id, facts)}`, options);
  }
}

/** On the page the facts alone. */
function inEnglish(id: ProblemId, facts: Facts): string {
  const text = problemTexts?.[id];
  return text ? fill(`${text.what} ${text.means} ${text.todo}`, facts) : JSON.stringify(facts);
}

/** Is it one of the problems that have an id, also after its way through a worker? */
export function isProblem(error: unknown): error is GlassboxError {
  return error instanceof Error && error.name === 'GlassboxError' && 'id' in error;
}
