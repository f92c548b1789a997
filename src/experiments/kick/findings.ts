/**
 * Does cycling beat the best tuned decay at equal cost? Paired differences of the same replicas, with 95 % intervals: yes where the interval
 * lies below zero, no where it lies above, else it cannot be told. From the rows alone.
 */
import { studentFrom } from '../../observables/equilibrium.ts';
import { Z_95 } from '../../observables/proportion.ts';
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { KickConfig } from '../kick.ts';
import type { ProfileName } from '../learner-common/optimiser.ts';
import { CLASSES, classOf, GLASS_PEAKS, KINDS, NETWORK_PEAKS, type ScheduleClass } from './schedules.ts';

export function findings(rows: readonly Row[], config: KickConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const of = (part: string) => rows.filter(({ values }) => values.part === part);
  if (config.mode === 'range-test') return [bounds(of('range')), heat(of('range'))];
  const tuning = of('tuning');
  const last = of('time').at(-1);
  const cycle = of('cycle').at(-1);
  const isWhole = Number(last?.values.progress) === 1;
  const end = isWhole ? last : undefined;
  return [
    tuned(tuning, 'tunedLoss', config),
    beats('learner-beats', end, 'Best'),
    beats('learner-over-constant', end, 'Best', 'constant'),
    beats('learner-held-out', end, 'HeldOut'),
    ensemble(end, isWhole ? cycle : undefined),
    left('learner-left', isWhole ? cycle : undefined, 'Likeness'),
    tuned(tuning, 'tunedEnergy', config),
    beats('glass-beats', end, 'Lowest'),
    beats('glass-over-constant', end, 'Lowest', 'constant'),
    left('glass-left', isWhole ? cycle : undefined, 'Overlap'),
    diverged(tuning, last, config),
  ];
}

interface Interval extends Estimate {
  readonly low: number;
  readonly high: number;
  readonly replicas: number;
}

/** Mean of a - b, replica by replica. */
export function pairedInterval(a: readonly number[] = [], b: readonly number[] = []): Interval {
  const replicas = Math.min(a.length, b.length);
  const nothing = { value: Number.NaN, error: Number.NaN, low: Number.NaN, high: Number.NaN, replicas };
  if (replicas < 3 || a.length !== b.length) return nothing;
  const { value, error } = meanOverSamples(a.map((x, e) => x - b[e]!));
  const half = studentFrom(Z_95, replicas) * error;
  return { value, error, low: value - half, high: value + half, replicas };
}

const known = ({ low, high }: Interval) => Number.isFinite(low) && Number.isFinite(high);
/** Yes: below zero; no: above. A difference of exactly nothing is no gain. */
const isLower = (it: Interval): Finding['verdict'] =>
  known(it) ? verdictOf(it.high < 0, it.low > 0 || (it.low === 0 && it.high === 0)) : 'cannot-tell';

const factsOf = (it: Interval) => ({
  difference: rounded(it.value, 2),
  low: rounded(it.low, 2),
  high: rounded(it.high, 2),
  replicas: it.replicas,
});

const samplesOf = (row: Row | undefined, name: string, of: ScheduleClass) => row?.samples?.[`${of}${name}`];
const meanIn = (row: Row | undefined, name: string, of: ScheduleClass) =>
  rounded(row?.values[`${of}${name}`], DIGITS[name] ?? 3);
/** Numbers that lie close to each other are told with more digits. */
const DIGITS: Readonly<Record<string, number>> = { Lowest: 5 };

function beats(
  id: string,
  end: Row | undefined,
  name: 'Best' | 'HeldOut' | 'Lowest',
  other: ScheduleClass = 'decay',
): Finding {
  const it = pairedInterval(samplesOf(end, name, 'cycle'), samplesOf(end, name, other));
  return {
    id,
    verdict: isLower(it),
    facts: {
      ...(end ? {} : { state: 'waiting' }),
      cycle: meanIn(end, name, 'cycle'),
      decay: meanIn(end, name, 'decay'),
      constant: meanIn(end, name, 'constant'),
      ...factsOf(it),
    },
  };
}

/** The mean of what the ends of cycles say, against the best decay alone and against the same of decays. */
function ensemble(end: Row | undefined, cycle: Row | undefined): Finding {
  const it = pairedInterval(samplesOf(cycle, 'Ensemble', 'cycle'), samplesOf(end, 'HeldOut', 'decay'));
  const same = pairedInterval(samplesOf(cycle, 'Ensemble', 'cycle'), samplesOf(cycle, 'Ensemble', 'decay'));
  return {
    id: 'learner-ensemble',
    verdict: isLower(it),
    facts: {
      ...(cycle ? {} : { state: 'waiting' }),
      members: rounded(cycle?.values.cycle),
      cycle: meanIn(cycle, 'Ensemble', 'cycle'),
      decay: meanIn(end, 'HeldOut', 'decay'),
      ...factsOf(it),
      sameLow: rounded(same.low, 2),
      sameHigh: rounded(same.high, 2),
    },
  };
}

/** 1 - likeness: what is close to 1 is told by what it lacks. */
function unlikeness(row: Row | undefined, name: string, of: ScheduleClass): number | string {
  const value = row?.values[`${of}${name}`];
  return rounded(typeof value === 'number' ? 1 - value : value, 2);
}

/** How alike the ends of the last two cycles are, with kicks and without. */
function left(id: string, cycle: Row | undefined, name: 'Likeness' | 'Overlap'): Finding {
  const it = pairedInterval(samplesOf(cycle, name, 'cycle'), samplesOf(cycle, name, 'decay'));
  return {
    id,
    verdict: isLower(it),
    facts: {
      ...(cycle ? {} : { state: 'waiting' }),
      cycle: unlikeness(cycle, name, 'cycle'),
      decay: unlikeness(cycle, name, 'decay'),
      low: rounded(-it.high, 2),
      high: rounded(-it.low, 2),
    },
  };
}

/** What the grids chose; a peak at the edge of its grid says that a better one may lie beyond. */
function tuned(rows: readonly Row[], name: 'tunedLoss' | 'tunedEnergy', config: KickConfig): Finding {
  const isGlass = name === 'tunedEnergy';
  const [peaks, scale, by] = isGlass
    ? ([GLASS_PEAKS, config.hottest, 'peakTemperature'] as const)
    : ([NETWORK_PEAKS, config.learningRate, 'peak'] as const);
  const whole = rows.length === CLASSES.reduce((sum, of) => sum + KINDS[of].length, 0) * peaks.length;
  const usable = rows.filter(({ values }) => isGlass || values.diverged === 0);
  const best = (of: ScheduleClass) =>
    usable
      .filter(({ values }) => classOf(values.schedule as ProfileName) === of)
      .reduce<Row | undefined>(
        (low, row) => (Number(row.values[name]) < Number(low?.values[name] ?? Infinity) ? row : low),
        undefined,
      );
  const chosen = (['decay', 'cycle'] as const).map(best);
  const edge = chosen.some((row) => {
    const peak = Number(row?.values[by]) / scale;
    return peak <= peaks[0]! * 1.01 || peak >= peaks.at(-1)! * 0.99;
  });
  const words = (row: Row | undefined) => ({
    kind: String(row?.values.schedule ?? '-'),
    peak: rounded(row?.values[by]),
  });
  const [decay, cycle] = chosen.map(words) as [ReturnType<typeof words>, ReturnType<typeof words>];
  return {
    id: isGlass ? 'glass-tuned' : 'learner-tuned',
    verdict: whole ? verdictOf(!edge, edge) : 'cannot-tell',
    facts: {
      decay: decay.kind,
      decayPeak: decay.peak,
      cycle: cycle.kind,
      cyclePeak: cycle.peak,
      settings: KINDS.decay.length * peaks.length,
      replicas: config.tuners,
    },
  };
}

/** Networks that ran away in the comparison; in the grid they only put their setting out. */
function diverged(tuning: readonly Row[], last: Row | undefined, { networks }: KickConfig): Finding {
  const count = Number(last?.values.diverged ?? 0);
  const out = tuning.reduce((sum, { values }) => sum + Number(values.diverged ?? 0), 0);
  const of = CLASSES.length * networks;
  return {
    id: 'learner-diverged',
    verdict: count > 0 ? 'yes' : 'no',
    facts: { networks: of, count, out },
  };
}

/** Smith's bounds: where the loss first falls, and where it is lowest before it rises again. */
function bounds(rows: readonly Row[]): Finding {
  const losses = rows.filter(({ values }) => typeof values.rangeLoss === 'number');
  const first = losses[0];
  const low = losses.find(
    ({ values }) =>
      Number(values.rangeLoss) + 2 * Number(values.rangeLossError) < FALLEN * Number(first!.values.rangeLoss),
  );
  const best = losses.reduce<Row | undefined>(
    (lowest, row) =>
      Number(row.values.rangeLoss) < Number(lowest?.values.rangeLoss ?? Infinity) ? row : lowest,
    undefined,
  );
  const away = rows.find(({ values }) => Number(values.diverged) > 0);
  const rises = best !== undefined && best !== losses.at(-1);
  return {
    id: 'learner-bounds',
    verdict: verdictOf(low !== undefined && rises, rows.length > 1 && (low === undefined || !rises)),
    facts: {
      low: rounded(low?.values.rate),
      high: rounded(best?.values.rate),
      loss: rounded(best?.values.rangeLoss),
      away: away ? rounded(away.values.rate) : '-',
    },
  };
}

/** A loss below this share of the first look's has begun to fall. */
const FALLEN = 0.95;

/** A cold start: heating lets the glass fall first, and then carries it up. */
function heat(rows: readonly Row[]): Finding {
  const best = rows.reduce<Row | undefined>(
    (lowest, row) =>
      Number(row.values.rangeEnergy) < Number(lowest?.values.rangeEnergy ?? Infinity) ? row : lowest,
    undefined,
  );
  const rises = best !== undefined && best !== rows.at(-1);
  return {
    id: 'glass-heat',
    verdict: verdictOf(rises, rows.length > 1 && !rises),
    facts: { temperature: rounded(best?.values.temperature), energy: rounded(best?.values.rangeEnergy, 4) },
  };
}
