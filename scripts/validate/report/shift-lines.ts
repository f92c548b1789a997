/** Detectors of a shift: their level without one, exact by construction where a line says so, and their power at the largest. */
import { type Detector, TARGET_NAMES, type Target } from '../../../src/experiments/shift.ts';
import { known, type Line, type Section } from './line.ts';
import type { Reader } from './store.ts';

const LEVEL = 'shift-level';
const DEFAULT = 'shift-plates';

const NAMES: Readonly<Record<Detector, string>> = {
  Alarm: 'alarm of doubt',
  Law: 'alarm of the law',
  Classifier: 'classifier test',
  Mmd: 'MMD',
  AlarmKnows: 'alarm of doubt, told k',
  ClassifierKnows: 'classifier test with k',
  MmdKnows: 'MMD with k',
};
const CHANGES: Readonly<Record<Target, string>> = {
  shape: 'a notch',
  rule: 'another conductivity',
  both: 'both',
};

/** Share of all repeats at amount 0, where every target is the source; plates of the targets are independent. */
function quiet(read: Reader, detector: Detector) {
  const shares = TARGET_NAMES.map((target) => read.list(LEVEL, `${target}${detector}`)[0]!);
  const value = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const all = shares.length * REPEATS;
  return { value, error: Math.sqrt((Math.max(value, 1 / all) * (1 - value)) / all) };
}
const REPEATS = 40;

const percent = ({ value, error }: { value: number; error: number }) =>
  `${(100 * value).toFixed(1)} ± ${(100 * error).toFixed(1)} %`;

export function shiftSection(read: Reader): Section {
  const hasLevel = read.has(LEVEL);
  const hasDefault = read.has(DEFAULT);
  const exact = ['Mmd', 'MmdKnows'] as const;
  const atMost = ['Alarm', 'Law', 'Classifier', 'AlarmKnows', 'ClassifierKnows'] as const;
  const end = (column: string) => {
    const amounts = read.list(DEFAULT, 'amount');
    const row = amounts.indexOf(1);
    return { value: read.list(DEFAULT, column)[row]!, error: read.list(DEFAULT, `${column}Error`)[row]! };
  };
  return {
    id: 'shift',
    title: 'Domain shift: a surrogate of plates meets plates of another kind',
    text: [
      'Two ensembles of five 2-layer networks learn 256 rectangles (src/learner/plates); tests at 5 % compare 60 new plates with 60 rectangles, one point each.',
      'Without a change permutation tests ring in 5 % of repeats exactly (199 permutations), the others in at most 5 %: their statistics are counts. Errors of the',
      'shares are binomial; the alarms of one run share their thresholds. The discriminator was chosen on seed 1234; these are of seed 42.',
    ].join('\n'),
    lines: hasLevel
      ? exact.map(
          (detector): Line => ({
            quantity: `${NAMES[detector]}: share of repeats that ring without a change`,
            reference: known('exact', 0.05, 0),
            ours: quiet(read, detector),
            from: [LEVEL],
            digits: 4,
          }),
        )
      : [],
    remarks: [
      ...(hasLevel
        ? [
            `Without a change, at most 5 % promised: ${atMost.map((d) => `${NAMES[d]} ${percent(quiet(read, d))}`).join(', ')}.`,
          ]
        : []),
      ...(hasDefault
        ? TARGET_NAMES.map(
            (target) =>
              `Relative error after ${CHANGES[target]}, amount 1: ${percent(end(`${target}Miss`))}, doubt ${percent(end(`${target}Doubt`))} (mean over 24 plates); rings: ${(
                ['Alarm', 'Law', 'Classifier', 'Mmd', 'AlarmKnows', 'ClassifierKnows', 'MmdKnows'] as const
              )
                .map((d) => `${NAMES[d]} ${Math.round(12 * end(`${target}${d}`).value)}`)
                .join(', ')} of 12. \`${read.stored(DEFAULT).command}\``,
          )
        : []),
    ],
  };
}
