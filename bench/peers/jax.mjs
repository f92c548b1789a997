/** jax-js at a task of the contest: all networks at once with vmap, one compiled step. */
import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  jvp,
  nn,
  numpy as np,
  tree,
  valueAndGrad,
  vmap,
} from '@jax-js/jax';
import { layersOf, parameterCount } from '../../src/learner/network.ts';
import { EDGE_WEIGHT } from '../workloads/residual-tasks.ts';
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

/** Outputs [point][output]; uses its arguments up, as every function of the library does. */
function forward(parameters, x, activation) {
  return parameters.reduce((a, { w, b }, l) => {
    const z = np.matmul(a, w).add(b);
    return l + 1 < parameters.length ? activation(z) : z;
  }, x);
}

/** @returns {import('../workloads/training-tasks.ts').Contender} */
export function jax(task, rule) {
  const { shape, points } = task;
  const activation = ACTIVATIONS[shape.activation];
  const x = np.array(Float32Array.from(task.inputs), { shape: [points, shape.inputs] });
  const y = np.array(Float32Array.from(task.targets), { shape: [points, shape.outputs] });
  const loss = (parameters, x, y) => {
    const a = forward(parameters, x, activation);
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
  return trained(task, loss, [x, y], rule, task.rate);
}

/** u_xx + u_yy by the library's own derivatives: forward over forward, for all points at once. */
function laplacianByJvp(parameters, x, axes, activation) {
  const u = (x) => forward(tree.ref(parameters), x, activation);
  const second = (v) => jvp((x) => jvp(u, [x], [v.ref])[1], [x.ref], [v])[1];
  const [xx, yy] = axes.map(second);
  x.dispose();
  tree.dispose(parameters);
  return xx.add(yy);
}

/** The same with the chain rule of tanh written out, layer by layer. */
function laplacianByHand(parameters, x, axes) {
  let a = x;
  let slopes = axes;
  let bends = null;
  parameters.forEach(({ w, b }, l) => {
    const z = np.matmul(a, w.ref).add(b);
    slopes = slopes.map((slope) => np.matmul(slope, w.ref));
    bends = bends?.map((bend) => np.matmul(bend, w.ref)) ?? null;
    w.dispose();
    a = z;
    if (l + 1 === parameters.length) return;
    a = np.tanh(z);
    const s = np.array(1).sub(np.square(a.ref));
    const c = a.ref.mul(s.ref).mul(-2);
    const straight = bends;
    bends = slopes.map((slope, i) => {
      const bent = c.ref.mul(np.square(slope.ref));
      return straight ? bent.add(s.ref.mul(straight[i])) : bent;
    });
    slopes = slopes.map((slope) => s.ref.mul(slope));
    s.dispose();
    c.dispose();
  });
  a.dispose();
  for (const slope of slopes) slope.dispose();
  return bends[0].add(bends[1]);
}

/**
 * The heated plate (residual-tasks.ts).
 *
 * @param {boolean} byHand  whether the chain rule is written out, which is several times as fast, or the library's
 * @returns {import('../workloads/training-tasks.ts').Contender}
 */
export function jaxResiduals(task, byHand) {
  const activation = ACTIVATIONS[task.shape.activation];
  const laplacian = byHand ? laplacianByHand : laplacianByJvp;
  const plane = (values) => np.array(Float32Array.from(values), { shape: [values.length / 2, 2] });
  const along = (axis) => plane(task.inside.map((_, k) => Number(k % 2 === axis)));
  const loss = (parameters, x, edge, ex, ey) => {
    const r = laplacian(tree.ref(parameters), x, [ex, ey], activation).add(1);
    const border = np.square(forward(parameters, edge, activation)).mean();
    return np
      .square(r)
      .mean()
      .mul(0.5)
      .add(border.mul(0.5 * EDGE_WEIGHT));
  };
  const data = [plane(task.inside), plane(task.edge), along(0), along(1)];
  return trained(task, loss, data, 'adam', { adam: task.rate });
}

/** Training by a rule, the whole step compiled. */
function trained(task, loss, data, rule, rate) {
  const { networks } = task;
  // One network needs no vmap.
  const single = networks === 1;
  const gradient = single ? valueAndGrad(loss) : vmap(valueAndGrad(loss), [0, ...data.map(() => null)]);
  const step = {
    gradient: ({ theta, m, s, t }, ...data) => {
      const [value, g] = gradient(tree.ref(theta), ...data);
      const next = tree.map((p, d) => p.sub(d.mul(rate.gradient)), theta, g);
      return [{ theta: next, m, s, t }, value];
    },
    adam: ({ theta, m, s, t }, ...data) => {
      const [value, g] = gradient(tree.ref(theta), ...data);
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
        const [next, value] = compiled(state, ...tree.ref(data));
        value.dispose();
        state = next;
        // As the library advises: not too many operations in the queue.
        if (k % 10 === 9) await blockUntilReady(state);
      }
      await blockUntilReady(state);
    },
    async losses() {
      const [value, g] = gradient(tree.ref(state.theta), ...tree.ref(data));
      tree.dispose(g);
      return Float64Array.from(await value.data());
    },
    destroy() {
      for (const part of [state, ...data]) tree.dispose(part);
      compiled.dispose();
    },
  };
}
