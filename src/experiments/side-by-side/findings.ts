/** What a reader should have seen, answered from the rows alone: it works on half a run, and on a run read from a file. */
import { correctedZ, equivalenceLight } from '../../observables/equilibrium.ts';
import { freezingTemperature } from '../../observables/freezing.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Finding, Row } from '../declaration.ts';
import { isSgd, type SideBySideConfig } from './fields.ts';

/** The gap from which copies count as parted. */
const PARTED = 0.05;

type SideName = 'glass' | 'learner';

/** Readouts and lights of each side, then what the whole run shows; nothing before the first row. */
export function findings(rows: readonly Row[], config: SideBySideConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const found = [freezing('glass', rows, config), parted('glass', rows), equilibrium('glass', rows, config)];
  if (!isSgd(config)) found.push(freezing('learner', rows, config));
  found.push(parted('learner', rows, config));
  if (!isSgd(config)) found.push(equilibrium('learner', rows, config));
  found.push(magnetisation(rows));
  if (config.learner !== 'linear') found.push(control(rows));
  if (config.learner === 'network') found.push(weights(rows));
  return found;
}

/** T_f of one side: "none in range" is an answer. */
function freezing(side: SideName, rows: readonly Row[], config: SideBySideConfig): Finding {
  const id = `${side}-freezing`;
  const name = (suffix: string) => `${side}${suffix}`;
  const usable = rows.filter(
    (row) => row.samples?.[name('Self')] && typeof row.values[name('GapError')] === 'number',
  );
  if (usable.length < 2) return { id, verdict: 'cannot-tell', facts: { state: 'too-few' } };
  const samplesOf = (row: Row, suffix: string) => row.samples![name(suffix)]!;
  const norms = usable.every((row) => row.samples!.learnerNorm) && side === 'learner';
  const result = freezingTemperature(
    {
      temperatures: usable.map((row) => row.values.temperature as number),
      gaps: usable.map((row) => samplesOf(row, 'Self').map((self, s) => self - samplesOf(row, 'Mutual')[s]!)),
      gapErrors: usable.map((row) => row.values[name('GapError')] as number),
      ...(norms && { norms: usable.map((row) => samplesOf(row, 'Norm')) }),
    },
    { seed: seedFrom(config.seed) },
  );
  if (result.result === 'none-in-range') return { id, verdict: 'no', facts: { state: result.side } };
  const { temperature, error } = result;
  const facts = { temperature: numberOrDash(temperature), error: numberOrDash(error) };
  // One sample alone has no error over samples; then the sentence names none.
  if (Number.isNaN(error)) return { id, verdict: 'yes', facts: { state: 'found-once', ...facts } };
  // A crossing known to no better than its own size is not found.
  return error > temperature
    ? { id, verdict: 'cannot-tell', facts: { state: 'uncertain', ...facts } }
    : { id, verdict: 'yes', facts: { state: 'found', ...facts } };
}

/** Do the two curves part at the coldest temperature? */
function parted(side: SideName, rows: readonly Row[], config?: SideBySideConfig): Finding {
  const { values } = coldest(rows);
  const [gap, error] = [values[`${side}Gap`], values[`${side}GapError`]];
  const verdict = apart(gap, error);
  const facts = {
    state: partedState(gap, error, verdict, config !== undefined && isSgd(config)),
    temperature: numberOrDash(values.temperature),
    self: numberOrDash(values[`${side}Self`]),
    mutual: numberOrDash(values[`${side}Mutual`]),
    gap: numberOrDash(gap),
    error: numberOrDash(error),
  };
  return { id: `${side}-parted`, verdict, facts };
}

/** Which sentence: SGD has no temperature to name, and an error that is not known is not written as a number. */
function partedState(gap: unknown, error: unknown, verdict: Finding['verdict'], sgd: boolean): string {
  if (typeof gap !== 'number') return 'no-values';
  if (typeof error !== 'number') return 'no-error';
  return sgd ? `sgd-${verdict}` : verdict;
}

/** Apart, together, or too uncertain to say: a gap counts from 0.05 on, and within two standard errors. */
function apart(gap: unknown, error: unknown): Finding['verdict'] {
  if (typeof gap !== 'number' || typeof error !== 'number') return 'cannot-tell';
  if (gap > Math.max(PARTED, 2 * error)) return 'yes';
  return gap + 2 * error < PARTED ? 'no' : 'cannot-tell';
}

/** Down to which temperature does the light stay green? Where only one witness may speak, what that one says. */
function equilibrium(side: SideName, rows: readonly Row[], config: SideBySideConfig): Finding {
  const lights = rows.map((row) => row.values[`${side}Light`]);
  const at = (light: string) =>
    rows.filter((_, i) => lights[i] === light).map((row) => row.values.temperature as number);
  const [green, red] = [at('green'), at('red')];
  const facts = {
    green: green.length,
    red: red.length,
    rows: rows.length,
    coldestGreen: green.length > 0 ? numberOrDash(Math.min(...green)) : '-',
    hottestRed: red.length > 0 ? numberOrDash(Math.max(...red)) : '-',
  };
  const id = `${side}-equilibrium`;
  if (red.length > 0) return { id, verdict: 'no', facts };
  if (green.length === rows.length) return { id, verdict: 'yes', facts };
  const alone = onlyBhattYoung(side, config);
  if (!alone) return { id, verdict: 'cannot-tell', facts };
  const z = correctedZ(config.steps);
  const passed = rows.filter(({ values }) => {
    const [value, error] = [values[`${side}Gap`], values[`${side}GapError`]];
    return (
      typeof value === 'number' &&
      typeof error === 'number' &&
      equivalenceLight({ value, error }, z) === 'green'
    );
  });
  return { id, verdict: 'cannot-tell', facts: { ...facts, state: alone, passed: passed.length } };
}

/** Why the identity is silent on a side, or null where it speaks: the same cases as `identityApplies`. */
function onlyBhattYoung(side: SideName, { couplings, samples, learner }: SideBySideConfig): string | null {
  if (side === 'glass' && couplings === 'own') return 'own';
  if (side === 'glass' ? couplings === 'binary' : learner === 'binary-perceptron') return 'not-gaussian';
  return samples > 1 ? null : 'one-sample';
}

/** A copy that keeps q^2 from here on (|q| > 1/2) holds still. */
const STILL = 0.25;

/**
 * Magnetisation stays zero while the copies part: frozen, yet disordered. Hot, both overlap and magnetisation are zero, and
 * that says nothing; nor does a glass of a few spins whose copies all found the one ground state.
 */
function magnetisation(rows: readonly Row[]): Finding {
  const { values } = coldest(rows);
  const [m, error] = [values.glassMagnetisation, values.glassMagnetisationError];
  const still =
    typeof values.glassSelf === 'number' &&
    values.glassSelf > STILL &&
    apart(values.glassGap, values.glassGapError) === 'yes';
  const known = typeof m === 'number' && typeof error === 'number' && still;
  return {
    id: 'magnetisation',
    verdict: known ? (Math.abs(m) < Math.max(0.05, 3 * error) ? 'yes' : 'no') : 'cannot-tell',
    facts: { m: numberOrDash(m), error: numberOrDash(error), q: numberOrDash(values.glassAbsOverlap) },
  };
}

/** The convex control agrees with itself and with its twin: agreement alone is not freezing. */
function control(rows: readonly Row[]): Finding {
  const gaps = rows.map(({ values }) => ({
    gap: Number(values.controlSelf) - Number(values.controlMutual),
    error: Math.hypot(Number(values.controlSelfError), Number(values.controlMutualError)),
  }));
  const widest = gaps.reduce((a, b) => (b.gap > a.gap ? b : a));
  // It never parts unless a gap stands out of its own errors; three of them, because the widest of many was picked.
  const parts = widest.gap > Math.max(PARTED, 3 * widest.error);
  return {
    id: 'control',
    verdict: Number.isFinite(widest.gap) ? (parts ? 'no' : 'yes') : 'cannot-tell',
    facts: { gap: numberOrDash(widest.gap), error: numberOrDash(widest.error) },
  };
}

/** Raw weight overlap between copies is about zero whatever they learnt; the aligned one is read against its null. */
function weights(rows: readonly Row[]): Finding {
  const { values } = coldest(rows);
  const raw = values.weightOverlap;
  return {
    id: 'weights',
    verdict: typeof raw !== 'number' ? 'cannot-tell' : Math.abs(raw) < 0.2 ? 'yes' : 'no',
    facts: {
      raw: numberOrDash(values.weightOverlap),
      self: numberOrDash(values.weightOverlapSelf),
      aligned: numberOrDash(values.weightAligned),
      null: numberOrDash(values.weightAlignedNull),
    },
  };
}

function coldest(rows: readonly Row[]): Row {
  return rows.reduce((a, b) => (Number(b.values.temperature) < Number(a.values.temperature) ? b : a));
}

/** All digits: who writes the sentence rounds once, to the places that the error allows, as everywhere else. */
function numberOrDash(value: unknown): number | string {
  return typeof value === 'number' && Number.isFinite(value) ? value : '-';
}
