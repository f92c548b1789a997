// The table of `npm run bench -- --workload NAME|all`: a line per case, ratios within the run, promises kept or not.
import { inColumns } from './columns.mjs';

const HEAD = ['workload', 'case', 'unit', 'time', 'naive', '×', 'memory limit', 'promised', 'digest'];

/** Three significant digits. */
const short = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

function lineOf({ workload, what, unit, time, naive, bar, digest, more }) {
  const { timePerLimit, flipPerLimit } = more;
  return [
    workload,
    what,
    unit,
    short(time),
    naive === null ? '–' : short(naive),
    naive === null ? '–' : short(naive / time),
    // Time of the whole annealing, and of its flips alone, over that of moving what the flips must move.
    Number.isFinite(timePerLimit) ? `${timePerLimit.toFixed(2)} (flips ${flipPerLimit.toFixed(2)})` : '–',
    bar === null ? '–' : `≤ ${bar} ${time <= bar ? 'kept' : 'MISSED'}`,
    digest,
  ];
}

export function workloadTable({ rows }) {
  return inColumns(HEAD, rows.map(lineOf));
}
