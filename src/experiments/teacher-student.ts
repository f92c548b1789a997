/**
 * How much of a teacher does a student know who makes no error? Students with weights on a sphere are drawn uniformly from all that
 * agree with the teacher on the patterns: then the overlap q of two students is, on average, the overlap R of one with the teacher
 * (Nishimori's identity, exact at any N), and the error on new patterns falls smoothly. Students with weights ±1 jump: beyond 1.245
 * patterns per weight the teacher alone is left, but a student that begins anywhere and moves weight by weight does not find
 * him, while one that begins at the teacher stays: hysteresis, as at any transition of first order.
 *
 * Spherical students are sampled at zero training error, not trained; binary ones move on the glass engines at a temperature that
 * counts patterns they get wrong; few weights are counted to the last.
 * Sources: Györgyi, Phys. Rev. A 41 (1990) 7097; Sompolinsky, Tishby & Seung, Phys. Rev. Lett. 65 (1990) 1683; Seung, Sompolinsky &
 * Tishby, Phys. Rev. A 45 (1992) 6056; Opper & Haussler, Phys. Rev. Lett. 66 (1991) 2677; Engel & Van den Broeck, Statistical
 * Mechanics of Learning (2001); Nishimori, Statistical Physics of Spin Glasses and Information Processing (2001).
 */
import { binarySpinodal, binaryTransition } from '../learner/exact/teacher-student-binary.ts';
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import { evenTemperatures } from './glass-common/glasses.ts';
import { guessBy } from './guess.ts';
import { entropyCurve, errorCurve, overlapCurve, thermalCurve } from './teacher-student/exact.ts';

export const fields = {
  seed: seedField,
  students: {
    kind: 'choice',
    link: 'w',
    default: 'spherical',
    options: ['spherical', 'binary', 'counted'],
    group: 'learner',
    level: 'main',
  },
  size: countField('n', 'learner', 'main', [5, 50, 1001], 'units'),
  heaviest: { kind: 'real', link: 'a', default: 3, min: 0.1, max: 20, group: 'learner', level: 'main' },
  sweeps: countField('s', 'time', 'main', [20, 1500, 1_000_000], 'sweeps'),
  lightest: { kind: 'real', link: 'al', default: 0.5, min: 0.1, max: 20, group: 'learner', level: 'more' },
  loads: { kind: 'integer', link: 'nl', default: 6, min: 2, max: 60, group: 'learner', level: 'more' },
  temperature: {
    kind: 'real',
    link: 't',
    default: 0.7,
    min: 0.05,
    max: 5,
    group: 'time',
    level: 'more',
    scale: 'log',
  },
  counted: { kind: 'integer', link: 'nc', default: 19, min: 5, max: 27, group: 'learner', level: 'more' },
  samples: countField('d', 'average', 'more', [2, 16, 20_000]),
  copies: countField('r', 'average', 'more', [2, 2, 16]),
} as const satisfies Fields;

export type TeacherStudentConfig = ConfigOf<typeof fields>;

/** Weights of a student: those that are ±1 are odd in number, so that no pattern is undecided. */
export function sizeOf({ students, size, counted }: TeacherStudentConfig): number {
  if (students === 'spherical') return size;
  const asked = students === 'counted' ? counted : size;
  return asked % 2 === 0 ? asked + 1 : asked;
}

export interface Load {
  /** P, and α = P/N exactly. */
  readonly patterns: number;
  readonly load: number;
}

/** Loads from the lightest to the heaviest, in whole patterns; none twice. */
export function loadsOf(config: TeacherStudentConfig): Load[] {
  const size = sizeOf(config);
  const asked = evenTemperatures(config.lightest, config.heaviest, config.loads);
  const patterns = [...new Set(asked.map((load) => Math.max(1, Math.round(load * size))))];
  return patterns.map((count) => ({ patterns: count, load: count / size }));
}

/** Largest product of weights and patterns held for one sample: 64 MiB of numbers. */
const LARGEST_SAMPLE = 2 ** 23;

const is =
  (...kinds: readonly TeacherStudentConfig['students'][]) =>
  ({ students }: TeacherStudentConfig) =>
    kinds.includes(students);
const base = { kind: 'line', side: 'learner', x: 'load', xScale: 'linear', yScale: 'linear' } as const;
const jumps = [
  { id: 'transition', x: (config: TeacherStudentConfig) => binaryTick(config, binaryTransition) },
  { id: 'spinodal', x: (config: TeacherStudentConfig) => binaryTick(config, binarySpinodal) },
] as const;

/** At T = 0, weights ±1 alone, where the axis reaches it. */
function binaryTick(config: TeacherStudentConfig, point: () => { readonly load: number }): number | null {
  if (config.students === 'spherical') return null;
  const { load } = point();
  return load >= config.lightest && load <= config.heaviest ? load : null;
}

const RULES = ['gibbs', 'bayes', 'hebb', 'stable'] as const;
const STYLES = { gibbs: 'solid', bayes: 'solid', hebb: 'dashed', stable: 'dotted' } as const;

export const teacherStudent = defineExperiment({
  id: 'teacher-student',
  version: 1,
  topic: 'learning',
  fields,
  columns: [
    { name: 'load' },
    { name: 'patterns', digits: 6 },
    { name: 'direction' },
    ...withError('overlap'),
    ...withError('twins'),
    ...withError('gap', 3),
    ...withError('functions'),
    ...RULES.flatMap((rule) => withError(rule)),
    ...withError('stability'),
    { name: 'unfinished', digits: 2 },
    ...withError('starts', 3),
    ...withError('memory', 3),
    ...withError('climbing'),
    ...withError('falling'),
    ...withError('wrongClimbing'),
    ...withError('wrongFalling'),
    ...withError('arrived', 3),
    ...withError('entropy'),
    ...withError('alone', 3),
  ],
  figures: [
    {
      ...base,
      id: 'overlaps',
      yRange: [0, 1.05],
      series: [
        { y: 'overlap', error: 'overlapError', role: 'learner', style: 'solid' },
        { y: 'twins', error: 'twinsError', role: 'glass', style: 'dashed' },
        { y: 'functions', error: 'functionsError', role: 'neutral', style: 'dashed', when: is('spherical') },
      ],
      curves: [{ id: 'overlap', role: 'exact', style: 'dotted', points: overlapCurve }],
      ticks: jumps,
      when: is('spherical', 'counted'),
    },
    {
      ...base,
      id: 'identity',
      series: [{ y: 'gap', error: 'gapError', role: 'learner', style: 'solid' }],
      when: is('spherical', 'counted'),
    },
    {
      ...base,
      id: 'errors',
      series: RULES.map((rule) => ({
        y: rule,
        error: `${rule}Error`,
        role: rule === 'gibbs' ? 'learner' : rule === 'bayes' ? 'glass' : 'neutral',
        style: STYLES[rule],
      })),
      curves: RULES.map((rule) => ({
        id: rule,
        role: 'exact',
        style: STYLES[rule],
        points: (config: TeacherStudentConfig) => errorCurve(config, rule),
      })),
      when: is('spherical'),
    },
    {
      ...base,
      id: 'starts',
      series: [{ y: 'starts', error: 'startsError', role: 'control', style: 'dashed' }],
      when: is('spherical'),
    },
    {
      ...base,
      id: 'hysteresis',
      yRange: [0, 1.05],
      series: [
        { y: 'climbing', error: 'climbingError', role: 'learner', style: 'solid' },
        { y: 'falling', error: 'fallingError', role: 'control', style: 'dashed' },
      ],
      curves: [{ id: 'thermal', role: 'exact', style: 'dotted', points: thermalCurve }],
      ticks: jumps,
      when: is('binary'),
    },
    {
      ...base,
      id: 'wrong',
      series: [
        { y: 'wrongClimbing', error: 'wrongClimbingError', role: 'learner', style: 'solid' },
        { y: 'wrongFalling', error: 'wrongFallingError', role: 'control', style: 'dashed' },
      ],
      when: is('binary'),
    },
    {
      ...base,
      id: 'entropy',
      series: [{ y: 'entropy', error: 'entropyError', role: 'learner', style: 'solid' }],
      curves: [{ id: 'entropy', role: 'exact', style: 'dotted', points: entropyCurve }],
      ticks: jumps,
      when: is('counted'),
    },
    {
      ...base,
      id: 'alone',
      yRange: [0, 1.05],
      series: [{ y: 'alone', error: 'aloneError', role: 'learner', style: 'solid' }],
      ticks: jumps,
      when: is('counted'),
    },
  ],
  guess: guessBy(['twins', { identity: 'yes' }]),
  presets: {
    spherical: { students: 'spherical' },
    large: { students: 'spherical', size: 200, lightest: 1, heaviest: 2, loads: 2 },
    binary: {
      students: 'binary',
      lightest: 0.2,
      heaviest: 3,
      loads: 15,
      samples: 16,
      copies: 4,
      sweeps: 2000,
    },
    cold: {
      students: 'binary',
      size: 101,
      temperature: 0.3,
      lightest: 0.2,
      heaviest: 3,
      loads: 15,
      samples: 16,
      copies: 4,
      sweeps: 2000,
    },
    counted: { students: 'counted', lightest: 0.2, heaviest: 2, loads: 10, samples: 100 },
  },
  presetGroups: { students: ['spherical', 'large', 'binary', 'cold', 'counted'] },
  check(config) {
    const { lightest, heaviest } = config;
    if (!(heaviest > lightest)) throw new GlassboxError('GBX-441', { lightest, heaviest });
    const size = sizeOf(config);
    if (size * size * heaviest > LARGEST_SAMPLE)
      throw new GlassboxError('GBX-442', {
        size,
        heaviest,
        largest: Math.floor(LARGEST_SAMPLE / size / size),
      });
  },
  async *run(config, context) {
    const { run } = await import('./teacher-student/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./teacher-student/findings.ts')).findings(rows, config),
});
