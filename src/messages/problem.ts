/**
 * Every problem a person can meet has an id (GBX-…), the same in the page, the command line, the docs and the tests.
 * Its texts in both languages live in `errors.en.ts` and `errors.zh-Hans.ts`: what happened, what it means, what to do.
 */
import { errorsEn } from './errors.en.ts';
import { fill } from './fill.ts';

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
    const { what, means, todo } = errorsEn[id];
    super(`${id}: ${fill(`${what} ${means} ${todo}`, facts)}`, options);
  }
}

export function isProblem(error: unknown): error is GlassboxError {
  return error instanceof Error && error.name === 'GlassboxError' && 'id' in error;
}
