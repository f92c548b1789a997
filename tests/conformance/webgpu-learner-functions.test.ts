/** The learner's own elementary functions in WGSL against f64, over everything that an f32 network can feed them. */
import { d, tgpu } from 'typegpu';
import { afterAll, beforeAll, expect, it } from 'vitest';
import activationsText from '../../shaders/learner-activations.wgsl?raw';
import functionsText from '../../shaders/learner-functions.wgsl?raw';
import type { Gpu } from '../../src/engine/webgpu/device.ts';
import { compile, defineKernel } from '../../src/engine/webgpu/kernel.ts';
import { bindGroup, encodeDispatch, gridOf } from '../../src/engine/webgpu/learner-bind.ts';
import { ACTIVATIONS } from '../../src/engine/webgpu/learner-layout.ts';
import { activations } from '../../src/learner/activations.ts';
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

/** [argument] of (value, slope, 0, 0; value, slope, curvature, third derivative). */
async function onDevice(activation: (typeof ACTIVATIONS)[number]): Promise<Float32Array> {
  const pipeline = await compile(gpu, probe, { ACTIVATION: ACTIVATIONS.indexOf(activation) });
  const bytes = 8 * ARGUMENTS.byteLength;
  const [x, y] = await gpu.guarded('probing', () => [
    gpu.buffer('x', ARGUMENTS.byteLength, GPUBufferUsage.STORAGE, ARGUMENTS),
    gpu.buffer(
      'y',
      bytes,
      GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC,
      new Float32Array(bytes / 4).fill(Number.NaN),
    ),
  ]);
  gpu.submit((encoder) => {
    const pass = encoder.beginComputePass();
    encodeDispatch(pass, {
      pipeline,
      group: bindGroup(gpu, probeLayout, { x: x!, y: y! }),
      ...gridOf(ARGUMENTS.length),
    });
    pass.end();
  });
  const values = new Float32Array(await gpu.read(y!, bytes));
  gpu.release(x!);
  gpu.release(y!);
  return values;
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
