import { GlassboxError, isProblem } from '../messages/problem.ts';
import type { RunStatus } from './protocol.ts';

/** An error as plain data, which survives any thread boundary. What is no known problem becomes GBX-500. */
export function problemOf(error: unknown): NonNullable<RunStatus['problem']> {
  if (isProblem(error)) return { id: error.id, facts: error.facts, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  const fault = new GlassboxError('GBX-500', { message });
  const details = error instanceof Error && error.stack ? `${fault.message}\n${error.stack}` : fault.message;
  return { id: fault.id, facts: fault.facts, message: details };
}

/** True for the end of a run that was asked for. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
