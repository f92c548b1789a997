/**
 * Mean of f over a standard normal number by the trapezoid rule on |z| <= 9, which converges faster than any power for smooth f.
 *
 * @param width  T of a tanh(z / T) in f, or what plays its part: its poles at ±i pi T / 2 leave an error of 3e-10 of f with the
 *               step of 0.45 T taken here (no wider than 0.15, no narrower than 0.009)
 */
export function normalAverage(f: (z: number) => number, width: number): number {
  const nodes = Math.min(1000, Math.max(60, Math.ceil(20 / width)));
  let [sum, weight] = [0, 0];
  for (let k = -nodes; k <= nodes; k++) {
    const z = (9 * k) / nodes;
    const density = Math.exp((-z * z) / 2);
    weight += density;
    sum += density * f(z);
  }
  return sum / weight;
}
