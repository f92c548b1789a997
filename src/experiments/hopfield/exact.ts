/** Retrieval overlap of the infinite memory (replica symmetric), for points and for the line under them. */
import { hopfieldRetrieval, hopfieldRetrievalAt } from '../../glass/exact/replica-symmetric.ts';

/** Below this temperature the equations at T = 0 are as good, and much quicker. */
const COLD = 0.02;
const POINTS = 45;

/** m of the retrieval state; 0 above the capacity. */
export function retrievalAt(load: number, temperature: number): number {
  return temperature < COLD ? hopfieldRetrieval(load) : hopfieldRetrievalAt(load, temperature);
}

export function retrievalCurve(config: {
  readonly lightest: number;
  readonly heaviest: number;
  readonly temperature: number;
}): { readonly x: readonly number[]; readonly y: readonly number[] } {
  const { lightest, heaviest, temperature } = config;
  const x = Array.from({ length: POINTS }, (_, k) => lightest + ((heaviest - lightest) * k) / (POINTS - 1));
  return { x, y: x.map((load) => retrievalAt(load, temperature)) };
}
