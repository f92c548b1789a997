/** What each kind of students shows, from the rows alone. */
import { binaryTransition } from '../../learner/exact/teacher-student-binary.ts';
import { thermalStrangers } from '../../learner/exact/teacher-student-thermal.ts';
import {
  correctedZ,
  EQUILIBRIUM_MARGIN,
  equivalenceLight,
  studentFrom,
} from '../../observables/equilibrium.ts';
import { firstCrossing } from '../../observables/level-crossing.ts';
import type { Estimate } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { TeacherStudentConfig } from '../teacher-student.ts';
import { errorOf, type Rule } from './exact.ts';

/** A gap R - q known no better than this says nothing. */
const BLURRED = 0.05;
/** Finite size: how far, times N, a mean error may lie from its limit N -> infinity (measured: docs/validation.md). */
const FINITE = 0.5;
/** The same of the overlap R of weights ±1 at a temperature. */
const FINITE_BINARY = 2;
/** Half way between strangers and teacher, R = (0.694 + 1)/2: where a jump is said to be. */
const HALF = 0.847;
const RULES = ['gibbs', 'bayes', 'hebb', 'stable'] as const satisfies readonly Rule[];

export function findings(rows: readonly Row[], config: TeacherStudentConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  switch (config.students) {
    case 'spherical':
      return [identity(rows, config), curves(rows, config), best(rows, config), settled(rows, config)];
    case 'binary':
      return [hysteresis(rows, config), thermal(rows, config), stuck(rows, config)];
    case 'counted':
      return [identity(rows, config), jump(rows), lone(rows, config)];
  }
}

const numberOf = (row: Row, name: string) => Number(row.values[name] ?? Number.NaN);
const errorIn = (row: Row, name: string) => numberOf(row, `${name}Error`);

/** z of one test among `tests`, for errors that come from the samples of a run. */
const limitOf = (tests: number, { samples }: TeacherStudentConfig) => studentFrom(correctedZ(tests), samples);

/** Nishimori's identity at every load, together. */
function identity(rows: readonly Row[], config: TeacherStudentConfig): Finding {
  const limit = limitOf(rows.length, config);
  const apart = (row: Row) => Math.abs(numberOf(row, 'gap')) / errorIn(row, 'gap');
  const worst = rows.reduce((most, row) => (apart(row) > apart(most) ? row : most));
  const widest = Math.max(...rows.map((row) => limit * errorIn(row, 'gap')));
  const broken = apart(worst) > limit;
  return {
    id: 'identity',
    verdict: verdictOf(!broken && widest < BLURRED, broken),
    facts: {
      loads: rows.length,
      load: rounded(worst.values.load),
      gap: rounded(worst.values.gap, 2),
      error: rounded(worst.values.gapError, 2),
      sigmas: rounded(apart(worst), 2),
      limit: rounded(limit, 2),
    },
  };
}

/** All four rules against their limits N -> infinity; a difference of order 1/N is theirs by right. */
function curves(rows: readonly Row[], config: TeacherStudentConfig): Finding {
  const limit = limitOf(rows.length * RULES.length, config);
  const allowed = FINITE / config.size;
  const all = rows.flatMap((row) =>
    RULES.map((rule) => {
      const exact = errorOf(rule, numberOf(row, 'load'));
      const beyond = Math.abs(numberOf(row, rule) - exact) - allowed - limit * errorIn(row, rule);
      return { row, rule, exact, beyond };
    }),
  );
  const worst = all.reduce((most, each) => (each.beyond > most.beyond ? each : most));
  const broken = worst.beyond > 0;
  const blurred = all.some(({ row, rule }) => limit * errorIn(row, rule) > BLURRED);
  return {
    id: 'curves',
    verdict: verdictOf(!broken && !blurred, broken),
    facts: {
      ...(broken && { state: `off-${worst.rule}` }),
      load: rounded(worst.row.values.load),
      ours: rounded(worst.row.values[worst.rule], 4),
      error: rounded(worst.row.values[`${worst.rule}Error`], 2),
      exact: rounded(worst.exact, 4),
      allowed: rounded(allowed, 2),
      loads: rows.length,
    },
  };
}

/** Bayes below Gibbs, sample by sample, at every load; and at the heaviest load the order of all. */
function best(rows: readonly Row[], config: TeacherStudentConfig): Finding {
  const limit = limitOf(2 * rows.length, config);
  const lead = (row: Row, rule: Rule) => {
    const error = Math.hypot(errorIn(row, rule), errorIn(row, 'bayes'));
    return (numberOf(row, rule) - numberOf(row, 'bayes')) / error;
  };
  const leads = rows.flatMap((row) => [lead(row, 'gibbs'), lead(row, 'hebb')]);
  const last = rows[rows.length - 1]!.values;
  return {
    id: 'best',
    verdict: verdictOf(
      Math.max(...leads) > limit && Math.min(...leads) > -limit,
      Math.min(...leads) < -limit,
    ),
    facts: {
      load: rounded(last.load),
      gibbs: rounded(last.gibbs),
      bayes: rounded(last.bayes),
      hebb: rounded(last.hebb),
      stable: rounded(last.stable),
    },
  };
}

/** Chains from the teacher and from solutions of their own agree: the equilibrium light of these chains. */
function settled(rows: readonly Row[], config: TeacherStudentConfig): Finding {
  const limit = limitOf(rows.length, config);
  const lights = rows.map((row) =>
    equivalenceLight({ value: numberOf(row, 'starts'), error: errorIn(row, 'starts') }, limit),
  );
  const worst = rows.reduce((most, row) =>
    Math.abs(numberOf(row, 'starts')) > Math.abs(numberOf(most, 'starts')) ? row : most,
  );
  const slowest = Math.max(...rows.map((row) => numberOf(row, 'memory')));
  return {
    id: 'settled',
    verdict: verdictOf(
      lights.every((light) => light === 'green'),
      lights.includes('red'),
    ),
    facts: {
      load: rounded(worst.values.load),
      gap: rounded(worst.values.starts, 2),
      error: rounded(worst.values.startsError, 2),
      margin: EQUILIBRIUM_MARGIN,
      memory: rounded(Math.round(slowest)),
      sweeps: rounded(Math.floor(config.sweeps / 2)),
    },
  };
}

/** Rows of one walk by their load. */
const walked = (rows: readonly Row[], direction: 'up' | 'down') =>
  rows.filter(({ values }) => values.direction === direction);

/** The widest difference between coming down from the teacher and going up from nothing, at one load. */
function hysteresis(rows: readonly Row[], config: TeacherStudentConfig): Finding {
  const up = new Map(walked(rows, 'up').map((row) => [row.values.load, row]));
  const pairs = walked(rows, 'down').flatMap((down) => {
    const climbing = up.get(down.values.load ?? '');
    if (!climbing) return [];
    const width = numberOf(down, 'falling') - numberOf(climbing, 'climbing');
    const error = Math.hypot(errorIn(down, 'falling'), errorIn(climbing, 'climbing'));
    return [{ down, climbing, width, error }];
  });
  const widest = pairs.reduce<(typeof pairs)[number] | null>(
    (most, pair) => (most && most.width >= pair.width ? most : pair),
    null,
  );
  const limit = limitOf(Math.max(1, pairs.length), config);
  const waiting = pairs.length === 0;
  const { width = Number.NaN, error = Number.NaN } = widest ?? {};
  return {
    id: 'hysteresis',
    verdict: waiting
      ? 'cannot-tell'
      : verdictOf(width > limit * error && width > BLURRED, width + limit * error < BLURRED),
    facts: {
      ...(waiting && { state: 'waiting' }),
      load: rounded(widest?.down.values.load),
      climbing: rounded(widest?.climbing.values.climbing),
      climbingError: rounded(widest?.climbing.values.climbingError, 2),
      falling: rounded(widest?.down.values.falling),
      fallingError: rounded(widest?.down.values.fallingError, 2),
    },
  };
}

/** On the way up, below the transition: R on the replica-symmetric curve of this temperature. */
function thermal(rows: readonly Row[], config: TeacherStudentConfig): Finding {
  const transition = binaryTransition().load;
  const below = walked(rows, 'up').filter((row) => numberOf(row, 'load') < transition);
  const exact = thermalStrangers(
    below.map((row) => numberOf(row, 'load')),
    config.temperature,
  ).map((students) => students?.overlap ?? Number.NaN);
  const limit = limitOf(Math.max(1, below.length), config);
  const allowed = FINITE_BINARY / config.size;
  const beyond = below.map(
    (row, k) => Math.abs(numberOf(row, 'climbing') - exact[k]!) - allowed - limit * errorIn(row, 'climbing'),
  );
  const worst = beyond.reduce((most, value, k) => (value > beyond[most]! ? k : most), 0);
  const row = below[worst];
  const known = row !== undefined && beyond.every(Number.isFinite);
  const blurred = below.some((each) => limit * errorIn(each, 'climbing') > 2 * BLURRED);
  const off = known && beyond[worst]! > 0;
  return {
    id: 'thermal',
    verdict: known ? verdictOf(!off && !blurred, off) : 'cannot-tell',
    facts: {
      temperature: rounded(config.temperature),
      load: rounded(row?.values.load),
      ours: rounded(row?.values.climbing),
      error: rounded(row?.values.climbingError, 2),
      exact: rounded(exact[worst] ?? Number.NaN),
      wrong: rounded(100 * (row ? numberOf(row, 'wrongClimbing') : Number.NaN), 2),
    },
  };
}

/** Do students that climb find the teacher once he alone is left? */
function stuck(rows: readonly Row[], config: TeacherStudentConfig): Finding {
  const transition = binaryTransition().load;
  const up = walked(rows, 'up');
  const beyond = up.filter((row) => numberOf(row, 'load') > transition);
  const first = beyond[0];
  const last = beyond[beyond.length - 1];
  const limit = limitOf(1, config);
  const missed = first && numberOf(first, 'climbing') + limit * errorIn(first, 'climbing') < HALF;
  const found = first && numberOf(first, 'climbing') - limit * errorIn(first, 'climbing') > HALF;
  const crossing = up.find((row) => numberOf(row, 'climbing') > HALF);
  return {
    id: 'stuck',
    verdict: first ? verdictOf(Boolean(missed), Boolean(found)) : 'cannot-tell',
    facts: {
      ...(!first && { state: 'waiting' }),
      ...(missed && crossing && { state: 'late' }),
      transition: transition.toFixed(3),
      temperature: rounded(config.temperature),
      load: rounded(first?.values.load),
      climbing: rounded(first?.values.climbing),
      error: rounded(first?.values.climbingError, 2),
      late: rounded(crossing?.values.load),
      heaviest: rounded(last?.values.load),
      arrived: rounded(100 * (last ? numberOf(last, 'arrived') : Number.NaN), 2),
    },
  };
}

/** Where the mean overlap of all students without an error passes half way, by a straight line between two loads. */
function jump(rows: readonly Row[]): Finding {
  const crossing = crossingOf(rows, 'overlap', HALF);
  const last = rows[rows.length - 1]!;
  return {
    id: 'jump',
    verdict: verdictOf(crossing !== null, crossing === null && numberOf(last, 'load') > 2),
    facts: {
      at: rounded(crossing?.value ?? Number.NaN),
      error: rounded(crossing?.error ?? Number.NaN, 2),
      transition: binaryTransition().load.toFixed(3),
      heaviest: rounded(last.values.load),
      overlap: rounded(last.values.overlap),
    },
  };
}

/** How often the teacher is alone: never at light loads, nearly always at heavy ones. */
function lone(rows: readonly Row[], config: TeacherStudentConfig): Finding {
  const [first, last] = [rows[0]!, rows[rows.length - 1]!];
  const limit = limitOf(1, config);
  const rise = numberOf(last, 'alone') - numberOf(first, 'alone');
  const error = Math.hypot(errorIn(last, 'alone'), errorIn(first, 'alone'));
  const half = crossingOf(rows, 'alone', 0.5);
  return {
    id: 'lone',
    verdict: verdictOf(rise > limit * error && half !== null, rise + limit * error < 0.5),
    facts: {
      ...(rows.length < 2 && { state: 'waiting' }),
      at: rounded(half?.value ?? Number.NaN),
      error: rounded(half?.error ?? Number.NaN, 2),
      load: rounded(last.values.load),
      percent: rounded(100 * numberOf(last, 'alone')),
    },
  };
}

/** Load at which a column first rises through a level. */
function crossingOf(rows: readonly Row[], name: string, level: number): Estimate | null {
  const points = rows.map((row) => ({
    x: numberOf(row, 'load'),
    y: { value: numberOf(row, name), error: errorIn(row, name) },
  }));
  return firstCrossing(points, level, 'rising');
}
