/** TensorFlow.js at a task of the contest: one network at a time, its own optimisers, on the backend asked for. */
// The core comes first: it defines the flags that the others ask for.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-webgpu';
import { layersOf, parameterCount } from '../../src/learner/network.ts';
import { EDGE_WEIGHT } from '../workloads/residual-tasks.ts';
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

/** Variables of one network, a kernel [input][output] and a bias per layer. */
function layersFrom({ shape, weights }, network) {
  const start = network * parameterCount(shape);
  return layersOf(shape).map((layer) => {
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
}

/** Outputs [point][output]. */
function forward(layers, x, activation) {
  return layers.reduce((a, { w, b }, l) => {
    const z = tf.add(tf.matMul(a, w), b);
    return l + 1 < layers.length ? activation(z) : z;
  }, x);
}

/** @returns {import('../workloads/training-tasks.ts').Contender} */
export function tfjs(task, rule, network = 0) {
  const { shape, points, rate } = task;
  const x = tf.tensor2d(Float32Array.from(task.inputs), [points, shape.inputs]);
  const y = tf.tensor2d(Float32Array.from(task.targets), [points, shape.outputs]);
  const layers = layersFrom(task, network);
  const loss = () => {
    const f = forward(layers, x, ACTIVATIONS[shape.activation]);
    if (task.loss === 'cross-entropy') return tf.losses.softmaxCrossEntropy(y, f);
    return tf.mul(tf.mean(tf.square(tf.sub(f, y))), 0.5);
  };
  const optimiser = rule === 'gradient' ? tf.train.sgd(rate.gradient) : adamOf(rate.adam);
  return trained(layers, loss, optimiser, [x, y]);
}

const adamOf = (rate) => tf.train.adam(rate, ADAM.beta1, ADAM.beta2, ADAM.epsilon);

/**
 * tanh whose gradient has a gradient. That of the library's own does not: it hangs on the saved output, which the tape enters before
 * the operation that makes it, so a gradient of a gradient finds no way back to the input.
 */
const tanh = tf.customGrad((x, save) => {
  save([x]);
  return {
    value: tf.tanh(x),
    gradFunc: (dy, [x]) => tf.mul(dy, tf.sub(1, tf.square(tanh(x)))),
  };
});

/**
 * The heated plate (residual-tasks.ts), one network: the Laplacian by gradients of gradients, as the library has it.
 *
 * @returns {import('../workloads/training-tasks.ts').Contender}
 */
export function tfjsResiduals(task, network = 0) {
  const layers = layersFrom(task, network);
  const plane = (values) => tf.tensor2d(Float32Array.from(values), [values.length / 2, 2]);
  const [inside, edge] = [plane(task.inside), plane(task.edge)];
  const axes = [0, 1].map((axis) => tf.tensor2d([1 - axis, axis], [1, 2]));
  const u = (x) => forward(layers, x, tanh);
  const slopes = tf.grad((x) => tf.sum(u(x)));
  // Column `axis` of the gradient of u's slope along it: a point's outputs depend on no other point.
  const second = (axis) => tf.sum(tf.mul(tf.grad((x) => tf.sum(tf.mul(slopes(x), axis)))(inside), axis), 1);
  const loss = () => {
    const r = tf.add(tf.add(second(axes[0]), second(axes[1])), 1);
    const border = tf.mul(tf.mean(tf.square(u(edge))), 0.5 * EDGE_WEIGHT);
    return tf.add(tf.mul(tf.mean(tf.square(r)), 0.5), border);
  };
  return trained(layers, loss, adamOf(task.rate), [inside, edge, ...axes]);
}

function trained(layers, loss, optimiser, data) {
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
      for (const tensor of [...data, ...variables]) tensor.dispose();
      optimiser.dispose();
    },
  };
}
