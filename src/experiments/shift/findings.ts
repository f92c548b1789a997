/** What changed, who noticed, and what it would have taken. All differences are paired: the same plates at every amount. */
import { wilsonBand } from '../../observables/proportion.ts';
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import {
  columnOf,
  DETECTORS,
  type Detector,
  FAMILY_DETECTORS,
  type ShiftConfig,
  TARGET_NAMES,
  type Target,
} from '../shift.ts';
import { ratioOfMeans } from './measure.ts';

/** A detector that rings in more repeats than this has noticed. */
const HALF = 0.5;
const LEVEL = 0.05;

export function findings(rows: readonly Row[], _config: ShiftConfig): readonly Finding[] {
  const amounts = rows.filter(({ values }) => values.phase === 'amount');
  const [first, last] = [amounts[0], amounts.at(-1)];
  if (!first || !last) return [];
  const source = meanOverSamples(first.samples?.shapeMiss ?? []);
  const known = [learnt(source), calibrated(first)];
  if (last === first) return known;
  return [
    learnt(source),
    covariate(first, last),
    concept(first, last),
    lawRings(last),
    knows(last),
    calibrated(first),
    ...corner(rows),
    ...families(rows),
  ];
}

const percent = (value: number) => rounded(100 * value);

function learnt(source: Estimate): Finding {
  return {
    id: 'learnt',
    verdict: verdictOf(source.value + 2 * source.error < 0.05, source.value - 2 * source.error > 0.05),
    facts: { miss: percent(source.value), error: percent(source.error) },
  };
}

/** How many times as large it is on the same plates once they have changed: ratio of means, by the scatter of plates. */
const growth = (first: Row, last: Row, name: string): Estimate =>
  ratioOfMeans(last.samples?.[name] ?? [], first.samples?.[name] ?? []);

interface Rung {
  readonly count: number;
  readonly all: number;
  readonly low: number;
  readonly high: number;
}

function rung(row: Row, target: Target, detector: Detector): Rung {
  const rings = row.samples?.[columnOf(target, detector)] ?? [];
  const count = rings.reduce((sum, one) => sum + one, 0);
  return { count, all: rings.length, ...wilsonBand(count, Math.max(1, rings.length)) };
}

/** Other inputs: the error grows, and the ensemble's doubt with it. */
function covariate(first: Row, last: Row): Finding {
  const miss = growth(first, last, 'shapeMiss');
  const doubt = growth(first, last, 'shapeDoubt');
  const alarm = rung(last, 'shape', 'Alarm');
  return {
    id: 'covariate',
    verdict: verdictOf(
      miss.value - 2 * miss.error > 1 && alarm.low > HALF,
      miss.value - 2 * miss.error > 1 && alarm.high < HALF,
    ),
    facts: {
      times: rounded(miss.value),
      error: rounded(miss.error),
      doubt: rounded(doubt.value),
      doubtError: rounded(doubt.error),
      rings: alarm.count,
      repeats: alarm.all,
    },
  };
}

/** Another rule: the error grows, and nothing that looks at the inputs alone says so. */
function concept(first: Row, last: Row): Finding {
  const miss = growth(first, last, 'ruleMiss');
  const doubt = growth(first, last, 'ruleDoubt');
  const [alarm, classifier, mmd] = (['Alarm', 'Classifier', 'Mmd'] as const).map((d) =>
    rung(last, 'rule', d),
  );
  const silent = [alarm!, classifier!, mmd!];
  const grew = miss.value - 2 * miss.error > 1;
  return {
    id: 'concept',
    verdict: verdictOf(
      grew && silent.every(({ high }) => high < HALF),
      grew && silent.some(({ low }) => low > HALF),
    ),
    facts: {
      times: rounded(miss.value),
      error: rounded(miss.error),
      doubt: rounded(doubt.value),
      doubtError: rounded(doubt.error),
      rings: alarm!.count,
      classifier: classifier!.count,
      mmd: mmd!.count,
      repeats: alarm!.all,
    },
  };
}

/** The law, told the new conductivity, is not kept. */
function lawRings(last: Row): Finding {
  const law = rung(last, 'rule', 'Law');
  return {
    id: 'law',
    verdict: verdictOf(law.low > HALF, law.high < HALF),
    facts: { rings: law.count, repeats: law.all },
  };
}

/** With the conductivity among the inputs the change is one of inputs. */
function knows(last: Row): Finding {
  const [alarm, classifier, mmd] = (['AlarmKnows', 'ClassifierKnows', 'MmdKnows'] as const).map((d) =>
    rung(last, 'rule', d),
  );
  const all = [alarm!, classifier!, mmd!];
  const miss = meanOverSamples(last.samples?.ruleMissKnows ?? []);
  return {
    id: 'knows',
    verdict: verdictOf(
      all.every(({ low }) => low > HALF),
      all.every(({ high }) => high < HALF),
    ),
    facts: {
      rings: alarm!.count,
      classifier: classifier!.count,
      mmd: mmd!.count,
      repeats: alarm!.all,
      miss: percent(miss.value),
      error: percent(miss.error),
    },
  };
}

/** At amount 0 all three targets are the source: their repeats are independent. Detectors are not: the worst is shown, its interval for all seven. */
function calibrated(first: Row): Finding {
  const shares = DETECTORS.map((detector) => {
    const each = TARGET_NAMES.map((target) => rung(first, target, detector));
    const count = each.reduce((sum, { count }) => sum + count, 0);
    const all = each.reduce((sum, { all }) => sum + all, 0);
    // 99.3 %, so that of seven detectors all hold with 95 %.
    return { count, all, ...wilsonBand(count, Math.max(1, all), 2.69) };
  });
  const worst = shares.reduce((most, next) => (next.count > most.count ? next : most));
  return {
    id: 'calibrated',
    verdict: verdictOf(
      shares.every(({ low, high }) => low <= LEVEL && high < 0.25),
      shares.some(({ low }) => low > LEVEL),
    ),
    facts: { worst: worst.count, repeats: worst.all, low: percent(worst.low), high: percent(worst.high) },
  };
}

/** Error near the corner over that far from it, on L-shapes and at the same places of whole plates. */
function corner(rows: readonly Row[]): Finding[] {
  const rings = rows.filter(({ values }) => values.phase === 'corner');
  if (rings.length < 3) return [];
  const [near, far] = [rings[0]!, rings.at(-1)!];
  const of = (row: Row, name: string) => meanOverSamples(row.samples?.[name] ?? []);
  const peak = rings.reduce((most, row) =>
    of(row, 'cornerMiss').value > of(most, 'cornerMiss').value ? row : most,
  );
  const [most, control, least] = [of(peak, 'cornerMiss'), of(peak, 'cornerControl'), of(far, 'cornerMiss')];
  const gap = { value: most.value - control.value, error: Math.sqrt(most.error ** 2 + control.error ** 2) };
  return [
    {
      id: 'corner',
      verdict: verdictOf(gap.value > 3 * gap.error, gap.value < -3 * gap.error),
      facts: {
        distance: rounded(peak.values.distance),
        miss: percent(most.value),
        error: percent(most.error),
        control: percent(control.value),
        controlError: percent(control.error),
        far: percent(least.value),
        farError: percent(least.error),
        near: percent(of(near, 'cornerMiss').value),
        nearError: percent(of(near, 'cornerMiss').error),
      },
    },
  ];
}

/** Does a family that was not seen fall to the level of a guess, does the ensemble expect it, and is it noticed? */
function families(rows: readonly Row[]): Finding[] {
  const told = rows.filter(({ values }) => values.phase === 'family');
  const [random, ...held] = told;
  if (!random || held.length < 2) return [];
  // The worst of so many families: as many chances to be beyond two errors.
  const limit = held.length > 3 ? 3 : 2.5;
  return [worstFamily(random, held, limit), surestFamily(held, limit), familyAlarms(random, held)];
}

const difference = (a: Estimate, b: Estimate): Estimate => ({
  value: a.value - b.value,
  error: Math.hypot(a.error, b.error),
});
const largestOf = (rows: readonly Row[], of: (row: Row) => number): Row =>
  rows.reduce((most, row) => (of(row) > of(most) ? row : most));

function worstFamily(random: Row, held: readonly Row[], limit: number): Finding {
  const worst = largestOf(held, (row) => ratio(row).value);
  const [there, here] = [ratio(random), ratio(worst)];
  const worse = difference(here, there);
  return {
    id: 'families',
    verdict: verdictOf(worse.value > limit * worse.error, worse.value < -limit * worse.error),
    facts: {
      family: String(worst.values.family),
      held: percent(here.value),
      error: percent(here.error),
      random: percent(there.value),
      randomError: percent(there.error),
      chance: held.filter((row) => ratio(row).value + 2 * ratio(row).error >= 1).length,
      all: held.length,
    },
  };
}

/** Where the error is furthest above the one that is expected. */
function surestFamily(held: readonly Row[], limit: number): Finding {
  const gapOf = (row: Row) => difference(ratio(row), ratio(row, 'expected'));
  const surest = largestOf(held, (row) => gapOf(row).value);
  const [gap, here, expected] = [gapOf(surest), ratio(surest), ratio(surest, 'expected')];
  return {
    id: 'sure',
    verdict: verdictOf(gap.value > limit * gap.error, gap.value < -limit * gap.error),
    facts: {
      family: String(surest.values.family),
      held: percent(here.value),
      error: percent(here.error),
      expected: percent(expected.value),
      expectedError: percent(expected.error),
    },
  };
}

/** All detectors must ring for every family; and the family of which the ensemble's own doubt says least. */
function familyAlarms(random: Row, held: readonly Row[]): Finding {
  const repeats = Math.max(1, random.samples?.familyAlarm?.length ?? 0);
  const rings = (row: Row, name: string) => (row.samples?.[name] ?? []).reduce((sum, one) => sum + one, 0);
  const bands = held.map((row) => FAMILY_DETECTORS.map((name) => wilsonBand(rings(row, name), repeats)));
  const [alarm, classifier, mmd] = FAMILY_DETECTORS.map((name) =>
    held.reduce((sum, row) => sum + rings(row, name), 0),
  );
  const [quietAlarm, quietClassifier, quietMmd] = FAMILY_DETECTORS.map((name) => rings(random, name));
  const quietest = largestOf(held, (row) => -rings(row, 'familyAlarm'));
  return {
    id: 'familyAlarms',
    verdict: verdictOf(
      bands.every((family) => family.every(({ low }) => low > HALF)),
      bands.some((family) => family.every(({ high }) => high < HALF)),
    ),
    facts: {
      alarm: alarm!,
      classifier: classifier!,
      mmd: mmd!,
      tests: repeats * held.length,
      family: String(quietest.values.family),
      least: rings(quietest, 'familyAlarm'),
      quietAlarm: quietAlarm!,
      quietClassifier: quietClassifier!,
      quietMmd: quietMmd!,
      repeats,
    },
  };
}

/** Error (or the one that the ensemble expects) over that of a guess. */
const ratio = (row: Row, of: 'wrong' | 'expected' = 'wrong'): Estimate =>
  ratioOfMeans(row.samples?.[of] ?? [], row.samples?.guessed ?? []);
