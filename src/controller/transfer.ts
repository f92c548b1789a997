/**
 * Comlink carries an error's name, message and stack only. With this on both sides of a worker a `GlassboxError` arrives
 * with its id and facts.
 */
import { transferHandlers } from 'comlink';
import { type Facts, GlassboxError, isProblem, type ProblemId } from '../messages/problem.ts';

interface Carried {
  readonly problem?: { readonly id: ProblemId; readonly facts: Facts };
}

let installed = false;

/** Call once in the page and once in each worker, before any call between them. */
export function carryProblems(): void {
  const usual = transferHandlers.get('throw');
  if (installed || !usual) return;
  installed = true;
  transferHandlers.set('throw', {
    canHandle: usual.canHandle,
    serialize(thrown: { readonly value: unknown }) {
      const [plain, transfers] = usual.serialize(thrown) as [object, Transferable[]];
      const { value } = thrown;
      const problem = isProblem(value) ? { id: value.id, facts: value.facts } : undefined;
      return [problem ? { ...plain, problem } : plain, transfers];
    },
    deserialize(carried: Carried) {
      if (carried.problem) throw new GlassboxError(carried.problem.id, carried.problem.facts);
      return usual.deserialize(carried as never);
    },
  });
}
