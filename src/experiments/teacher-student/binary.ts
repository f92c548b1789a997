/**
 * Weights ±1 on a glass engine: once up the loads from random weights, then down again from the teacher. Between two loads the students
 * go on as they are, with some more patterns or some fewer: a walk round the hysteresis loop, at one temperature.
 */
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { SpinState } from '../../engine/contract.ts';
import type { PatternSet } from '../../glass/patterns.ts';
import { randomPatterns } from '../../glass/patterns-random.ts';
import { packSpins } from '../../glass/spins.ts';
import { pairsWithinSamples } from '../../observables/overlap.ts';
import { seedFrom } from '../../random/seed.ts';
import { Kept, lazily, SampleSums } from '../glass-common/glasses.ts';
import type { Act, Journey, Leg } from '../journey.ts';
import { type Load, loadsOf, sizeOf, type TeacherStudentConfig } from '../teacher-student.ts';
import { rowOf } from './row.ts';

/** Looks at the students in the second half of the sweeps of a load. */
const LOOKS = 20;
/** The teacher lies beside every student under this name. */
const TEACHER = 'teacher';
/** No two legs share the random numbers of their students. */
const STATES_APART = 2 ** 20;

type Direction = 'climbing' | 'falling';

export function binaryJourney(config: TeacherStudentConfig): Journey {
  const students = new BinaryStudents(config);
  const loads = loadsOf(config);
  const legs = [
    ...loads.map((load, k) => students.leg(load, 'climbing', k)),
    ...loads.toReversed().map((load, k) => students.leg(load, 'falling', loads.length + k)),
  ];
  return { legs, memory: [students.weights, students.sums] };
}

class BinaryStudents {
  /** Weights as the last load left them, packed; none before the first. */
  readonly weights = new Kept<Uint32Array | null>(null);
  readonly sums: SampleSums;

  constructor(private readonly config: TeacherStudentConfig) {
    this.sums = new SampleSums(['overlap', 'twins', 'wrong', 'arrived'], config.samples);
  }

  leg(load: Load, direction: Direction, place: number): Leg {
    const { samples, copies, temperature } = this.config;
    const sweeps = Math.max(1, Math.floor(this.config.sweeps / 2 / LOOKS));
    const seed = seedFrom(this.config.seed);
    const patterns = lazily(() => this.patternsOf(load));
    const betas = () => uniformBetas(samples * copies, 1 / temperature);
    const perceptron = () => ({
      patterns: patterns(),
      replicas: copies,
      seed,
      firstState: place * STATES_APART,
    });
    const fromTeacher = direction === 'falling' && load.patterns === this.heaviest;
    const act = { kind: 'sweep', glass: 0, betas } as const;
    const sums = this.sums;
    const begin = ([state]: readonly SpinState[]) => this.begin(state!, patterns(), fromTeacher);
    const look = ([state]: readonly SpinState[]) => this.look(state!);
    const end = async ([state]: readonly SpinState[]) => {
      this.weights.value = (await state!.snapshot()).spins;
    };
    return {
      glasses: [{ perceptron, spins: samples * copies * sizeOf(this.config) }],
      *acts(): Generator<Act> {
        yield { kind: 'then', run: begin };
        yield { ...act, sweeps: sweeps * LOOKS };
        for (let k = 0; k < LOOKS; k++) {
          yield { ...act, sweeps };
          yield { kind: 'then', run: look };
        }
        yield { kind: 'then', run: end };
        yield { kind: 'row', row: () => rowOfLoad(load, direction, sums) };
      },
    };
  }

  private get heaviest(): number {
    const loads = loadsOf(this.config);
    return loads[loads.length - 1]!.patterns;
  }

  private patternsOf({ patterns }: Load): PatternSet[] {
    const size = sizeOf(this.config);
    const seed = seedFrom(this.config.seed);
    return Array.from({ length: this.config.samples }, (_, sample) =>
      randomPatterns({ size, patterns, labels: 'teacher', seed, sample }),
    );
  }

  /** The teacher is laid beside every student; students go on where they were, or are put on the teacher. */
  private async begin(state: SpinState, patterns: readonly PatternSet[], fromTeacher: boolean) {
    this.sums.reset();
    const snapshot = await state.snapshot();
    const teachers = new Uint32Array(snapshot.spins.length);
    for (let k = 0; k < state.states; k++)
      packSpins(patterns[Math.floor(k / state.replicas)]!.teacher!, teachers, k);
    const spins = fromTeacher ? teachers : (this.weights.value ?? snapshot.spins);
    await state.restore({ ...snapshot, spins: spins.slice(), marks: { [TEACHER]: teachers } });
  }

  private async look(state: SpinState): Promise<void> {
    const { size, samples, replicas } = state;
    const patterns = await state.correlate(TEACHER);
    const overlaps = await state.overlaps(pairsWithinSamples(samples, replicas));
    this.sums.add(
      'overlap',
      Array.from(patterns, (sum) => sum / size),
    );
    this.sums.add(
      'arrived',
      Array.from(patterns, (sum) => (sum === size ? 1 : 0)),
    );
    this.sums.add(
      'twins',
      Array.from(overlaps, (sum) => sum / size),
    );
    this.sums.add('wrong', await state.energies());
  }
}

function rowOfLoad(load: Load, direction: Direction, sums: SampleSums) {
  const wrong = sums.means('wrong').map((count) => count / load.patterns);
  const climbing = direction === 'climbing';
  return rowOf(
    load,
    {
      [direction]: sums.means('overlap'),
      [climbing ? 'wrongClimbing' : 'wrongFalling']: wrong,
      twins: sums.means('twins'),
      ...(climbing && { arrived: sums.means('arrived') }),
    },
    { direction: climbing ? 'up' : 'down' },
  );
}
