/** Ageing at the stop, rejuvenation below it, memory on the way back; each as a share of chi, so that all are alike in the cold. */
import { type JackknifeEstimate, jackknifeOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import { type MemoryConfig, stopAt } from '../memory.ts';

/** Below this share of T_w a temperature counts as far below the stop, above its inverse as far above. */
const FAR = 0.6;
/** Temperatures this near to T_w, in shares of it, count as near. */
const NEAR = 0.3;
/** Share of the dip that may be left and still be called gone. */
const LEFT = 0.5;
/** A dip smaller than this share of chi is none. */
const NONE = 0.02;

export function findings(rows: readonly Row[], config: MemoryConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const stop = stopAt(config);
  const of = (phase: string) => rows.filter(({ values }) => values.phase === phase);
  const at = (row: Row) => Number(row.values.temperature) / stop;
  const cooling = of('cooling').filter(({ samples }) => samples?.coolingDip);
  const dip = share(cooling.slice(0, 1), 'coolingDip', 'reference');
  const far = cooling.filter((row) => at(row) <= FAR);
  return [
    aged(dip, stop, config),
    rejuvenated(dip, share(far, 'coolingDip', 'reference'), far[0], config),
    remembered(of('heating'), stop, dip, config),
  ];
}

/** Sum of the dips over the sum of chi, jackknife over samples. */
function share(rows: readonly Row[], dip: string, reference: string): JackknifeEstimate {
  const unknown = { value: Number.NaN, error: Number.NaN, bias: 0 };
  const sums = [dip, reference].map((name) => total(rows.map(({ samples }) => samples?.[name] ?? [])));
  return sums[0]!.length < 2 ? unknown : jackknifeOverSamples(sums, ([a, b]) => a! / b!);
}

function total(columns: readonly (readonly number[])[]): number[] {
  return (columns[0] ?? []).map((_, s) => columns.reduce((sum, column) => sum + column[s]!, 0));
}

/** Sums that cancel leave rounding noise, which is no dip. */
const percent = (value: number) => rounded(Math.abs(value) < 1e-12 ? 0 : 100 * value, 2);

/** The stop makes the glass slower. */
function aged(dip: JackknifeEstimate, stop: number, { stop: sweeps }: MemoryConfig): Finding {
  return {
    id: 'aged',
    verdict: verdictOf(dip.value > 3 * dip.error, Math.abs(dip.value) + 2 * dip.error < NONE),
    facts: { temperature: rounded(stop), sweeps, dip: percent(dip.value), error: percent(dip.error) },
  };
}

/** How much of the dip is left far below the stop. */
function rejuvenated(
  dip: JackknifeEstimate,
  far: JackknifeEstimate,
  first: Row | undefined,
  { coldest }: MemoryConfig,
): Finding {
  const clear = dip.value > 3 * dip.error;
  const bar = LEFT * dip.value;
  return {
    id: 'rejuvenated',
    verdict: clear
      ? verdictOf(far.value + 2 * far.error < bar, far.value - 2 * far.error > bar)
      : 'cannot-tell',
    facts: {
      from: rounded(first?.values.temperature),
      to: rounded(coldest),
      dip: percent(dip.value),
      left: percent(far.value),
      error: percent(far.error),
    },
  };
}

/**
 * On heating: below the reference near the stop (it waited), and there by a larger share of chi than far below (it knows where).
 * A glass that is just older lies below it by one share everywhere.
 */
function remembered(
  heating: readonly Row[],
  stop: number,
  dip: JackknifeEstimate,
  { steps }: MemoryConfig,
): Finding {
  const at = (row: Row) => Number(row.values.temperature) / stop;
  const nearRows = heating.filter((row) => Math.abs(at(row) - 1) <= NEAR);
  const farRows = heating.filter((row) => at(row) <= FAR);
  const near = share(nearRows, 'heatingDip', 'referenceHeated');
  const far = share(farRows, 'heatingDip', 'referenceHeated');
  const more = differenceOfShares(nearRows, farRows);
  const waiting = heating.length < steps;
  const known = !waiting && dip.value > 3 * dip.error;
  const seen = known && near.value > 3 * near.error;
  const local = seen && more.value > 2 * more.error;
  const everywhere = seen && more.value + 2 * more.error < near.value / 2;
  const nothing = known && near.value + 2 * near.error < NONE / 2;
  const state = waiting ? 'waiting' : everywhere ? 'everywhere' : seen && !local ? 'somewhere' : null;
  return {
    id: 'remembered',
    verdict: verdictOf(local, everywhere || nothing),
    facts: {
      ...(state && { state }),
      temperature: rounded(stop),
      near: percent(near.value),
      nearError: percent(near.error),
      far: percent(far.value),
      farError: percent(far.error),
    },
  };
}

/** Share near the stop minus the share far below it; both are of the same samples. */
function differenceOfShares(near: readonly Row[], far: readonly Row[]): JackknifeEstimate {
  const sums = [near, far].flatMap((rows) =>
    ['heatingDip', 'referenceHeated'].map((name) => total(rows.map(({ samples }) => samples?.[name] ?? []))),
  );
  if (sums.some((column) => column.length < 2)) return { value: Number.NaN, error: Number.NaN, bias: 0 };
  return jackknifeOverSamples(sums, ([a, b, c, d]) => a! / b! - c! / d!);
}
