/**
 * Spherical students: for each load and sample, chains in the version space from independent solutions and from the teacher, the
 * second half of which is measured; beside them the Hebb rule and the student of maximum stability of the same patterns.
 */
import { maximumStabilityStudent } from '../../dynamics/optimise/adatron.ts';
import { perceptronStudent, VersionSpace, type VersionSpaceSnapshot } from '../../dynamics/version-space.ts';
import {
  cosine,
  firstPatterns,
  type LabelledPatterns,
  product,
  teacherPatterns,
} from '../../learner/data/teacher-patterns.ts';
import { generalisationError } from '../../learner/exact/teacher-student-integrals.ts';
import { integratedAutocorrelation } from '../../observables/autocorrelation.ts';
import { pairCount } from '../../observables/overlap.ts';
import { mean } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import { lazily } from '../glass-common/glasses.ts';
import type { Act, Journey, Memory } from '../journey.ts';
import { type Load, loadsOf, type TeacherStudentConfig } from '../teacher-student.ts';
import { rowOf } from './row.ts';

/** Measurements of a chain. */
const LOOKS = 250;
/** Weights times patterns times chains moved between two looks up: some 20 ms. */
const PIECE = 4e6;
/** Chains of one load draw no random number of another's. */
const LOAD_APART = 2 ** 22;

/** What one sample gives; the mean over its chains, pairs and measurements. */
interface Measured {
  overlap: number;
  twins: number;
  gap: number;
  functions: number;
  gibbs: number;
  bayes: number;
  hebb: number;
  stable: number;
  stability: number;
  starts: number;
  memory: number;
  unfinished: number;
}

export function sphericalJourney(config: TeacherStudentConfig): Journey {
  const classes = new Classes(config);
  return { legs: [{ glasses: [], acts: () => classes.acts() }], memory: [classes] };
}

interface SavedClasses {
  readonly measured: readonly Measured[];
  readonly open: null | {
    readonly load: number;
    readonly sample: number;
    readonly space: VersionSpaceSnapshot;
    readonly tally: unknown;
  };
}

/** The samples of one load after another, of which one at a time has chains that move. */
class Classes implements Memory {
  private measured: Measured[] = [];
  private open: { load: number; sample: number; space: VersionSpace; tally: Tally } | null = null;
  private readonly loads: readonly Load[];
  private readonly chains: number;
  private readonly interval: number;

  constructor(private readonly config: TeacherStudentConfig) {
    this.loads = loadsOf(config);
    this.chains = 2 * config.copies;
    this.interval = Math.max(1, Math.floor(config.sweeps / 2 / LOOKS));
  }

  *acts(): Generator<Act> {
    const { samples, size } = this.config;
    const looks = Math.max(2, Math.floor(this.config.sweeps / 2 / this.interval));
    for (const [k, load] of this.loads.entries()) {
      const piece = Math.max(1, Math.floor(PIECE / (size * load.patterns * this.chains * this.interval)));
      for (let sample = 0; sample < samples; sample++) {
        yield { kind: 'then', run: () => this.begin(k, sample) };
        // As many looks' worth of sweeps are forgotten as are measured.
        for (let look = 0; look < 2 * looks; look += piece) {
          const count = Math.min(piece, 2 * looks - look);
          yield { kind: 'then', run: () => this.move(look, count, looks) };
        }
        yield { kind: 'then', run: () => this.end() };
      }
      yield { kind: 'row', row: () => this.row(load) };
    }
  }

  private patternsOf(load: number, sample: number): LabelledPatterns {
    return firstPatterns(this.sampleOf(sample)(), this.loads[load]!.patterns);
  }

  /** All patterns of a sample; the one in use is kept. */
  private sampleOf(sample: number): () => LabelledPatterns {
    if (this.drawn?.sample !== sample) {
      const { size, seed } = this.config;
      const patterns = this.loads[this.loads.length - 1]!.patterns;
      const all = lazily(() => teacherPatterns({ size, patterns, seed: seedFrom(seed), sample }));
      this.drawn = { sample, all };
    }
    return this.drawn.all;
  }
  private drawn: { readonly sample: number; readonly all: () => LabelledPatterns } | null = null;

  /** Half of the chains begin at independent solutions, half at the teacher. */
  private begin(load: number, sample: number): void {
    const { copies } = this.config;
    const patterns = this.patternsOf(load, sample);
    const first = this.firstState(load, sample);
    const strangers = Array.from({ length: copies }, (_, copy) => {
      const student = perceptronStudent(patterns, seedFrom(this.config.seed), first + copy);
      if (!student) throw new RangeError(`the perceptron found no solution of sample ${sample}`);
      return student;
    });
    const starts = [...strangers, ...strangers.map(() => patterns.teacher)];
    this.open = { load, sample, space: this.spaceOf(load, sample, starts), tally: new Tally(patterns) };
  }

  private spaceOf(load: number, sample: number, starts: readonly Float64Array[]): VersionSpace {
    const [patterns, seed] = [this.patternsOf(load, sample), seedFrom(this.config.seed)];
    return new VersionSpace({ patterns, starts, seed, firstState: this.firstState(load, sample) });
  }

  private firstState(load: number, sample: number): number {
    return load * LOAD_APART + sample * this.chains;
  }

  private move(look: number, count: number, burnIn: number): void {
    const { space, tally } = this.open!;
    for (let k = look; k < look + count; k++) {
      space.advance(this.interval);
      if (k >= burnIn) tally.add(space);
    }
  }

  private end(): void {
    const { load, sample, tally } = this.open!;
    const patterns = this.patternsOf(load, sample);
    const stable = maximumStabilityStudent(patterns);
    const { teacher } = patterns;
    this.measured.push({
      ...tally.result(this.config.copies, this.interval),
      hebb: generalisationError(cosine(hebb(patterns), teacher)),
      stable: generalisationError(cosine(stable.weights, teacher)),
      stability: stable.stability,
      unfinished: stable.gap,
    });
    this.open = null;
  }

  private row(load: Load) {
    const { measured } = this;
    this.measured = [];
    const of = (name: keyof Measured) => measured.map((each) => each[name]);
    const { unfinished: _, ...names } = measured[0]!;
    const samples = Object.fromEntries(Object.keys(names).map((name) => [name, of(name as keyof Measured)]));
    return rowOf(load, samples, { unfinished: Math.max(...of('unfinished')) });
  }

  save(): SavedClasses {
    const { open, measured } = this;
    return {
      measured: structuredClone(measured),
      open: open && {
        load: open.load,
        sample: open.sample,
        space: open.space.snapshot(),
        tally: open.tally.save(),
      },
    };
  }

  restore(saved: unknown): void {
    const { measured, open } = saved as SavedClasses;
    this.measured = structuredClone([...measured]);
    this.open = null;
    if (!open) return;
    const patterns = this.patternsOf(open.load, open.sample);
    const starts = Array.from({ length: this.chains }, () => patterns.teacher);
    const space = this.spaceOf(open.load, open.sample, starts);
    space.restore(open.space);
    const tally = new Tally(patterns);
    tally.restore(open.tally);
    this.open = { load: open.load, sample: open.sample, space, tally };
  }
}

/** Sum of all patterns times their labels. */
function hebb({ size, patterns, values }: LabelledPatterns): Float64Array {
  const sum = new Float64Array(size);
  for (let mu = 0; mu < patterns; mu++) for (let i = 0; i < size; i++) sum[i]! += values[mu * size + i]!;
  return sum;
}

/** What is measured on the chains of one sample. */
class Tally {
  /** R of every chain, [chain][look]. */
  private overlaps: number[][] = [];
  private twins = 0;
  private functions = 0;
  private gibbs = 0;
  private looks = 0;

  constructor(private readonly patterns: LabelledPatterns) {}

  add(space: VersionSpace): void {
    const { size, teacher } = this.patterns;
    const students = Array.from({ length: space.chains }, (_, chain) => space.student(chain));
    const pairs = pairCount(students.length);
    for (const [chain, student] of students.entries()) {
      const overlap = product(student, teacher) / size;
      this.overlaps[chain] ??= [];
      this.overlaps[chain].push(overlap);
      this.gibbs += generalisationError(overlap) / students.length;
      for (const other of students.slice(chain + 1)) {
        const q = product(student, other) / size;
        this.twins += q / pairs;
        // Two students agree on a new pattern unless it lies between them: q_f = 1 - 2 * share = 1 - (2/pi) arccos q.
        this.functions += (1 - 2 * generalisationError(q)) / pairs;
      }
    }
    this.looks++;
  }

  /** @param copies  chains that began at solutions of their own; the rest began at the teacher */
  result(copies: number, interval: number) {
    const chains = this.overlaps.map(mean);
    const overlap = mean(chains);
    const twins = this.twins / this.looks;
    const series = this.overlaps.map((values) => Float64Array.from(values));
    return {
      overlap,
      twins,
      gap: overlap - twins,
      functions: this.functions / this.looks,
      gibbs: this.gibbs / this.looks,
      // The centre m of all students, which votes as all of them do for N -> infinity: m·w*/N = R, |m|²/N = q, each a plain mean.
      bayes: generalisationError(overlap / Math.sqrt(Math.max(twins, overlap * overlap))),
      starts: mean(chains.slice(copies)) - mean(chains.slice(0, copies)),
      memory: interval * integratedAutocorrelation(series).tau,
    };
  }

  save(): unknown {
    const { overlaps, twins, functions, gibbs, looks } = this;
    return structuredClone({ overlaps, twins, functions, gibbs, looks });
  }

  restore(saved: unknown): void {
    const { overlaps, ...rest } = structuredClone(saved) as Pick<Tally, never> & { overlaps: number[][] };
    this.overlaps = overlaps;
    Object.assign(this, rest);
  }
}
