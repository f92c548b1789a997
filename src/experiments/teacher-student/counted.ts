/** Few weights ±1: every student is looked at, all loads of a sample in one count. */
import ln from '@stdlib/math-base-special-ln';
import { randomPatterns } from '../../glass/patterns-random.ts';
import { VersionSpaceCount } from '../../learner/exact/binary-version-space.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Act, Journey, Memory } from '../journey.ts';
import { type Load, loadsOf, sizeOf, type TeacherStudentConfig } from '../teacher-student.ts';
import { rowOf } from './row.ts';

/** Students looked at between two looks up: some 10 ms. */
const PIECE = 2 ** 20;

/** [load][sample]. */
interface Found {
  overlap: number[];
  twins: number[];
  gap: number[];
  entropy: number[];
  alone: number[];
}

export function countedJourney(config: TeacherStudentConfig): Journey {
  const classes = new CountedClasses(config);
  return { legs: [{ glasses: [], acts: () => classes.acts() }], memory: [classes] };
}

class CountedClasses implements Memory {
  private readonly loads: readonly Load[];
  private readonly size: number;
  private found: Found[];
  private open: { sample: number; count: VersionSpaceCount } | null = null;

  constructor(private readonly config: TeacherStudentConfig) {
    this.loads = loadsOf(config);
    this.size = sizeOf(config);
    this.found = this.loads.map(() => ({ overlap: [], twins: [], gap: [], entropy: [], alone: [] }));
  }

  *acts(): Generator<Act> {
    for (let sample = 0; sample < this.config.samples; sample++) {
      for (let done = 0; done < 2 ** this.size; done += PIECE)
        yield { kind: 'then', run: () => this.look(sample) };
      yield { kind: 'then', run: () => this.end(sample) };
    }
    for (const [k, load] of this.loads.entries())
      yield { kind: 'row', row: () => rowOf(load, { ...this.found[k]! }) };
  }

  private look(sample: number): void {
    this.open ??= { sample, count: this.countOf(sample) };
    this.open.count.advance(PIECE);
  }

  private patternsOf(sample: number) {
    const patterns = this.loads[this.loads.length - 1]!.patterns;
    const { size, config } = this;
    return randomPatterns({ size, patterns, labels: 'teacher', seed: seedFrom(config.seed), sample });
  }

  private countOf(sample: number): VersionSpaceCount {
    return new VersionSpaceCount(
      this.patternsOf(sample),
      this.loads.map(({ patterns }) => patterns),
    );
  }

  private end(sample: number): void {
    const { counts, sums } = this.open!.count.result();
    const { size } = this;
    const teacher = this.patternsOf(sample).teacher!;
    for (const [k, found] of this.found.entries()) {
      const students = counts[k]!;
      let [along, squares] = [0, 0];
      for (let i = 0; i < size; i++) {
        along += sums[k * size + i]! * teacher[i]!;
        squares += sums[k * size + i]! ** 2;
      }
      const [R, q] = [along / students / size, squares / students ** 2 / size];
      found.overlap.push(R);
      found.twins.push(q);
      found.gap.push(R - q);
      found.entropy.push(ln(students) / size);
      found.alone.push(students === 1 ? 1 : 0);
    }
    this.open = null;
  }

  save(): unknown {
    const { open, found } = this;
    return structuredClone({ found, open: open && { sample: open.sample, count: open.count.save() } });
  }

  restore(saved: unknown): void {
    const { found, open } = structuredClone(saved) as {
      found: Found[];
      open: { sample: number; count: unknown } | null;
    };
    this.found = found;
    this.open = null;
    if (!open) return;
    const count = this.countOf(open.sample);
    count.restore(open.count);
    this.open = { sample: open.sample, count };
  }
}
