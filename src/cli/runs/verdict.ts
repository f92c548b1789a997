/** Says on the command line whether the result that a link claims came out again. */
import type { Experiment, Row } from '../../experiments/declaration.ts';
import { type Fingerprint, fingerprintOf, verify } from '../../experiments/fingerprint.ts';
import { formatNumber } from '../../messages/number.ts';
import type { Terminal } from '../terminal.ts';

/** @returns the exit code: 1 where the result differs */
export function sayVerdict(
  terminal: Terminal,
  experiment: Experiment,
  rows: readonly Row[],
  claimed: Fingerprint,
  here = fingerprintOf(experiment, rows),
): number {
  const { verdict, largest } = verify(claimed, here, experiment, rows);
  const byErrors = verdict === 'differs' && largest !== null && Number.isFinite(largest);
  const z = formatNumber(terminal.language, largest, 2);
  terminal.error(terminal.t(byErrors ? 'share.verdict.differsBy' : `share.verdict.${verdict}`, { z }));
  return verdict === 'differs' ? 1 : 0;
}
