// The table of `npm run bench -- --peers`: medians side by side, ratios, and what was promised beside them.
import { inColumns } from '../columns.mjs';

/** Times of the other library over ours, at least; by engine, task and library. */
const PROMISED = {
  cpu: {
    small: { tfjs: 40, jax: 2 },
    wide: { tfjs: 10, jax: 2 },
    digits: { jax: 1 },
    'heat-32-1': { tfjs: 5, jax: 1.5 },
    'heat-32-32': { tfjs: 20, jax: 1.5 },
    'heat-32x32-1': { tfjs: 5, jax: 1.5 },
    'heat-32x32-32': { tfjs: 20, jax: 1.5 },
  },
  webgpu: { small: { tfjs: 10 }, wide: { tfjs: 1 }, digits: { jax: 1 } },
};

const HEAD = [
  'engine',
  'task',
  'rule',
  'Glassbox µs',
  'TensorFlow.js µs',
  '×',
  'promised',
  'jax-js µs',
  '×',
  'promised',
];

/** Three significant digits. */
const short = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

function cellsOf(kind, name, peer, ours, theirs) {
  if (!theirs) return ['–', '–', '–'];
  const ratio = theirs.median / ours.median;
  const promised = PROMISED[kind][name]?.[peer];
  const verdict = promised ? `≥ ${promised} ${ratio >= promised ? 'kept' : 'MISSED'}` : '–';
  return [short(theirs.median), short(ratio), verdict];
}

function lineOf(kind, { name, task, rule, results, failure }) {
  if (failure) return [kind, task, rule, failure.slice(0, 70), '–', '–', '–', '–', '–', '–'];
  const of = (wanted) => results.find((result) => result.name === wanted);
  const ours = of('glassbox');
  return [
    kind,
    task,
    rule,
    short(ours.median),
    ...cellsOf(kind, name, 'tfjs', ours, of('tfjs')),
    ...cellsOf(kind, name, 'jax', ours, of('jax')),
  ];
}

export function peersTable({ contests }) {
  const lines = contests.flatMap(({ kind, results }) => results.map((result) => lineOf(kind, result)));
  const words = contests.flatMap(({ kind, words, failures }) =>
    [...Object.entries(words), ...Object.entries(failures)].map(
      ([name, text]) => `${kind}: ${name}: ${text}`,
    ),
  );
  return [
    inColumns(HEAD, lines),
    'Microseconds per step of one network, medians of interleaved rounds.',
    ...words,
  ].join('\n');
}

/** Whether every contest could be held: contenders ran and learnt the same. */
export function peersFailed({ contests }) {
  return contests.some(
    ({ failures, results }) => Object.keys(failures).length > 0 || results.some(({ failure }) => failure),
  );
}
