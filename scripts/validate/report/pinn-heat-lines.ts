/** Physics-informed networks on heat: constants from noisy measurements against the Cramér-Rao bound, and the law in place of measurements. */
import type { Estimate } from '../../../src/observables/statistics.ts';
import { known, type Line, type Section } from './line.ts';
import type { Reader } from './store.ts';

const CONDUCTIVITY = 'inverse-conductivity';
const AMPLITUDE = 'inverse-amplitude';
const COUNTS = [10, 20, 50, 100, 200] as const;
const NOISES = [0.0025, 0.04, 0.16] as const;
/** In units of the field's root mean square. */
const NOISE = 0.01;
const POINTS = 50;

export function inverseSection(read: Reader): Section {
  return {
    id: 'inverse',
    title: 'Physics-informed networks: constants from noisy measurements',
    text: [
      'The conductivity of a plate, or how far it bulges, trained together with a network (2-16-1 tanh, hard boundary values, Gauss–Newton in f64) from',
      'measurements at random places. Every network has places and noise of its own; the scatter of their estimates, in units of the true value, is held to',
      'the Cramér–Rao bound, noise/√n for one conductivity. Noise is in units of the field’s root mean square, 1 % unless said otherwise. The means are',
      'held to the truth.',
    ].join('\n'),
    lines: [
      ...(read.has(CONDUCTIVITY) ? conductivityLines(read) : []),
      ...(read.has(AMPLITUDE) ? amplitudeLines(read) : []),
    ],
    remarks: [
      ...(read.has(AMPLITUDE) ? [amplitudeScatter(read)] : []),
      ...(read.has(CONDUCTIVITY) ? [strays(read)] : []),
    ],
  };
}

function conductivityLines(read: Reader): Line[] {
  const at = (column: string, n: number) => read.atEnd(CONDUCTIVITY, column, 'measurements', n);
  const bound = (quantity: string, ours: Estimate, least: number): Line => ({
    quantity,
    reference: known('exact', least, 0),
    ours,
    from: [CONDUCTIVITY],
    digits: 6,
  });
  return [
    {
      quantity: `k over its truth, ${POINTS} measurements of 1 % noise`,
      reference: known('exact', 1, 0),
      ours: at('first', POINTS),
      from: [CONDUCTIVITY],
      digits: 5,
    },
    ...COUNTS.map((n) => bound(`scatter of k, n = ${n}`, at('firstScatter', n), NOISE / Math.sqrt(n))),
    ...NOISES.map((noise) =>
      bound(
        `scatter of k, n = ${POINTS}, noise ${100 * noise} %`,
        read.atEnd(CONDUCTIVITY, 'firstScatter', 'noise', noise),
        noise / Math.sqrt(POINTS),
      ),
    ),
  ];
}

function amplitudeLines(read: Reader): Line[] {
  return [
    {
      quantity: `bulge a over its truth, ${POINTS} measurements`,
      reference: known('exact', 1, 0),
      ours: read.atEnd(AMPLITUDE, 'first', 'measurements', POINTS),
      from: [AMPLITUDE],
      digits: 4,
    },
  ];
}

/** Our own bound is no number from outside. */
function amplitudeScatter(read: Reader): string {
  const k = read.list(AMPLITUDE, 'measurements').lastIndexOf(POINTS);
  const { value, error } = read.atEnd(AMPLITUDE, 'firstScatter', 'measurements', POINTS);
  const bound = read.list(AMPLITUDE, 'firstBound')[k]!;
  return `The bulge scatters by ${(100 * value).toFixed(2)}(${Math.max(1, Math.round(1e4 * error))}) % at n = ${POINTS}; the bound, from the sensitivity du/da by finite elements, is ${(100 * bound).toFixed(2)} %.`;
}

function strays(read: Reader): string {
  const count = [CONDUCTIVITY, AMPLITUDE]
    .filter((name) => read.has(name))
    .map((name) => {
      const rows = read.list(name, 'strays');
      const iterations = read.list(name, 'iteration');
      const isMeasured = [read.list(name, 'measurements'), read.list(name, 'noise')];
      const total = rows.reduce(
        (sum, each, k) =>
          // Rows on the way do not count; the noise that was asked for is in the rows of the numbers of measurements already.
          sum +
          (!(iterations[k]! > 0) &&
          (isMeasured[0]![k]! > 0 || (isMeasured[1]![k]! > 0 && isMeasured[1]![k] !== NOISE))
            ? each
            : 0),
        0,
      );
      return `${total} of ${8 * Number(read.stored(name).settings.draws)} (${name})`;
    });
  return `Networks whose energy ended more than ten times above the median of their fellows are left out: ${count.join(', ')}.`;
}

const PLATES = [
  ['heat-square', 'evenly heated square'],
  ['heat-l-shape', 'L-shape'],
  ['heat-four-holes', 'four cold holes'],
] as const;

const COLUMNS = [
  ['lawL2', 'law alone', 256],
  ['lawBlock', 'its worst block', 256],
  ['enrichedL2', 'with the corner’s function', 0],
  ['dataL2', '256 measurements alone', 256],
] as const;

export function heatSection(read: Reader): Section {
  const measured = PLATES.filter(([name]) => read.has(name));
  const rows = measured.map(([name, plate]) => {
    const has = (column: string) => read.stored(name).values[column] !== undefined;
    const cells = COLUMNS.map(([column, , n]) =>
      has(column) ? shareSaid(read.atEnd(name, column, 'measurements', n)) : '–',
    );
    return `| ${[plate, ...cells, `\`npm run validate -- --only ${name}\``].join(' | ')} |`;
  });
  return {
    id: 'heat',
    title: 'Physics-informed networks: the law in place of measurements',
    text: [
      'Relative L2 errors against the exact solution, means over four draws of three networks each (16 tanh units, soft edges, 50 Gauss–Newton steps; four holes: hard edges, 100 steps), in per cent: of',
      'the law without any measurement, and of 256 measurements of 5 % noise without the law. The worst of 8 × 8 blocks is in the same units.',
    ].join('\n'),
    lines: [],
    ...(rows.length > 0 && {
      table: [
        `| plate | ${COLUMNS.map(([, title]) => title).join(' | ')} | command |`,
        `| --- | ${COLUMNS.map(() => '---').join(' | ')} | --- |`,
        ...rows,
      ].join('\n'),
    }),
    remarks: [
      'Four cold holes: the networks are given ln r about each hole. By x and y with soft edges they do not learn the law (44 % are left). PINNacle (5 × 100 tanh, 20 000 steps of Adam, the same plate) states 1.23 % for the best of its methods.',
    ],
  };
}

/** In per cent, its error in the last digit. */
function shareSaid({ value, error }: Estimate): string {
  return `${(100 * value).toFixed(2)}(${Math.max(1, Math.round(1e4 * error))})`;
}
