/** A Gaussian process with heavy tails: its limit, what it makes of an outlier, and the short way to what it says at its own points. */
import { expect, test } from 'vitest';
import { readCsv } from '../../src/learner/data/csv.ts';
import { GaussianProcess } from '../../src/learner/gaussian-process/gaussian-process.ts';
import { robustProcess } from '../../src/learner/gaussian-process/robust-process.ts';

const inputs = Float64Array.from({ length: 25 }, (_, k) => k / 6);
const kernel = { kind: 'rbf', amplitude: 1, lengths: 0.8 } as const;
const clean = inputs.map((x) => Math.sin(2 * x));
const at = (targets: Float64Array) => ({ inputs, targets, width: 1 });

test('what it says at its own points is what it says anywhere else, with one noise for all or one each', () => {
  for (const noise of [0.3, inputs.map((x) => 0.05 + x / 10)]) {
    const process = new GaussianProcess(kernel, at(clean), noise);
    const [own, there] = [process.atObserved(), process.predict(inputs)];
    for (let k = 0; k < inputs.length; k++) {
      expect(Math.abs(own.mean[k]! - there.mean[k]!)).toBeLessThan(1e-12);
      expect(Math.abs(own.variance[k]! - there.variance[k]!)).toBeLessThan(1e-12);
    }
  }
});

test('with many degrees of freedom it is the Gaussian one', () => {
  const robust = robustProcess(kernel, at(clean), { scale: 0.2, freedom: 1e9 }).predict(inputs);
  const plain = new GaussianProcess(kernel, at(clean), 0.2).predict(inputs);
  for (const [k, m] of plain.mean.entries()) expect(Math.abs(robust.mean[k]! - m)).toBeLessThan(1e-6);
});

test('an outlier moves it far less than the Gaussian one', () => {
  const spoilt = clean.slice();
  spoilt[12]! += 10;
  const shift = (make: (targets: Float64Array) => GaussianProcess) => {
    const [with_, without] = [spoilt, clean].map((targets) => make(targets).predict(inputs).mean);
    return Math.max(...with_!.map((m, k) => Math.abs(m - without![k]!)));
  };
  const gaussian = shift((targets) => new GaussianProcess(kernel, at(targets), 0.1));
  const robust = shift((targets) => robustProcess(kernel, at(targets), { scale: 0.1, freedom: 4 }));
  expect(gaussian).toBeGreaterThan(2);
  expect(robust).toBeLessThan(gaussian / 4);
});

test('bounds among numbers make a column text where that is asked for, and are refused where it is not', () => {
  const text = `s,a\n${Array.from({ length: 12 }, (_, k) => `${k === 3 ? '<1E-3' : k},${k}`).join('\n')}\n`;
  expect(readCsv('x', text, { mixedAsText: true }).columns.map(({ kind }) => kind)).toEqual([
    'categorical',
    'numeric',
  ]);
  expect(() => readCsv('x', text)).toThrow('GBX-332');
});
