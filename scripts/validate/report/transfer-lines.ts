/** Ways to carry a surrogate to other plates: gains against doing nothing, paired by repeat, with their 95 % intervals. */
import { METHODS, type Method } from '../../../src/experiments/transfer/methods.ts';
import { TARGETS, type Target } from '../../../src/experiments/transfer-common/plates.ts';
import type { Section } from './line.ts';
import type { Reader } from './store.ts';

const CHANGES: Readonly<Record<Target, string>> = {
  'l-shape': 'a notch',
  conductivity: 'another conductivity',
  both: 'both',
};
const LABELS = [0, 20, 200] as const;

const nameOf = (target: Target) => `transfer-${target}`;
const percent = (value: number) => (100 * value).toFixed(1).replace('-', '−');

/** Row of a method and a number of labels. Rows by distance have columns of methods as well, but no place on the axis of labels. */
function rowOf(read: Reader, name: string, method: Method, labels: number): number {
  const [own, counts] = [read.list(name, method), read.list(name, 'labelsPlusOne')];
  return own.findIndex((error, k) => Number.isFinite(error) && counts[k] === labels + 1);
}

function gainOf(read: Reader, name: string, method: Method, labels: number): string {
  const row = rowOf(read, name, method, labels);
  if (row < 0) return '';
  const [gain, low, high] = ['gain', 'gainLow', 'gainHigh'].map((column) =>
    percent(read.list(name, column)[row]!),
  );
  return `${gain} [${low}, ${high}]`;
}

function leftAlone(read: Reader, target: Target): string {
  const name = nameOf(target);
  const error = (method: Method, column: string) => {
    const row = rowOf(read, name, method, 0);
    const [value, wide] = [column, `${column}Error`].map((each) => read.list(name, each)[row]!);
    return `${percent(value!)} ± ${percent(wide!)} %`;
  };
  return (
    `After ${CHANGES[target]}, amount 0.5: ${error('none', 'error')} left alone (unseen rectangles ${error('none', 'sourceError')}); the law without a label ` +
    `leaves ${error('physics', 'error')} on unseen plates and ${error('physics', 'seenError')} on those it was asked for at. \`${read.stored(name).command}\``
  );
}

export function transferSection(read: Reader): Section {
  const measured = TARGETS.filter((target) => read.has(nameOf(target)));
  const columns = measured.flatMap((target) => LABELS.map((labels) => ({ target, labels })));
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const table = [
    row(['way', ...columns.map(({ target, labels }) => `${CHANGES[target]}, ${labels} labels`)]),
    row(['---', ...columns.map(() => '---')]),
    ...METHODS.slice(1).map((method) =>
      row([method, ...columns.map(({ target, labels }) => gainOf(read, nameOf(target), method, labels))]),
    ),
  ];
  return {
    id: 'transfer',
    title: 'Transfer: what each way to adapt gains',
    text: [
      'Error of the unadapted surrogate less that of the adapted one on unseen plates, in points of per cent, with the 95 % interval of the paired difference over eight',
      'repeats. Intervals are of one comparison each. Settings were chosen on seed 1; these are of seed 42.',
    ].join('\n'),
    lines: [],
    ...(measured.length > 0 && { table: table.join('\n') }),
    remarks: measured.map((target) => leftAlone(read, target)),
  };
}
