/** TensorFlow.js at a task of the contest: one network at a time, its own optimisers, on the backend asked for. */
// The core comes first: it defines the flags that the others ask for.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { layersOf, parameterCount } from '../../src/learner/network.ts';
import { ADAM } from '../workloads/training-tasks.ts';

const ACTIVATIONS = { tanh: tf.tanh, relu: tf.relu };

/**
 * @param {'wasm' | 'webgpu'} backend
 * @param {string} wasmFolder  where the library's own .wasm files lie
 * @returns {Promise<string>} the backend in words
 */
export async function openTfjs(backend, wasmFolder, threads) {
  if (backend === 'wasm') {
    setWasmPaths(wasmFolder);
    setThreadsCount(threads);
  }
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no ${backend} here`);
  await tf.ready();
  if (backend !== 'wasm') return backend;
  const [simd, threaded] = await Promise.all(
    ['WASM_HAS_SIMD_SUPPORT', 'WASM_HAS_MULTITHREAD_SUPPORT'].map((flag) => tf.env().getAsync(flag)),
  );
  return `wasm${simd ? ', SIMD' : ''}, ${threaded ? threads : 1} threads`;
}

/** @returns {import('../workloads/training-tasks.ts').Contender} */
export function tfjs(task, rule, network = 0) {
  const { shape, points, weights, rate } = task;
  const x = tf.tensor2d(Float32Array.from(task.inputs), [points, shape.inputs]);
  const y = tf.tensor2d(Float32Array.from(task.targets), [points, shape.outputs]);
  const start = network * parameterCount(shape);
  const layers = layersOf(shape).map((layer) => {
    const at = start + layer.weights;
    const kernel = tf.tidy(() =>
      tf.transpose(
        tf.tensor2d(Float32Array.from(weights.subarray(at, at + layer.inputs * layer.outputs)), [
          layer.outputs,
          layer.inputs,
        ]),
      ),
    );
    return { w: tf.variable(kernel), b: tf.variable(tf.zeros([layer.outputs])) };
  });
  const activation = ACTIVATIONS[shape.activation];
  const loss = () => {
    const f = layers.reduce((a, { w, b }, l) => {
      const z = tf.add(tf.matMul(a, w), b);
      return l + 1 < layers.length ? activation(z) : z;
    }, x);
    if (task.loss === 'cross-entropy') return tf.losses.softmaxCrossEntropy(y, f);
    return tf.mul(tf.mean(tf.square(tf.sub(f, y))), 0.5);
  };
  const optimiser =
    rule === 'gradient'
      ? tf.train.sgd(rate.gradient)
      : tf.train.adam(rate.adam, ADAM.beta1, ADAM.beta2, ADAM.epsilon);
  const variables = layers.flatMap(({ w, b }) => [w, b]);
  return {
    networks: 1,
    async steps(count) {
      for (let s = 0; s < count; s++) optimiser.minimize(loss, false, variables);
      // Waits until the device is done.
      await variables.at(-1).data();
    },
    async losses() {
      const value = tf.tidy(loss);
      const found = Float64Array.from(await value.data());
      value.dispose();
      return found;
    },
    destroy() {
      for (const tensor of [x, y, ...variables]) tensor.dispose();
      optimiser.dispose();
    },
  };
}
