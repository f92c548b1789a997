/** What was learnt and what was not: where a small residual hid a wrong answer, at which level, and what the changed training gave. */
import { meanOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { PinnFailConfig } from '../pinn-fail.ts';

/** Below this share of the law's own terms, and of the solution, a residual and a deviation are small. */
const SMALL = 0.1;
/** An error above this share of the solution is wrong beyond doubt: half of it or more is missed. */
const FAR_OFF = 0.5;
/** Off the points the residual is so many times as large: it was only made small where it was asked for. */
const TIMES = 2;

interface Ended {
  readonly level: number;
  readonly row: Row;
  /** Wilson's interval of the share of copies that are wrong. */
  readonly low: number;
  readonly high: number;
}

export function findings(rows: readonly Row[], { cure }: PinnFailConfig): readonly Finding[] {
  const plain = ended(rows, 'plain');
  if (plain.length === 0) return rows.length > 0 ? [onTheWay(rows)] : [];
  const cured = ended(rows, 'cured');
  return [
    deceived(plain),
    breaks(plain),
    between(plain),
    ...(cure === 'none' ? [] : [cureHelps(plain, cured, cure)]),
  ];
}

function ended(rows: readonly Row[], way: 'plain' | 'cured'): Ended[] {
  return rows
    .filter(({ values }) => values.phase === 'end' && values.way === way)
    .map((row) => ({
      level: Number(row.values.level),
      row,
      low: Number(row.values[`${way}WrongLow`]),
      high: Number(row.values[`${way}WrongHigh`]),
    }));
}

const fails = ({ low }: Ended) => low > 0.5;
const learns = ({ high }: Ended) => high < 0.5;
const numberOf = ({ row }: Ended, name: string): number => {
  const value = row.values[name];
  return typeof value === 'number' ? value : Number.NaN;
};
const percent = (value: number) => rounded(100 * value, 3);

/** A level whose residual and deviation are small and whose answer is wrong; of several the one with the largest error. */
function deceived(plain: readonly Ended[]): Finding {
  const wrong = plain.filter((level) => numberOf(level, 'plainL2') - 2 * errorOf(level, 'plainL2') > FAR_OFF);
  const looksWell = (level: Ended) =>
    (['plainResidual', 'plainCondition'] as const).every(
      (name) => numberOf(level, name) + 2 * errorOf(level, name) < SMALL,
    );
  const worst = (levels: readonly Ended[]) =>
    levels.reduce<Ended | undefined>(
      (most, level) => (most && numberOf(most, 'plainL2') >= numberOf(level, 'plainL2') ? most : level),
      undefined,
    );
  const found = worst(wrong.filter(looksWell));
  const shown = found ?? worst(plain)!;
  const state = found || plain.every(learns) ? null : wrong.length > 0 ? 'honest' : null;
  return {
    id: 'deceived',
    verdict: verdictOf(found !== undefined, plain.every(learns)),
    facts: {
      ...(state && { state }),
      level: rounded(shown.level),
      residual: percent(numberOf(shown, 'plainResidual')),
      condition: percent(numberOf(shown, 'plainCondition')),
      miss: percent(numberOf(shown, 'plainL2')),
      error: percent(errorOf(shown, 'plainL2')),
      block: percent(numberOf(shown, 'plainBlock')),
    },
  };
}

const errorOf = (level: Ended, name: string) => {
  const error = numberOf(level, `${name}Error`);
  return Number.isFinite(error) ? error : Number.POSITIVE_INFINITY;
};

/** Before the first training is over there is only the hardest level, and nothing is decided. */
function onTheWay(rows: readonly Row[]): Finding {
  const { values } = rows.at(-1)!;
  const of = (name: string) => {
    const value = values[name];
    return percent(typeof value === 'number' ? value : Number.NaN);
  };
  return {
    id: 'deceived',
    verdict: 'cannot-tell',
    facts: {
      state: 'waiting',
      residual: of('plainResidual'),
      condition: of('plainCondition'),
      miss: of('plainL2'),
      error: of('plainL2Error'),
    },
  };
}

/** From which level on the plain training fails: yes where one is learnt and a harder one is not. */
function breaks(plain: readonly Ended[]): Finding {
  const from = plain.find(fails);
  const last = plain.filter((level) => learns(level) && !(from && level.level >= from.level)).at(-1);
  const copies = plain[0]!.row.samples?.plainL2?.length ?? Number.NaN;
  return {
    id: 'breaks',
    verdict: verdictOf(from !== undefined && last !== undefined, from === undefined && plain.every(learns)),
    facts: {
      ...(from && !last && { state: 'all' }),
      ...(last && { learnt: rounded(last.level) }),
      ...(from && { failed: rounded(from.level), low: percent(from.low) }),
      copies: rounded(copies),
    },
  };
}

/** Is the residual of wrong answers larger off the points? Then more points would have shown it. Ratio of each copy, as logarithms. */
function between(plain: readonly Ended[]): Finding {
  const level = plain.filter(fails).at(-1) ?? plain.at(-1)!;
  const [at, off] = [level.row.samples?.plainResidual ?? [], level.row.samples?.plainElsewhere ?? []];
  const logs = at.map((residual, k) => Math.log(off[k]! / residual)).filter(Number.isFinite);
  const { value, error } = logs.length > 1 ? meanOverSamples(logs) : { value: Number.NaN, error: Number.NaN };
  const bar = Math.log(TIMES);
  return {
    id: 'between',
    verdict: verdictOf(value - 2 * error > bar, value + 2 * error < bar),
    facts: {
      level: rounded(level.level),
      times: rounded(Math.exp(value), 3),
      low: rounded(Math.exp(value - 2 * error), 3),
      high: rounded(Math.exp(value + 2 * error), 3),
    },
  };
}

/** Did the changed training learn a level that the plain one does not, as the intervals say? And what of the hardest? */
function cureHelps(plain: readonly Ended[], cured: readonly Ended[], cure: string): Finding {
  const pairs = plain.flatMap((before) => {
    const after = cured.find(({ level }) => level === before.level);
    return after ? [{ before, after }] : [];
  });
  const failed = pairs.filter(({ before }) => fails(before));
  const gained = failed.filter(({ before, after }) => after.high < before.low);
  const still = failed.filter(({ after }) => fails(after));
  const lost = pairs.filter(({ before, after }) => learns(before) && fails(after));
  // Harm is worse news than a failure that stayed one.
  const harms = lost.length > 0 && gained.length === 0;
  const shown = gained.at(-1) ?? lost[0] ?? failed[0] ?? pairs.at(-1);
  const state =
    cured.length === 0
      ? 'waiting'
      : failed.length === 0
        ? 'well'
        : gained.length > 0 && still.length > 0
          ? 'partly'
          : null;
  const none = failed.length > 0 && still.length === failed.length;
  return {
    id: 'cure',
    verdict: verdictOf(gained.length > 0 && lost.length === 0, none || lost.length > 0),
    facts: {
      cure,
      ...(harms ? { state: 'worse' } : state && { state }),
      level: rounded(shown?.before.level),
      before: percent(shown ? numberOf(shown.before, 'plainL2') : Number.NaN),
      after: percent(shown ? numberOf(shown.after, 'curedL2') : Number.NaN),
      error: percent(shown ? numberOf(shown.after, 'curedL2Error') : Number.NaN),
      ...(still[0] && {
        still: rounded(still[0].before.level),
        stillMiss: percent(numberOf(still[0].after, 'curedL2')),
      }),
    },
  };
}
