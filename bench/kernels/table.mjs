/** Prints what `benchKernels` found on one adapter. */
import { inColumns } from '../columns.mjs';

const short = (value) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(2);

const HEAD = [
  'workload',
  'kernel',
  'acceptance',
  'ns/update',
  '× naive',
  'bytes',
  'operations',
  'barriers',
  'ns by bytes',
  'ns by operations',
  'share',
];

function lineOf({ workload, kernel, asked, acceptance, nsPerUpdate, speedUp, counts, limit }) {
  return [
    workload,
    asked ? kernel : `${kernel} (chosen)`,
    acceptance.toFixed(3),
    short(nsPerUpdate),
    short(speedUp),
    short(counts.bytes),
    short(counts.operations),
    short(counts.barriers),
    short(limit.byBytes),
    short(limit.byOperations),
    `${(100 * limit.share).toFixed(limit.share < 0.1 ? 1 : 0)} %`,
  ];
}

/** @param result  host, info, peak and times of `benchKernels` */
export function printKernels({ host, info, peak, times }) {
  console.log(
    `\n${info.device} (${host})${info.software ? ': emulated: judge by counts, not by clocks' : ''}`,
  );
  console.log(
    `peak, measured: ${short(peak.bytesPerNs)} GB/s copied, ${short(peak.operationsPerNs)} integer operations a ns; per proposed update:`,
  );
  console.log(inColumns(HEAD, times.map(lineOf), 2));
}
