/** The learner's own elementary functions in WGSL against f64, over everything that an f32 network can feed them. */
import { d, tgpu } from 'typegpu';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import activationsText from '../../shaders/learner-activations.wgsl?raw';
import functionsText from '../../shaders/learner-functions.wgsl?raw';
import lossesText from '../../shaders/learner-losses.wgsl?raw';
import tailText from '../../shaders/learner-tail.wgsl?raw';
import type { Gpu } from '../../src/engine/webgpu/device.ts';
import { compile, defineKernel, type Kernel, type KernelConstants } from '../../src/engine/webgpu/kernel.ts';
import { bindGroup, encodeDispatch, gridOf } from '../../src/engine/webgpu/learner-bind.ts';
import { ACTIVATIONS } from '../../src/engine/webgpu/learner-layout.ts';
import { activations } from '../../src/learner/activations.ts';
import { gaussianLoss, normalTail, varianceOf } from '../../src/learner/gaussian-loss.ts';
import { openTestGpu } from '../support/webgpu-learners.ts';

const probeLayout = tgpu.bindGroupLayout({
  x: { storage: d.arrayOf(d.f32) },
  y: { storage: d.arrayOf(d.vec4f), access: 'mutable' },
});
const probe = defineKernel('probe of the activations', probeLayout, [
  { file: 'shaders/learner-functions.wgsl', text: functionsText },
  { file: 'shaders/learner-activations.wgsl', text: activationsText },
  {
    file: 'this test',
    text: `@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
      if (id.x >= arrayLength(&x)) { return; }
      y[2u * id.x] = vec4f(activationOf(x[id.x]), slopeOf(x[id.x]), 0.0, 0.0);
      y[2u * id.x + 1u] = derivativesOf(x[id.x]);
    }`,
  },
]);

/** Of x = (z, mean, s, y): ln(1 + z), ln |z|, ln Phi(z), Mills; then the loss of a value censored at or above y, and of one seen. */
const tailProbe = defineKernel('probe of the tails', probeLayout, [
  { file: 'shaders/learner-functions.wgsl', text: functionsText },
  { file: 'shaders/learner-tail.wgsl', text: tailText },
  { file: 'shaders/learner-losses.wgsl', text: lossesText },
  {
    file: 'this test',
    text: `@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
      if (id.x >= arrayLength(&x) / 4u) { return; }
      let at = 4u * id.x;
      let z = x[at];
      y[3u * id.x] = vec4f(logOnePlus(clamp(z, -0.5, 1.0)), naturalLogarithm(max(abs(z), 1e-37)), normalTail(z));
      y[3u * id.x + 1u] = vec4f(gaussianLoss(x[at + 1u], x[at + 2u], x[at + 3u], 1.0), 0.0);
      y[3u * id.x + 2u] = vec4f(gaussianLoss(x[at + 1u], x[at + 2u], x[at + 3u], 0.0), 0.0);
    }`,
  },
]);

/** Dense around 0, out to |z| = 100, and the ends of f32; both signs. */
const ARGUMENTS = Float32Array.from(
  [
    0,
    ...Array.from({ length: 4000 }, (_, i) => (i + 1) / 400),
    ...Array.from({ length: 500 }, (_, i) => 10 + i / 5),
    ...Array.from({ length: 60 }, (_, i) => 2 ** -i / 3),
    1e3,
    1e6,
    1e20,
  ].flatMap((z) => [z, -z]),
);

let gpu: Gpu;
beforeAll(async () => {
  gpu = await openTestGpu();
});
afterAll(() => {
  gpu.check();
  gpu.destroy();
});

async function probed(
  kernel: Kernel,
  x: Float32Array,
  bytes: number,
  constants: KernelConstants,
): Promise<Float32Array> {
  const pipeline = await compile(gpu, kernel, constants);
  const [given, made] = await gpu.guarded('probing', () => [
    gpu.buffer('x', x.byteLength, GPUBufferUsage.STORAGE, x),
    gpu.buffer(
      'y',
      bytes,
      GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC,
      new Float32Array(bytes / 4).fill(Number.NaN),
    ),
  ]);
  gpu.submit((encoder) => {
    const pass = encoder.beginComputePass();
    const group = bindGroup(gpu, kernel.layout, { x: given!, y: made! });
    encodeDispatch(pass, { pipeline, group, ...gridOf(x.length) });
    pass.end();
  });
  const values = new Float32Array(await gpu.read(made!, bytes));
  gpu.release(given!);
  gpu.release(made!);
  return values;
}

/** [argument] of (value, slope, 0, 0; value, slope, curvature, third derivative). */
async function onDevice(activation: (typeof ACTIVATIONS)[number]): Promise<Float32Array> {
  const constants = { ACTIVATION: ACTIVATIONS.indexOf(activation) };
  return probed(probe as unknown as Kernel, ARGUMENTS, 8 * ARGUMENTS.byteLength, constants);
}

/** Largest |got - want| / max(|want|, floor): absolute below the floor, relative above it. */
function worst(
  got: Float32Array,
  part: number,
  want: (z: number) => number,
  floor: number,
  reach: number,
): number {
  let largest = 0;
  ARGUMENTS.forEach((z, i) => {
    if (Math.abs(z) > reach) return;
    const error = Math.abs(got[8 * i + part]! - want(z)) / Math.max(Math.abs(want(z)), floor);
    largest = Number.isNaN(error) ? Infinity : Math.max(largest, error);
  });
  return largest;
}

it.each(ACTIVATIONS)(
  '%s: value and slope are within 2e-6 of f64, also where it saturates',
  async (activation) => {
    const { value, slope } = activations[activation];
    const got = await onDevice(activation);
    // A sine beyond 1000 turns on the rounding of its argument; relu and linear have no such end.
    const reach = activation === 'sine' ? 1e3 : 1e20;
    // Relative near zero: an odd function that loses its digits there would spoil small weights.
    const floor = activation === 'sine' ? 0.1 : 1e-3;
    expect(worst(got, 0, value, floor, reach)).toBeLessThan(2e-6);
    expect(worst(got, 1, slope, 0.1, reach)).toBeLessThan(2e-6);
  },
);

it.each(ACTIVATIONS)(
  '%s: the derivatives that jets need are within 5e-6 of f64, the first two those of the other kernels',
  async (activation) => {
    const { value, slope, curvatureAt, thirdAt } = activations[activation];
    const got = await onDevice(activation);
    const reach = activation === 'sine' ? 1e3 : 1e20;
    for (const [k, of] of [value, slope, curvatureAt, thirdAt].entries()) {
      const want = (z: number) => of(z, value(z));
      expect(worst(got, 4 + k, want, 0.1, reach), `derivative ${k}`).toBeLessThan(5e-6);
    }
  },
);

it('tiny arguments keep all their digits (relative 2e-7 below 0.3)', async () => {
  for (const activation of ACTIVATIONS) {
    const error = worst(await onDevice(activation), 0, activations[activation].value, 1e-30, 0.3);
    expect(error, activation).toBeLessThan(activation === 'gelu' ? 4e-7 : 2e-7);
  }
});

it('the comparison sees an error of 1e-5 and a NaN (negative control)', async () => {
  const got = await onDevice('tanh');
  expect(worst(got, 0, (z) => Math.tanh(z * (1 + 1e-4)), 1e-3, 1)).toBeGreaterThan(1e-5);
  got[800] = Number.NaN;
  expect(worst(got, 0, Math.tanh, 1e-3, 1e20)).toBe(Infinity);
});

/** (1 + z^2) / 2 dv/ds / v v^beta: the slope by s without its cancellation. */
function slopeSize(s: number, v: number, z2: number, beta: number): number {
  return (((1 + z2) / 2) * v ** (beta - 1)) / (1 + Math.exp(-s));
}

/** Means from 0 to 1e15 away from y in both directions, s from -80 to 80: [case] of (z, mean, s, y), f32. */
const LOSS_CASES = Float32Array.from(
  [-80, -87.5, -30, -14, -3, -0.5, 0, 0.5, 3, 14, 30, 80].flatMap((s) =>
    [0, 1e-6, 1e-3, 0.1, 0.7, 1, 3, 9, 60, 1e4, 1e9, 1e15].flatMap((r) =>
      [-1, 1].flatMap((side) => [side * r, side * r + 0.5, s, 0.5]),
    ),
  ),
);

describe('logarithms and tails of the normal distribution', () => {
  it('are within 5e-7 of f64 (relative, also next to 0 and for |z| up to 1e4)', async () => {
    const x = Float32Array.from(ARGUMENTS, (z) => Math.max(-1e4, Math.min(1e4, z)));
    const quads = new Float32Array(4 * x.length);
    x.forEach((z, k) => {
      quads.set([z, 0, 0, 0], 4 * k);
    });
    const got = await probed(tailProbe as unknown as Kernel, quads, 48 * x.length, { LOSS: 3 });
    x.forEach((z, k) => {
      const { logPhi, ratio } = normalTail(z);
      const want = [
        Math.log1p(Math.max(-0.5, Math.min(1, z))),
        Math.log(Math.max(Math.abs(z), Math.fround(1e-37))),
        logPhi,
        ratio,
      ];
      want.forEach((value, part) => {
        const error = Math.abs(got[12 * k + part]! - value);
        // The bell is an exponential, whose argument z^2 / 2 rounds.
        const relative = 5e-7 + (part >= 2 && z > 0 ? 6e-8 * z * z : 0);
        expect(
          error <= relative * Math.abs(value) + 1e-37,
          `part ${part} at ${z}: ${got[12 * k + part]}, ${value}`,
        ).toBe(true);
      });
    });
  });

  it.each([0, 0.5, 1])(
    'make losses and slopes that are numbers, and right, wherever f32 reaches (beta %d)',
    async (beta) => {
      const count = LOSS_CASES.length / 4;
      const constants = { LOSS: 3, FLOOR: 1e-6, BETA: beta };
      const got = await probed(tailProbe as unknown as Kernel, LOSS_CASES, 48 * count, constants);
      const loss = gaussianLoss({ beta, floor: Math.fround(1e-6) });
      const slopes = new Float64Array(2);
      for (let k = 0; k < count; k++) {
        const [, mean, s, y] = LOSS_CASES.subarray(4 * k, 4 * k + 4);
        for (const [row, censoring] of [
          [1, 1],
          [2, 0],
        ] as const) {
          const f = Float64Array.of(mean!, s!);
          const v = varianceOf(s!, Math.fround(1e-6));
          const z2 = (mean! - y!) ** 2 / v;
          const target = Float64Array.of(y!, censoring);
          loss.adjoint(f, target, 0, slopes);
          // Below s = -86 the variance is its floor, whose slope by s is no normal number: 0.
          const want = [loss.value(f, target, 0), slopes[0]!, s! < -86 ? 0 : slopes[1]!];
          want.forEach((value, part) => {
            const found = got[12 * k + 4 * row + part]!;
            // A seen value's loss and slope by s are differences, of ln v and r^2 / v and of 1 and r^2 / v: relative to these.
            const terms =
              row === 1 ? 0 : part === 0 ? Math.abs(Math.log(v)) + z2 : slopeSize(s!, v, z2, beta);
            expect(
              Math.abs(found - value) <= 1e-5 * Math.abs(value) + 1e-6 * terms + 1e-30,
              `beta ${beta}, mean ${mean}, s ${s}, censoring ${censoring}, part ${part}: ${found}, expected ${value}`,
            ).toBe(true);
          });
        }
      }
    },
  );

  it('the comparison would see a wrong digit: an ln Phi that is 1 + 2^-17 times itself fails (negative control)', () => {
    const { logPhi } = normalTail(-3);
    expect(Math.abs(logPhi * (1 + 2 ** -17) - logPhi) <= 5e-7 * Math.abs(logPhi)).toBe(false);
  });
});
