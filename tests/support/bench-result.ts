/** A result of `glassbox bench` as it could have been measured, made with a seeded scatter. */
import { medianInterval } from '../../bench/measure/statistics.ts';
import { type BenchLine, type BenchResult, FORMAT, VERSION } from '../../bench/result/schema.ts';
import { rooflineOf } from '../../bench/suite/bencher.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';

export const CEILINGS = {
  bandwidth: [
    { bytes: 16 * 1024, bytesPerNs: 300 },
    { bytes: 64 * 2 ** 20, bytesPerNs: 30 },
  ],
  integerPerNs: 50,
  additions16PerNs: 200,
  floatPerNs: 100,
};

export interface PlantedLine {
  readonly id: string;
  readonly median: number;
  readonly better?: 'less' | 'more';
  /** Share of the median by which samples scatter to both sides. */
  readonly scatter?: number;
  readonly disturbed?: boolean;
}

export function benchResult(lines: readonly PlantedLine[], seed = 1, samples = 15): BenchResult {
  const words = new WordReader(seedFrom(seed), Stream.Bootstrap, 0);
  let drawn = 0;
  const line = ({
    id,
    median,
    better = 'less',
    scatter = 0.02,
    disturbed = false,
  }: PlantedLine): BenchLine => {
    const values = Array.from(
      { length: samples },
      () => median * (1 + scatter * (words.word(drawn++) / 2 ** 31 - 1)),
    );
    const counts = {
      arithmetic: 'integer',
      operationsPerUnit: 400,
      bytesPerUnit: 300,
      touched: 1e5,
    } as const;
    return {
      id,
      workload: 'dense-binary',
      facts: { N: 1024 },
      group: 'glass',
      unit: better === 'less' ? 'ns/update' : 'GB/s',
      better,
      ...medianInterval(values),
      samples: values,
      threads: 2,
      disturbed,
      device: null,
      acceptance: 0.1,
      roofline: better === 'less' ? rooflineOf(counts, median, CEILINGS) : null,
    };
  };
  return {
    format: FORMAT,
    version: VERSION,
    project: { version: '0.1.0', commit: null },
    started: '2026-11-30T12:00:00.000Z',
    ended: '2026-11-30T12:01:00.000Z',
    quick: false,
    machine: { cpu: 'a processor', processors: 2, load: 0.1 },
    hosts: [
      {
        host: 'node',
        runtime: 'Node 20',
        seconds: 60,
        engines: [
          {
            engine: 'cpu',
            device: 'WebAssembly SIMD, 2 threads',
            emulated: false,
            threads: 2,
            timestamps: false,
            digest: '0123456789abcdef',
            ceilings: CEILINGS,
            lines: lines.map(line),
            spin: { slowdown: 1.01, disturbedShare: 0 },
            failure: null,
          },
        ],
      },
    ],
    peers: null,
    peersWords: null,
  };
}
