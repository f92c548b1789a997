/** What a benchmark's file holds: checked before it is written and when it is read; `bench/result.schema.json` is made from this. */
import * as v from 'valibot';

export const FORMAT = 'glassbox-bench';
export const VERSION = 1;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const positive = v.pipe(v.number(), v.finite(), v.gtValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const text = v.pipe(v.string(), v.minLength(1));
const time = v.pipe(v.string(), v.isoTimestamp());

export const UNITS = ['ns/update', 'µs/network-step', 'µs', 'GB/s', '10⁹/s', '1'] as const;
export const GROUPS = ['glass', 'learner', 'latency', 'peak', 'scaling', 'plain'] as const;

const interval = {
  median: positive,
  low: positive,
  high: positive,
  coverage: v.pipe(share, v.description('chance that the true median lies from low to high')),
};

/** Where a kernel stands on the roofline of its engine. */
const roofline = v.object({
  arithmetic: v.picklist(['integer', 'float']),
  operationsPerUnit: positive,
  bytesPerUnit: positive,
  operationsPerNs: positive,
  bytesPerNs: positive,
  /** Of the bandwidth that counts: that of the smallest measured set that holds what a thread touches. */
  ceilingBytesPerNs: positive,
  ceilingOperationsPerNs: positive,
  bound: v.picklist(['bytes', 'operations']),
  share: v.pipe(positive, v.description('of what the bound allows; caches can lift it above 1')),
});

const line = v.object({
  id: text,
  workload: text,
  facts: v.record(v.string(), v.number()),
  group: v.picklist(GROUPS),
  unit: v.picklist(UNITS),
  better: v.picklist(['less', 'more']),
  ...interval,
  samples: v.pipe(v.array(positive), v.minLength(1)),
  threads: count,
  disturbed: v.pipe(v.boolean(), v.description('other work ran beside it')),
  device: v.nullable(v.object(interval)),
  acceptance: v.nullable(share),
  roofline: v.nullable(roofline),
});

const ceilings = v.object({
  /** Bytes read and written per ns, by bytes that a thread touches. */
  bandwidth: v.array(v.object({ bytes: positive, bytesPerNs: positive })),
  integerPerNs: v.nullable(positive),
  additions16PerNs: v.nullable(positive),
  floatPerNs: v.nullable(positive),
});

const engine = v.object({
  engine: v.picklist(['cpu', 'webgpu']),
  device: v.nullable(text),
  emulated: v.boolean(),
  threads: count,
  timestamps: v.boolean(),
  digest: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))),
  ceilings: v.nullable(ceilings),
  lines: v.array(line),
  spin: v.nullable(v.object({ slowdown: positive, disturbedShare: share })),
  failure: v.nullable(text),
});

const host = v.object({
  host: v.picklist(['node', 'deno', 'chrome', 'page']),
  runtime: text,
  seconds: positive,
  engines: v.array(engine),
});

const contender = v.object({ name: text, median: positive, least: positive, most: positive, rounds: count });
const peer = v.object({
  engine: v.picklist(['cpu', 'webgpu']),
  task: text,
  rule: text,
  contenders: v.array(contender),
  failure: v.nullable(text),
});

export const resultSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  project: v.object({ version: text, commit: v.nullable(text) }),
  started: time,
  ended: time,
  quick: v.boolean(),
  machine: v.object({
    cpu: v.nullable(text),
    processors: count,
    load: v.nullable(v.pipe(v.number(), v.minValue(0))),
  }),
  hosts: v.pipe(v.array(host), v.minLength(1)),
  peers: v.nullable(v.array(peer)),
  peersWords: v.nullable(v.record(v.string(), v.string())),
});

export type BenchResult = v.InferOutput<typeof resultSchema>;
export type HostResult = v.InferOutput<typeof host>;
export type EngineResult = v.InferOutput<typeof engine>;
export type BenchLine = v.InferOutput<typeof line>;
export type Roofline = v.InferOutput<typeof roofline>;
export type Ceilings = v.InferOutput<typeof ceilings>;
export type PeerResult = v.InferOutput<typeof peer>;
export type BenchUnit = (typeof UNITS)[number];
export type BenchGroup = (typeof GROUPS)[number];

/** Why something is no result, in words: the path to what is wrong and what was expected there; null where it is one. */
export function whyNoResult(value: unknown): string | null {
  const found = v.safeParse(resultSchema, value);
  if (!found.success) {
    const issue = found.issues[0];
    const path = v.getDotPath(issue) ?? '';
    return `${path ? `${path}: ` : ''}${issue.message}`;
  }
  return inconsistency(found.output);
}

/** What no type can say. */
function inconsistency(result: BenchResult): string | null {
  for (const [h, { engines }] of result.hosts.entries())
    for (const [e, { lines }] of engines.entries())
      for (const [k, one] of lines.entries()) {
        const at = `hosts.${h}.engines.${e}.lines.${k}`;
        if (!(one.low <= one.median && one.median <= one.high))
          return `${at}: the median lies outside of its interval`;
        if (lines.findIndex(({ id }) => id === one.id) !== k) return `${at}: ${one.id} is there twice`;
      }
  return null;
}

/** @throws TypeError on what is none */
export function checkResult(value: unknown): BenchResult {
  const why = whyNoResult(value);
  if (why !== null) throw new TypeError(why);
  return value as BenchResult;
}
