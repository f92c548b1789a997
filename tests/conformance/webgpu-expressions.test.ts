/** Formulas as WGSL: every operation compiles, and its values are those of evaluate.ts within single precision. */
import fc from 'fast-check';
import { d, tgpu } from 'typegpu';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Gpu } from '../../src/engine/webgpu/device.ts';
import { compile, defineKernel } from '../../src/engine/webgpu/kernel.ts';
import { bindGroup, encodeDispatch } from '../../src/engine/webgpu/learner-bind.ts';
import { differentiate } from '../../src/learner/pde/expression/differentiate.ts';
import { evaluate } from '../../src/learner/pde/expression/evaluate.ts';
import { parseExpression } from '../../src/learner/pde/expression/parse.ts';
import type { Expression } from '../../src/learner/pde/expression/tree.ts';
import { toWgsl, WGSL_FUNCTIONS } from '../../src/learner/pde/expression/wgsl.ts';
import { GlassboxError } from '../../src/messages/problem.ts';
import { anyTree, PARAMETERS, POINTS, SCOPE, smoothTree } from '../support/expressions.ts';
import { openTestGpu } from '../support/webgpu-learners.ts';

/** Well conditioned at every point, so that an error is the engine's and not the formula's. */
const FORMULAS = [
  '1 + 0.5 * sin(pi * x) * y^2',
  'exp(-(x^2 + y^2) / 2) * cos(t)',
  '-x^3 + 2^-abs(y) - x^-2 * 0 + t',
  'tanh(40 * x) - tanh(y) / 3',
  'sqrt(x^2 + y^2 + 1) + ln(1 + t)',
  'max(x, y) - min(x, -t) * sign(y)',
  '(1.5 + sin(x))^(0.5 + t / 2)',
  'tan(0.3 * x) * k + load_2',
  '1 / (x^2 + 0.5) - (-2)^3 + 1e-3',
  'abs(x - y) + 0^(t + 0.5)',
  'sin(2 * x)^2 * exp(-k * t)',
];

const layout = tgpu.bindGroupLayout({
  at: { storage: d.arrayOf(d.vec4f) },
  own: { storage: d.arrayOf(d.f32) },
  values: { storage: d.arrayOf(d.f32), access: 'mutable' },
});
const names = {
  variables: { x: 'point.x', y: 'point.y', t: 'point.z' },
  parameter: (index: number) => `own[${index}]`,
};

/** A kernel with one row of values for each tree. */
function kernelOf(name: string, trees: readonly Expression[]) {
  const rows = trees.flatMap((tree, row) => {
    const { statements, value } = toWgsl(tree, { ...names, prefix: `row${row}_` });
    return [...statements, `values[${row * POINTS.count}u + id.x] = ${value};`];
  });
  return defineKernel(name, layout, [
    { file: 'src/learner/pde/expression/wgsl.ts', text: WGSL_FUNCTIONS },
    {
      file: 'this test',
      text: `@compute @workgroup_size(1) fn main(@builtin(global_invocation_id) id: vec3u) {
      let point = at[id.x];
      let used = own[0];
      ${rows.join('\n      ')}
    }`,
    },
  ]);
}

let gpu: Gpu;
beforeAll(async () => {
  gpu = await openTestGpu();
});
afterAll(() => {
  gpu.check();
  gpu.destroy();
});

async function onDevice(name: string, trees: readonly Expression[]): Promise<Float32Array> {
  const pipeline = await compile(gpu, kernelOf(name, trees));
  const { x, y, t } = POINTS.columns;
  const points = Float32Array.from(x.flatMap((value, n) => [value, y[n]!, t[n]!, 0]));
  const bytes = 4 * trees.length * POINTS.count;
  const poison = new Float32Array(bytes / 4).fill(Number.NaN);
  const [at, own, values] = await gpu.guarded('formulas', () => [
    gpu.buffer('at', points.byteLength, GPUBufferUsage.STORAGE, points),
    gpu.buffer('own', 4 * PARAMETERS.length, GPUBufferUsage.STORAGE, Float32Array.from(PARAMETERS)),
    gpu.buffer('values', bytes, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC, poison),
  ]);
  gpu.submit((encoder) => {
    const pass = encoder.beginComputePass();
    const group = bindGroup(gpu, layout, { at: at!, own: own!, values: values! });
    encodeDispatch(pass, { pipeline, group, x: POINTS.count, y: 1, z: 1 });
    pass.end();
  });
  const read = new Float32Array(await gpu.read(values!, bytes));
  for (const buffer of [at, own, values]) gpu.release(buffer!);
  return read;
}

/** Rows and points where |got - want| exceeds 2e-3 (1 + |want|): WGSL allows sin and cos an error of 2^-11. */
function differing(got: Float32Array, trees: readonly Expression[]): string[] {
  return trees.flatMap((tree, row) =>
    [...evaluate(tree, POINTS, PARAMETERS)].flatMap((want, n) => {
      const value = got[row * POINTS.count + n]!;
      return !(Math.abs(value - want) <= 2e-3 * (1 + Math.abs(want))) && Number.isFinite(want)
        ? [`row ${row}, point ${n}: ${value}, not ${want}`]
        : [];
    }),
  );
}

it('values and slopes of formulas agree with f64 to 2e-3, the bound of sin in WGSL', async () => {
  const formulas = FORMULAS.map((text) => parseExpression(text, SCOPE));
  // Without the last but two: its slope by t is 0^(...) ln 0.
  const slopes = formulas
    .filter((_, row) => row !== 9)
    .flatMap((tree) => [differentiate(tree, 'x'), differentiate(tree, 'y')]);
  const trees = [...formulas, ...slopes];
  const got = await onDevice('formulas of this test', trees);
  expect(differing(got, trees)).toEqual([]);
  // Negative control: the same comparison with two rows exchanged.
  const exchanged = [trees[1]!, trees[0]!, ...trees.slice(2)];
  expect(differing(got, exchanged).length).toBeGreaterThan(5);
});

it('every tree that is not refused compiles', async () => {
  const drawn = [
    ...fc.sample(anyTree, { seed: 20261130, numRuns: 60 }),
    ...fc.sample(smoothTree, { seed: 20261130, numRuns: 60 }),
  ];
  const trees = drawn.filter((tree) => {
    try {
      return toWgsl(tree, names).value !== '';
    } catch (error) {
      if (error instanceof GlassboxError && error.id === 'GBX-476') return false;
      throw error;
    }
  });
  expect(trees.length).toBeGreaterThan(80);
  // As long as a formula can be, and its slope: deeper than compilers let an expression be.
  const long = parseExpression(`x${'+x'.repeat(199)}`, SCOPE);
  const product = parseExpression(`x${'*sin(x)'.repeat(25)}`, SCOPE);
  trees.push(long, product, differentiate(product, 'x'));
  await compile(gpu, kernelOf('drawn formulas of this test', trees));
});
