/** What alignment takes from the barrier, that a random exchange takes nothing, what width does, and how near copies stay. */
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { BarrierConfig } from '../barrier.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import { type Point, straightLine } from '../glass-common/fits.ts';

/** The exponent of the bound that theory gives for wide two-layer ReLU networks with a teacher. */
const CLAIMED = -0.5;
/** An exponent known no better than this says nothing about the claim. */
const SHARP = 0.15;
/** Widths below this are left out of the fit: the claim is about wide networks. */
const FIT_FROM = 16;

export function findings(rows: readonly Row[], config: BarrierConfig): readonly Finding[] {
  const widths = rows.filter(({ values }) => values.position === null);
  const widest = widths.at(-1);
  if (!widest) return [];
  return [aligned(widest), shuffled(widest), exponent(widths), spawned(widest, config)];
}

function estimateOf({ samples }: Row, name: string): Estimate {
  const numbers = samples?.[name] ?? [];
  return numbers.length > 0 ? meanOverSamples(numbers) : { value: Number.NaN, error: Number.NaN };
}

/** Mean over pairs of the difference of two columns of one row: what a pair shares cancels in the error. */
function difference({ samples }: Row, a: string, b: string): Estimate {
  const [left, right] = [samples?.[a], samples?.[b]];
  if (!left || !right || left.length === 0) return { value: Number.NaN, error: Number.NaN };
  return meanOverSamples(left.map((value, k) => value - right[k]!));
}

/** Alignment lowers the barrier of the widest networks, pair by pair. */
function aligned(row: Row): Finding {
  const gain = difference(row, 'raw', 'aligned');
  return {
    id: 'aligned',
    verdict: verdictOf(gain.value > 3 * gain.error, gain.value < -3 * gain.error),
    facts: {
      width: rounded(row.values.width),
      ...told('raw', estimateOf(row, 'raw')),
      ...told('aligned', estimateOf(row, 'aligned')),
      loss: rounded(estimateOf(row, 'trainLoss').value),
      overlap: rounded(estimateOf(row, 'alignedOverlap').value),
    },
  };
}

/** The control: an exchange that was not chosen changes nothing. */
function shuffled(row: Row): Finding {
  const change = difference(row, 'shuffled', 'raw');
  const apart = Math.abs(change.value) > 3 * change.error;
  return {
    id: 'shuffled',
    verdict: verdictOf(Number.isFinite(change.error) && !apart, apart),
    facts: told('change', change),
  };
}

/** The barrier after alignment as a power of the width, and whether -1/2 lies within two errors of it. */
function exponent(widths: readonly Row[]): Finding {
  const points = widths
    .filter(({ values }) => Number(values.width) >= FIT_FROM)
    .map((row) => ({ x: Number(row.values.width), row }));
  const powerOfWidth = (name: string) =>
    powerOf(
      points.map(({ x, row }) => {
        const { value, error } = estimateOf(row, name);
        return { x, y: value, error };
      }),
    );
  const after = powerOfWidth('aligned');
  const raw = powerOfWidth('raw');
  const known = after !== null && after.error < SHARP;
  const near = known && Math.abs(after.value - CLAIMED) <= 2 * after.error;
  const far = known && Math.abs(after.value - CLAIMED) > 3 * after.error;
  return {
    id: 'exponent',
    verdict: verdictOf(near, far),
    facts: {
      from: FIT_FROM,
      ...told('aligned', after),
      ...told('raw', raw),
      ...(after === null && { state: 'few' }),
    },
  };
}

/** The exponent of a power law through points with errors; where they scatter more than those allow, its error grows by as much. */
function powerOf(points: readonly Point[]): Estimate | null {
  const logarithms = points
    .filter(({ y }) => y > 0)
    .map(({ x, y, error }) => ({ x: Math.log(x), y: Math.log(y), error: error / y }));
  const line = straightLine(logarithms);
  if (!line) return null;
  const misfit = logarithms.reduce(
    (sum, { x, y, error }) => sum + ((y - line.intercept.value - line.slope.value * x) / error) ** 2,
    0,
  );
  const scale = Math.sqrt(Math.max(1, misfit / (logarithms.length - 2)));
  return { value: line.slope.value, error: line.slope.error * scale };
}

/** Copies that parted at step k: nearer than strangers, and with a barrier or without. */
function spawned(row: Row, { spawn }: BarrierConfig): Finding {
  const less = difference(row, 'raw', 'spawned');
  return {
    id: 'spawned',
    verdict: verdictOf(less.value > 3 * less.error, less.value < -3 * less.error),
    facts: {
      step: spawn,
      ...told('spawned', estimateOf(row, 'spawned')),
      ...told('raw', estimateOf(row, 'raw')),
    },
  };
}

const told = (name: string, estimate: Estimate | null): Finding['facts'] => ({
  [name]: rounded(estimate?.value),
  [`${name}Error`]: rounded(estimate?.error, 2),
});
