/** Structs, bindings and kernels of replica exchange. */
import { d, tgpu } from 'typegpu';
import exchange from '../../../shaders/exchange.wgsl?raw';
import logarithm from '../../../shaders/logarithm.wgsl?raw';
import multiSpinLaw from '../../../shaders/multi-spin-law.wgsl?raw';
import philox from '../../../shaders/philox.wgsl?raw';
import swap from '../../../shaders/swap.wgsl?raw';
import swapAnswers from '../../../shaders/swap-answers.wgsl?raw';
import wide from '../../../shaders/wide.wgsl?raw';
import { defineKernel } from './kernel.ts';
import { SweepParams } from './spin-layout.ts';

/** One call of many rounds: everything that is the same for all of them. */
export const TemperParams = d
  .struct({
    key: d.vec2u,
    states: d.u32,
    replicas: d.u32,
    /** Of one ladder. */
    slots: d.u32,
    /** Global index of sample 0. */
    firstSample: d.u32,
    firstRound: d.u32,
    rounds: d.u32,
    sweepsPerRound: d.u32,
    /** 1: energies are E; 0: they are -2 E. */
    perceptron: d.u32,
  })
  .$name('TemperParams');

const words = { storage: d.arrayOf(d.u32) } as const;
const mutableWords = { storage: d.arrayOf(d.u32), access: 'mutable' } as const;

/** What each binding holds is said in shaders/exchange.wgsl. */
export const exchangeLayout = tgpu.bindGroupLayout({
  params: { uniform: TemperParams },
  sweepParams: { storage: SweepParams, access: 'mutable' },
  progress: { storage: d.arrayOf(d.vec4u) },
  energies: { storage: d.arrayOf(d.vec2u) },
  multipliers: { storage: d.arrayOf(d.vec2u), access: 'mutable' },
  laws: { storage: d.arrayOf(d.vec4u) },
  logTable: words,
  record: mutableWords,
});

/** What each binding holds is said in shaders/multi-spin-law.wgsl. */
export const multiSpinLawLayout = tgpu.bindGroupLayout({
  params: { uniform: TemperParams },
  jobs: { storage: d.arrayOf(d.vec4u) },
  record: words,
  thresholds: { storage: d.arrayOf(d.vec2u) },
  tables: mutableWords,
});

const SwapTries = d.struct({ count: d.u32 }).$name('SwapTries');

/** For the test that compares decisions with TypeScript: tries are (word, dE low, dE high, B, k) in two vec4u. */
export const swapAnswersLayout = tgpu.bindGroupLayout({
  params: { uniform: SwapTries },
  tries: { storage: d.arrayOf(d.vec4u) },
  logTable: words,
  answers: mutableWords,
});

const file = (name: string, text: string) => ({ file: `shaders/${name}.wgsl`, text });
const decision = [
  file('philox', philox),
  file('wide', wide),
  file('logarithm', logarithm),
  file('swap', swap),
];

export const exchangeKernel = defineKernel('exchange', exchangeLayout, [
  ...decision,
  file('exchange', exchange),
]);

export const multiSpinLawKernel = defineKernel('multi-spin-law', multiSpinLawLayout, [
  file('multi-spin-law', multiSpinLaw),
]);

export const swapAnswersKernel = defineKernel('swap-answers', swapAnswersLayout, [
  ...decision,
  file('swap-answers', swapAnswers),
]);
