/** Every experiment, loaded, in the order people meet them: for the command line and the tests. The page loads one at a time (`shelf.ts`). */
import type { Experiment } from './declaration.ts';
import { onShelf, shelf } from './shelf.ts';

export const experiments: readonly Experiment[] = await Promise.all(shelf.map(({ load }) => load()));

/** @throws GBX-400 naming those that exist */
export const experimentById = (id: string, known: readonly Experiment[] = experiments): Experiment =>
  onShelf(id, known);
