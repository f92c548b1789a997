// What every spin kernel of one instance of glass.wasm shares; written once by `configure` (glass.ts).

/** Words and thresholds are made for this many sites at a time, and rows are noted for as many. */
export const BLOCK: i32 = 128;
/** Fields and rows are padded to whole tiles. */
export const TILE: i32 = 64;

export const HEAT_BATH: i32 = 0;

export let size: i32 = 0;
export let keyLow: u32 = 0;
export let keyHigh: u32 = 0;
/** LOG_TABLE u32[4097] and LOG_OCTAVES u32[34] of src/random/logarithm.ts. */
export let logTable: usize = 0;
export let octaves: usize = 0;
/** Scratch: words u32[128], thresholds i32[128], rows to add and to subtract u32[160] each, fields i32[16]. */
export let words: usize = 0;
export let thresholds: usize = 0;
export let adds: usize = 0;
export let subtracts: usize = 0;
export let group: usize = 0;

export function setPlan(
  sites: i32, seedLow: u32, seedHigh: u32, table: usize, octaveTable: usize, scratch: usize,
): void {
  size = sites;
  keyLow = seedLow;
  keyHigh = seedHigh;
  logTable = table;
  octaves = octaveTable;
  words = scratch;
  thresholds = scratch + 512;
  adds = scratch + 1024;
  subtracts = scratch + 1664;
  group = scratch + 2304;
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
/** The same twice, in whole units and rounded up: how far a float threshold lies from the exact one at most. */
export let margin: i64 = 0;

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
  margin = <i64>Mathf.ceil(2 * uncertainty) + 1;
}
