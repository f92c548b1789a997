/** Random words, logarithms, normals and decisions as this device computes them, for the tests that compare them. */
import { d, tgpu } from 'typegpu';
import acceptance from '../../../shaders/acceptance.wgsl?raw';
import knownAnswers from '../../../shaders/known-answers.wgsl?raw';
import logarithm from '../../../shaders/logarithm.wgsl?raw';
import normal from '../../../shaders/normal.wgsl?raw';
import philox from '../../../shaders/philox.wgsl?raw';
import wide from '../../../shaders/wide.wgsl?raw';
import { LOG_OCTAVES, LOG_TABLE } from '../../random/logarithm.ts';
import { NORMAL_TABLE } from '../../random/normal.ts';
import type { Seed } from '../../random/seed.ts';
import type { Gpu } from './device.ts';
import { compile, defineKernel, dispatch } from './kernel.ts';
import { swapAnswersKernel, swapAnswersLayout } from './spin-temper-kernels.ts';

const AnswerParams = d.struct({ key: d.vec2u, count: d.u32 }).$name('AnswerParams');

const answersLayout = tgpu.bindGroupLayout({
  params: { uniform: AnswerParams },
  counters: { storage: d.arrayOf(d.vec4u) },
  logTable: { storage: d.arrayOf(d.u32) },
  normalTable: { storage: d.arrayOf(d.u32) },
  answers: { storage: d.arrayOf(d.u32), access: 'mutable' },
});

const kernel = defineKernel(
  'known-answers',
  answersLayout,
  Object.entries({ philox, wide, logarithm, normal, acceptance, 'known-answers': knownAnswers }).map(
    ([name, text]) => ({ file: `shaders/${name}.wgsl`, text }),
  ),
);

/** Written to the answers first: a kernel that does not run leaves it. */
export const POISON = 0x5a5a5a5a;

/** @param counters  u32[count][4]. @returns u32[count][8] as shaders/known-answers.wgsl describes it */
export async function randomAnswers(gpu: Gpu, counters: Uint32Array, key: Seed): Promise<Uint32Array> {
  const { root } = gpu;
  const count = counters.length / 4;
  const pipeline = await compile(gpu, kernel);
  const { params, buffers, group } = await gpu.guarded('allocating known answers', () => {
    const storage = (content: Uint32Array) =>
      gpu.buffer(
        'known answers',
        content.byteLength,
        GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC,
        content,
      );
    const buffers = {
      counters: storage(counters),
      logTable: storage(Uint32Array.of(...LOG_TABLE, ...LOG_OCTAVES)),
      normalTable: storage(NORMAL_TABLE),
      answers: storage(new Uint32Array(8 * count).fill(POISON)),
    };
    const params = root.createBuffer(AnswerParams, { key: d.vec2u(key[0], key[1]), count }).$usage('uniform');
    return {
      params,
      buffers,
      group: root.unwrap(root.createBindGroup(answersLayout, { params, ...buffers })),
    };
  });
  try {
    gpu.submit((encoder) => {
      const pass = encoder.beginComputePass();
      dispatch(pass, pipeline, group, Math.ceil(count / 64));
      pass.end();
    });
    return new Uint32Array(await gpu.read(buffers.answers, 32 * count));
  } finally {
    params.destroy();
    for (const buffer of Object.values(buffers)) gpu.release(buffer);
  }
}

/** One swap to be decided: `deltaEnergy` an integer of units. */
export interface SwapTry {
  readonly word: number;
  readonly deltaEnergy: number;
  readonly B: number;
  readonly k: number;
}

/** @returns 1 accepted, 0 refused, [try] */
export async function swapAnswers(gpu: Gpu, tries: readonly SwapTry[]): Promise<Uint32Array> {
  const { root } = gpu;
  const count = tries.length;
  const pipeline = await compile(gpu, swapAnswersKernel);
  const asked = new Uint32Array(8 * count);
  tries.forEach(({ word, deltaEnergy, B, k }, i) => {
    asked.set([word, deltaEnergy, Math.floor(deltaEnergy / 2 ** 32), B, k], 8 * i);
  });
  const { params, buffers, group } = await gpu.guarded('allocating swap answers', () => {
    const storage = (content: Uint32Array) =>
      gpu.buffer(
        'swap answers',
        content.byteLength,
        GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC,
        content,
      );
    const buffers = {
      tries: storage(asked),
      logTable: storage(Uint32Array.of(...LOG_TABLE, ...LOG_OCTAVES)),
      answers: storage(new Uint32Array(count).fill(POISON)),
    };
    const params = root.createBuffer(swapAnswersLayout.entries.params.uniform, { count }).$usage('uniform');
    return {
      params,
      buffers,
      group: root.unwrap(root.createBindGroup(swapAnswersLayout, { params, ...buffers })),
    };
  });
  try {
    gpu.submit((encoder) => {
      const pass = encoder.beginComputePass();
      dispatch(pass, pipeline, group, Math.ceil(count / 64));
      pass.end();
    });
    return new Uint32Array(await gpu.read(buffers.answers, 4 * count));
  } finally {
    params.destroy();
    for (const buffer of Object.values(buffers)) gpu.release(buffer);
  }
}
