/**
 * Yardstick: the most multiplications and additions of four f32 numbers that one thread makes of WebAssembly without a fused multiply-add: a = a c + d
 * in registers, twelve chains beside one another, nothing loaded or stored. The module is put together here, byte by byte.
 */

const CHAINS = 12;
const V128 = 0x7b;
const SIMD = 0xfd;
const MUL = [SIMD, 0xe6, 0x01];
const ADD = [SIMD, 0xe4, 0x01];

/** Locals: 0 counts down, 1 … CHAINS are the chains, behind them c and d. */
const [C, D] = [CHAINS + 1, CHAINS + 2];
const chains = Array.from({ length: CHAINS }, (_, k) => k + 1);

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const splat = (value: number) => [0x43, ...new Uint8Array(Float32Array.of(value).buffer), SIMD, 0x13];
/** Length in LEB128, up to 16383 bytes. */
const sized = (bytes: readonly number[]) => [(bytes.length & 0x7f) | 0x80, bytes.length >> 7, ...bytes];
const section = (id: number, bytes: readonly number[]) => [id, ...sized(bytes)];

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const starts = [
    ...chains.flatMap((k) => [...splat(k), ...set(k)]),
    ...splat(0.999),
    ...set(C),
    ...splat(1e-3),
    ...set(D),
  ];
  const turn = chains.flatMap((k) => [...get(k), ...get(C), ...MUL, ...get(D), ...ADD, ...set(k)]);
  // n - 1, once more unless it is 0.
  const loop = [0x03, 0x40, ...turn, ...get(0), 0x41, 1, 0x6b, 0x22, 0, 0x0d, 0, 0x0b];
  const sum = [...get(1), ...chains.slice(1).flatMap((k) => [...get(k), ...ADD]), SIMD, 0x1f, 0];
  const body = [1, CHAINS + 2, V128, ...starts, ...loop, ...sum, 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    // (i32) -> f32, one function of that type, exported as "p".
    ...section(1, [1, 0x60, 1, 0x7f, 1, 0x7d]),
    ...section(3, [1, 0]),
    ...section(7, [1, 1, 0x70, 0, 0]),
    ...section(10, [1, ...sized(body)]),
  ]);
}

/** GFlop/s of one thread: the best of some rounds. @throws Error if the chains do not go where they must */
export async function peakGigaflops(rounds: number): Promise<number> {
  const { instance } = await WebAssembly.instantiate(moduleBytes());
  const run = instance.exports.p as (turns: number) => number;
  // All chains end at d / (1 - c) = 1.
  if (!(Math.abs(run(100_000) - CHAINS) < 0.01)) throw new Error('the yardstick of multiplications is wrong');
  const turns = 2_000_000;
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    run(turns);
    best = Math.max(best, (turns * CHAINS * 8) / (1e6 * (performance.now() - start)));
  }
  return best;
}
