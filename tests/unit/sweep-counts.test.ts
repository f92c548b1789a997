/** Counts of the sweep kernels: against counts by hand, against the text of the kernels, and the rounds of a block against glasses. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type CountedSweep,
  LOGARITHM,
  PHILOX,
  PRODUCT,
  roundsOfBlock,
  shareOfPeak,
  sweepCounts,
} from '../../src/engine/webgpu/sweep-counts.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';

const dense: CountedSweep = {
  kernel: 'skip-ahead',
  visits: 'sites',
  model: 'dense',
  size: 128,
  degree: 0,
  patterns: 0,
  couplingBits: 8,
  rule: 'heat-bath',
  acceptance: 0.25,
  workgroupSize: 32,
  block: 32,
  fieldsInStorage: false,
};

describe('counts by hand', () => {
  it('skip-ahead: one block of 128 sites, a quarter of which flip', () => {
    // Words and levels of four sites an invocation: (358 + 4 * 45 + 20) / 4 = 139.5. 33 scans: 33 * 32 * 22 / 128 = 181.5.
    // Tests: one, and half of those behind 32 flips: 17 * 30 = 510. Rows: 32 quads * 20 / 4 = 160.
    const { operations, bytes, barriers } = sweepCounts(dense);
    expect(operations).toBeCloseTo(139.5 + 181.5 + 510 + 160, 9);
    expect(bytes).toBe(128 / 4);
    expect(barriers).toBe((3 * 33) / 128);
  });

  it('blocked: a row of bits for each flip, 32 rows of 32 bits a block, and fields once a block where they lie in storage', () => {
    const bits = { ...dense, kernel: 'blocked', couplingBits: 1 } as const;
    expect(sweepCounts(bits).bytes).toBe(128 / 8 / 4 + 4);
    expect(sweepCounts({ ...bits, couplingBits: 8 }).bytes).toBe(128 / 4 + 32);
    expect(sweepCounts({ ...bits, acceptance: 1, fieldsInStorage: true }).bytes).toBe(
      128 / 8 + 4 + 4 + 8 * 4,
    );
    expect(sweepCounts({ ...bits, acceptance: 0 }).barriers).toBe(6 / 32);
  });

  it('multi-spin: two Philox blocks, six counts, eight planes for 32 states', () => {
    const { operations, bytes } = sweepCounts({ ...dense, kernel: 'multi-spin', model: 'sparse', degree: 6 });
    expect(operations).toBe((2 * 358 + 86 + 170 + 22) / 32);
    expect(bytes).toBe(88 / 32);
  });

  it('a kernel at its limit has the share 1, at half its speed one half', () => {
    const counts = { operations: 300, bytes: 64, barriers: 0 };
    const peak = { bytesPerNs: 32, operationsPerNs: 100 };
    expect(shareOfPeak(counts, peak, 3)).toEqual({ byBytes: 2, byOperations: 3, share: 1 });
    expect(shareOfPeak({ ...counts, bytes: 128 }, peak, 8).share).toBe(0.5);
  });
});

describe('counts of the text', () => {
  const shader = (name: string) =>
    readFileSync(new URL(`../../shaders/${name}.wgsl`, import.meta.url), 'utf8');
  const bodyOf = (text: string, name: string) =>
    new RegExp(`fn ${name}\\(.*?\\{\\n(.*?)\\n\\}`, 's').exec(text)![1]!;
  const operators = (text: string) =>
    text.replace(/\/\/.*/g, '').match(/ (\*|\+|-|&|\||\^|>>|<<|==|<|>) |select\(|countLeadingZeros\(|~/g)
      ?.length ?? 0;

  it('a product, a logarithm and ten rounds of Philox have the operations that are counted', () => {
    const philox = shader('philox');
    expect(operators(bodyOf(philox, 'wideProduct'))).toBe(PRODUCT);
    expect(operators(bodyOf(shader('logarithm'), 'logOfOdd'))).toBe(LOGARITHM);
    // With a constant factor its halves are constants too: two operations less.
    const round = operators(bodyOf(philox, 'philoxRound')) + 2 * (PRODUCT - 2);
    const keys = bodyOf(philox, 'philox4x32').match(/\+ (\d\w \* )?PHILOX_W/g)!.length;
    expect(10 * round + keys).toBe(PHILOX);
  });
});

describe('rounds of a block', () => {
  /** Delayed updates of one replica, and the mean number of rounds (even) of a block after `warm` sweeps. */
  function play(size: number, block: number, beta: number): { rounds: number; acceptance: number } {
    const { couplings, unit } = sherringtonKirkpatrick({
      size,
      couplings: 'binary',
      couplingBits: 1,
      seed: seedFrom(3),
      sample: 0,
    });
    const J = couplings.values;
    const words = new WordReader(seedFrom(4), Stream.HeatBath, 0);
    let drawn = 0;
    const uniform = () => (words.word(drawn++) + 0.5) / 2 ** 32;
    const spins = Int8Array.from({ length: size }, () => (uniform() < 0.5 ? 1 : -1));
    let [rounds, blocks, flips] = [0, 0, 0];
    const [warm, sweeps] = [10, 20];
    for (let sweep = 0; sweep < warm + sweeps; sweep++) {
      for (let first = 0; first < size; first += block) {
        const levels = Float64Array.from(
          { length: block },
          () => Math.log(1 / uniform() - 1) / (2 * beta * unit),
        );
        const field = (i: number, flipped: Uint8Array, before: number) => {
          let sum = 0;
          for (let j = 0; j < size; j++) {
            const turned = j >= first && j < first + before && flipped[j - first] === 1;
            sum += J[i * size + j]! * (turned ? -spins[j]! : spins[j]!);
          }
          return sum;
        };
        const decide = (k: number, flipped: Uint8Array) =>
          field(first + k, flipped, k) > levels[k]! !== spins[first + k]! > 0 ? 1 : 0;
        const inTurn = new Uint8Array(block);
        for (let k = 0; k < block; k++) inTurn[k] = decide(k, inTurn);
        let flipped = new Uint8Array(block);
        let round = 0;
        for (let settled = false; !settled; round++) {
          const next = Uint8Array.from(flipped, (_, k) => decide(k, flipped));
          settled = next.every((flip, k) => flip === flipped[k]);
          flipped = next;
        }
        // The only fixed point is what one site after the other decides.
        expect(flipped).toEqual(inTurn);
        flipped.forEach((flip, k) => {
          if (flip) spins[first + k] = -spins[first + k]!;
        });
        if (sweep < warm) continue;
        rounds += round + (round % 2);
        blocks++;
        flips += flipped.reduce((sum, flip) => sum + flip, 0);
      }
    }
    return { rounds: rounds / blocks, acceptance: flips / (blocks * block) };
  }

  it.each([
    [128, 0.5, 32],
    [128, 2, 32],
    [256, 0.5, 64],
    [256, 5, 64],
  ])(
    'delayed updates settle at the sequential ones, in about the rounds that are counted (N = %i, beta = %d, blocks of %i)',
    (size, beta, block) => {
      const { rounds, acceptance } = play(size, block, beta);
      expect(acceptance).toBeGreaterThan(0);
      expect(Math.abs(rounds - roundsOfBlock(acceptance, block))).toBeLessThan(1);
    },
  );
});
