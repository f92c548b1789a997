/** jax-js at a task of the contest: all networks at once with vmap, one compiled step. */
import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  nn,
  numpy as np,
  tree,
  valueAndGrad,
  vmap,
} from '@jax-js/jax';
import { layersOf, parameterCount } from '../../src/learner/network.ts';
import { ADAM } from '../workloads/training-tasks.ts';

const ACTIVATIONS = { tanh: np.tanh, relu: nn.relu };

/**
 * @param {'wasm' | 'webgpu'} device
 * @returns {Promise<string>} the device in words
 */
export async function openJax(device) {
  const found = await init(device);
  if (!found.includes(device)) throw new Error(`jax-js has no ${device} here`);
  defaultDevice(device);
  if (device !== 'wasm') return device;
  return `wasm, SIMD, ${globalThis.crossOriginIsolated ? navigator.hardwareConcurrency : 1} threads`;
}

/** Parameters of all networks as { w: [network][input][output], b: [network][output] } per layer. */
function parametersOf({ shape, weights, networks }) {
  const parameters = parameterCount(shape);
  return layersOf(shape).map((layer) => {
    const w = new Float32Array(networks * layer.inputs * layer.outputs);
    for (let e = 0; e < networks; e++)
      for (let o = 0; o < layer.outputs; o++)
        for (let i = 0; i < layer.inputs; i++)
          w[(e * layer.inputs + i) * layer.outputs + o] =
            weights[e * parameters + layer.weights + o * layer.inputs + i];
    return {
      w: np.array(w, { shape: [networks, layer.inputs, layer.outputs] }),
      b: np.zeros([networks, layer.outputs]),
    };
  });
}

/** @returns {import('../workloads/training-tasks.ts').Contender} */
export function jax(task, rule) {
  const { shape, points, networks, rate } = task;
  const activation = ACTIVATIONS[shape.activation];
  const x = np.array(Float32Array.from(task.inputs), { shape: [points, shape.inputs] });
  const y = np.array(Float32Array.from(task.targets), { shape: [points, shape.outputs] });

  const loss = (parameters, x, y) => {
    let a = x;
    parameters.forEach(({ w, b }, l) => {
      const z = np.matmul(a, w).add(b);
      a = l + 1 < parameters.length ? activation(z) : z;
    });
    if (task.loss === 'cross-entropy')
      return nn
        .logSoftmax(a)
        .mul(y)
        .sum()
        .mul(-1 / points);
    return np
      .square(a.sub(y))
      .sum()
      .mul(0.5 / points);
  };
  // One network needs no vmap.
  const single = networks === 1;
  const gradient = single ? valueAndGrad(loss) : vmap(valueAndGrad(loss), [0, null, null]);
  const step = {
    gradient: ({ theta, m, s, t }, x, y) => {
      const [value, g] = gradient(tree.ref(theta), x, y);
      const next = tree.map((p, d) => p.sub(d.mul(rate.gradient)), theta, g);
      return [{ theta: next, m, s, t }, value];
    },
    adam: ({ theta, m, s, t }, x, y) => {
      const [value, g] = gradient(tree.ref(theta), x, y);
      const { beta1, beta2, epsilon } = ADAM;
      const m2 = tree.map((m, d) => m.mul(beta1).add(d.mul(1 - beta1)), m, tree.ref(g));
      const s2 = tree.map((s, d) => s.mul(beta2).add(np.square(d).mul(1 - beta2)), s, g);
      // b1^t and b2^t as two numbers of the state.
      const powers = t.mul(np.array([beta1, beta2]));
      const scales = np.reciprocal(np.array(1).sub(powers.ref));
      const first = scales.ref.slice(0);
      const second = scales.slice(1);
      const next = tree.map(
        (p, m, s) =>
          p.sub(
            m
              .mul(first.ref)
              .mul(rate.adam)
              .div(np.sqrt(s.mul(second.ref)).add(epsilon)),
          ),
        theta,
        tree.ref(m2),
        tree.ref(s2),
      );
      first.dispose();
      second.dispose();
      return [{ theta: next, m: m2, s: s2, t: powers }, value];
    },
  }[rule];
  const compiled = jit(step);
  const whole = parametersOf(task);
  const theta = single ? whole.map(({ w, b }) => ({ w: w.slice(0), b: b.slice(0) })) : whole;
  const zeros = () => (rule === 'adam' ? tree.map((p) => np.zeros(p.shape), theta) : []);
  let state = { theta, m: zeros(), s: zeros(), t: rule === 'adam' ? np.ones([2]) : np.zeros([2]) };
  return {
    networks,
    async steps(count) {
      for (let k = 0; k < count; k++) {
        const [next, value] = compiled(state, x.ref, y.ref);
        value.dispose();
        state = next;
        // As the library advises: not too many operations in the queue.
        if (k % 10 === 9) await blockUntilReady(state);
      }
      await blockUntilReady(state);
    },
    async losses() {
      const [value, g] = gradient(tree.ref(state.theta), x.ref, y.ref);
      tree.dispose(g);
      return Float64Array.from(await value.data());
    },
    destroy() {
      for (const part of [state, x, y]) tree.dispose(part);
      compiled.dispose();
    },
  };
}
