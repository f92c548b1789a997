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
  const y = x.map((load) => retrievalAt(load, temperature));
  return withJump({ x, y }, temperature);
}

/** Bisections of the jump: far below what can be seen. */
const HALVINGS = 12;

/** The overlap is lost at once: two points are put close to either side of it, so that the line falls straight down. */
function withJump({ x, y }: { readonly x: number[]; readonly y: number[] }, temperature: number) {
  const k = y.findIndex((overlap, i) => overlap === 0 && (y[i - 1] ?? 0) > 0);
  if (k < 0) return { x, y };
  let [kept, lost] = [x[k - 1]!, x[k]!];
  let last = y[k - 1]!;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (kept + lost) / 2;
    const overlap = retrievalAt(middle, temperature);
    if (overlap > 0) [kept, last] = [middle, overlap];
    else lost = middle;
  }
  return { x: x.toSpliced(k, 0, kept, lost), y: y.toSpliced(k, 0, last, 0) };
}
