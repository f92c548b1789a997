import { readFile } from 'node:fs/promises';
import erf from '@stdlib/math-base-special-erf';
import erfcx from '@stdlib/math-base-special-erfcx';
import log1p from '@stdlib/math-base-special-log1p';
import { beforeAll, describe, expect, it } from 'vitest';
import { artefactPath } from '../../scripts/build-wasm.mjs';
import { activations } from '../../src/learner/activations.ts';
import type { Activation } from '../../src/learner/problem.ts';
import { NORMAL_TABLE, normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { Stream } from '../../src/random/streams.ts';

/** Exports for tests; see src/engine/cpu/assembly/learner.ts. */
interface Kernel {
  heapBase(): number;
  elementary(kind: number, row: number, slope: number, bytes: number): void;
  normals(
    out: number,
    count: number,
    time: number,
    owner: number,
    stream: number,
    keyLow: number,
    keyHigh: number,
    table: number,
  ): void;
}

const KINDS = ['tanh', 'relu', 'gelu', 'erf', 'sine', 'linear', 'exp', 'log', 'log1p', 'erfcx'] as const;
let memory: WebAssembly.Memory;
let kernel: Kernel;

beforeAll(async () => {
  memory = new WebAssembly.Memory({ initial: 64 });
  const bytes = new Uint8Array(await readFile(artefactPath('learner')));
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } });
  kernel = instance.exports as unknown as Kernel;
});

/** Values and slopes of f32 arguments, as the kernels compute them; poisoned first. */
function evaluate(
  kind: (typeof KINDS)[number],
  x: Float32Array,
): { value: Float32Array; slope: Float32Array } {
  const padded = Math.ceil(x.length / 8) * 8;
  const at = Math.ceil(kernel.heapBase() / 16) * 16;
  const row = new Float32Array(memory.buffer, at, padded);
  const slope = new Float32Array(memory.buffer, at + padded * 4, padded).fill(Number.NaN);
  row.fill(0).set(x);
  kernel.elementary(KINDS.indexOf(kind), at, at + padded * 4, padded * 4);
  return { value: row.slice(0, x.length), slope: slope.slice(0, x.length) };
}

/** Spacing of f32 numbers around y. */
function ulp(y: number): number {
  return 2 ** Math.max(Math.floor(Math.log2(Math.abs(y) || 2 ** -126)) - 23, -149);
}

/** f32 numbers from -bound to bound: 2e5 evenly spaced and 2e5 in equal ratios down to 1e-20, both signs. */
function grid(bound: number): Float32Array {
  const even = Array.from({ length: 200_001 }, (_, i) => bound * (i / 100_000 - 1));
  const ratios = Array.from({ length: 100_001 }, (_, i) => bound * 10 ** ((-i / 100_000) * 20));
  return Float32Array.from([...even, ...ratios, ...ratios.map((x) => -x)]);
}

/** Largest |value - exact| in units of `unit(exact)`; Infinity if one is not a number. */
function worst(
  x: Float32Array,
  value: Float32Array,
  exact: (x: number) => number,
  unit: (exact: number, x: number) => number,
): number {
  let largest = 0;
  x.forEach((at, i) => {
    const truth = exact(at);
    const error = Math.abs(value[i]! - truth) / unit(truth, at);
    if (!(error <= largest)) largest = Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
  });
  return largest;
}

describe('elementary functions of learner.wasm (f32), against f64 over dense grids', () => {
  it('exp is within 2 ULP from -87 to 88', () => {
    const x = grid(87).map((at) => at + 0.5);
    expect(worst(x, evaluate('exp', x).value, Math.exp, ulp)).toBeLessThan(2);
  });

  it('exp overflows to Infinity, underflows gradually to 0 and keeps NaN', () => {
    const y = evaluate('exp', Float32Array.of(89, 1e30, Infinity, -95, -104, -Infinity, Number.NaN, 0)).value;
    expect([...y.subarray(0, 3)]).toEqual([Infinity, Infinity, Infinity]);
    expect(y[3]).toBeCloseTo(Math.exp(-95), 44);
    expect([...y.subarray(4)]).toEqual([0, 0, Number.NaN, 1]);
  });

  it('tanh is within 6 ULP everywhere, odd, at most 1, and 1 beyond 10', () => {
    const x = grid(20);
    const { value } = evaluate('tanh', x);
    expect(worst(x, value, Math.tanh, ulp)).toBeLessThan(6);
    expect(
      evaluate(
        'tanh',
        x.map((at) => -at),
      ).value,
    ).toEqual(value.map((y) => -y));
    expect(value.every((y) => Math.abs(y) <= 1)).toBe(true);
    const edge = evaluate('tanh', Float32Array.of(10, Infinity, -1e30, Number.NaN)).value;
    expect([...edge]).toEqual([1, 1, -1, Number.NaN]);
  });

  it('erf is within 3 ULP everywhere, odd, at most 1, and 1 beyond 4', () => {
    const x = grid(6);
    const { value } = evaluate('erf', x);
    expect(worst(x, value, erf, ulp)).toBeLessThan(3);
    expect(value.every((y) => Math.abs(y) <= 1)).toBe(true);
    const edge = evaluate('erf', Float32Array.of(4, Infinity, -1e30, Number.NaN)).value;
    expect([...edge]).toEqual([1, 1, -1, Number.NaN]);
  });

  it('log is within 2 ULP on normal positive numbers', () => {
    const x = Float32Array.from({ length: 400_001 }, (_, i) => 10 ** (i / 5500 - 37));
    const near = Float32Array.from({ length: 200_001 }, (_, i) => 0.5 + i / 100_000);
    expect(worst(x, evaluate('log', x).value, Math.log, ulp)).toBeLessThan(2);
    expect(worst(near, evaluate('log', near).value, Math.log, ulp)).toBeLessThan(2);
  });

  it('ln(1 + x) is within 5 ULP from -1/2 to 1, also where x is tiny', () => {
    const x = grid(1).filter((at) => at >= -0.5);
    expect(worst(x, evaluate('log1p', x).value, log1p, ulp)).toBeLessThan(5);
    // Naively, ln of the rounded sum: nothing is left of a small x.
    expect(
      worst(
        x,
        Float32Array.from(x, (at) => Math.log(Math.fround(1 + at))),
        log1p,
        ulp,
      ),
    ).toBeGreaterThan(1e6);
  });

  it('exp(x^2) erfc(x) is within 1e-6 of it from 0 to 1e6', () => {
    const x = Float32Array.from([...grid(8), ...grid(1e6)].filter((at) => at >= 0));
    expect(worst(x, evaluate('erfcx', x).value, erfcx, (exact) => exact)).toBeLessThan(1e-6);
  });

  it.each([1, 100, 2 ** 20])('sine and its slope, cosine, are within 1.2e-7 for |x| <= %d', (bound) => {
    const x = grid(bound);
    const { value, slope } = evaluate('sine', x);
    expect(worst(x, value, Math.sin, () => 1)).toBeLessThan(1.2e-7);
    expect(worst(x, slope, Math.cos, () => 1)).toBeLessThan(1.2e-7);
  });

  it.each(['tanh', 'relu', 'gelu', 'erf', 'sine', 'linear'] as const)(
    '%s and its slope are the f64 definitions within 3e-7 (1 + |x|) for |x| <= 12',
    (kind: Activation) => {
      const x = grid(12);
      const { value, slope } = evaluate(kind, x);
      const unit = (_: number, at: number) => 1 + Math.abs(at);
      expect(worst(x, value, activations[kind].value, unit)).toBeLessThan(3e-7);
      expect(worst(x, slope, activations[kind].slope, unit)).toBeLessThan(3e-7);
    },
  );

  it('NaN in, NaN out, for every activation', () => {
    for (const kind of KINDS.slice(0, 6)) {
      expect([...evaluate(kind, new Float32Array(4).fill(Number.NaN)).value], kind).toEqual(
        Array(4).fill(Number.NaN),
      );
    }
  });

  it('the measure sees a wrong value and a NaN', () => {
    const x = Float32Array.of(0.5, 1);
    expect(worst(x, Float32Array.of(Math.tanh(0.5), 0.7616), Math.tanh, ulp)).toBeGreaterThan(6);
    expect(worst(x, Float32Array.of(Number.NaN, Math.tanh(1)), Math.tanh, ulp)).toBe(Infinity);
  });
});

describe('random numbers of learner.wasm', () => {
  it('normals equal src/random bit for bit, and behind the last one there are zeros', () => {
    const base = Math.ceil(kernel.heapBase() / 16) * 16;
    new Uint32Array(memory.buffer, base, NORMAL_TABLE.length).set(NORMAL_TABLE);
    const at = base + Math.ceil(NORMAL_TABLE.byteLength / 16) * 16;
    for (const count of [1, 44, 5000]) {
      const rounded = Math.ceil(count / 16) * 16;
      const out = new Float32Array(memory.buffer, at, rounded).fill(Number.NaN);
      kernel.normals(at, count, 77, 3_000_000_001, Stream.LangevinNoise, 0xdeadbeef, 42, base);
      const words = new WordReader([0xdeadbeef, 42], Stream.LangevinNoise, 3_000_000_001, 77);
      const expected = Float32Array.from({ length: rounded }, (_, k) =>
        k < count ? normalOf(words.word(k)) : 0,
      );
      expect(out).toEqual(expected);
    }
  });
});
