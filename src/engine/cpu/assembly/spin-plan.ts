// What every spin kernel of one instance of glass.wasm shares; written once by `configure` (glass.ts).

/** Spins of a block: words, thresholds and candidates are made for this many sites at a time. */
export const BLOCK: i32 = 64;

export const HEAT_BATH: i32 = 0;

export let size: i32 = 0;
export let keyLow: u32 = 0;
export let keyHigh: u32 = 0;
/** LOG_TABLE u32[4097] and LOG_OCTAVES u32[34] of src/random/logarithm.ts. */
export let logTable: usize = 0;
export let octaves: usize = 0;
/** Scratch: words u32[64], thresholds i32[64], rows to add and to subtract usize[64] each. */
export let words: usize = 0;
export let thresholds: usize = 0;
export let adds: usize = 0;
export let subtracts: usize = 0;

/** Bytes of scratch. */
export const SCRATCH_BYTES: usize = 4 * 64 * 4;

export function setPlan(
  sites: i32, seedLow: u32, seedHigh: u32, table: usize, octaveTable: usize, scratch: usize,
): void {
  size = sites;
  keyLow = seedLow;
  keyHigh = seedHigh;
  logTable = table;
  octaves = octaveTable;
  words = scratch;
  thresholds = scratch + 256;
  adds = scratch + 512;
  subtracts = scratch + 768;
}

/** The law of the updates that follow, for one state; written by `setLaw` before each run. */
export let rule: i32 = 0;
export let stream: u32 = 0;
export let owner: u32 = 0;
/** The multiplier (B, k) of src/random/acceptance.ts. */
export let multiplier: i64 = 0;
export let shift: i64 = 0;
/** 2^(26 + k) / B: field units per unit of log-odds; and how far the float threshold may be off, in field units. */
export let scale: f32 = 0;
export let slack: f32 = 0;

export function setLaw(
  updateRule: i32, randomStream: u32, globalState: u32, B: u32, k: i32, unitsPerLogOdds: f32, uncertainty: f32,
): void {
  rule = updateRule;
  stream = randomStream;
  owner = globalState;
  multiplier = <i64>B;
  shift = <i64>k;
  scale = unitsPerLogOdds;
  slack = uncertainty;
}
