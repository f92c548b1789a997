/** The curve of double descent, exact and measured, up to p = 2n. */
import { ridgelessRisk } from '../../../src/learner/exact/linear-descent.ts';
import type { Figure } from './plots.ts';
import type { Reader } from './store.ts';
import { chart, type Mark } from './svg.ts';

const [POINTS, NOISE, LARGEST] = [100, 0.25, 210] as const;
const TOP = 9;

export function descentFigure(read: Reader): Figure {
  const caption =
    'Excess risk of least squares against features per point: exact at n = 100 (line, without a value for |p − n| ≤ 1), and measured with errors; p = 10 n lies outside.';
  const place = { section: 'descent', name: 'validation-descent', caption };
  if (!read.has('double-descent')) return { ...place, svg: null };
  const [features, risk, errors] = ['features', 'linearRisk', 'linearRiskError'].map((name) =>
    read.list('double-descent', name),
  );
  const shown = features!.flatMap((p, k) => (p <= LARGEST ? [k] : []));
  const marks: Mark[] = [
    branch(10, POINTS - 2),
    branch(POINTS + 2, LARGEST),
    {
      kind: 'points',
      colour: '#d55e00',
      label: 'measured',
      x: shown.map((k) => features![k]! / POINTS),
      y: shown.map((k) => risk![k]!),
      error: shown.map((k) => errors![k]!),
    },
  ];
  const axes = { xLabel: 'p/n', yLabel: 'excess risk', x: [0, 2.1], y: [0, TOP] } as const;
  return { ...place, svg: chart({ title: caption, ...axes, marks, legend: 'right' }) };
}

/** The exact risk from one number of features to another, as far as it fits into the picture. */
function branch(from: number, to: number): Mark {
  const numbers = Array.from({ length: to - from + 1 }, (_, k) => from + k);
  const points = numbers
    .map((features) => ({
      x: features / POINTS,
      y: ridgelessRisk({ points: POINTS, features, noise: NOISE })!.risk,
    }))
    .filter(({ y }) => y <= TOP);
  return {
    kind: 'line',
    colour: '#0072b2',
    ...(from < POINTS && { label: 'exact' }),
    x: points.map(({ x }) => x),
    y: points.map(({ y }) => y),
  };
}
