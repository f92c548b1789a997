/** One check for each measurement of docs/validation.md: made, or read if it is finished, and held to the numbers of others. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { currentStore, keep, report } from './keep.mjs';
import { measurements } from './measurements.mjs';
import { REFERENCE } from './run.mjs';

export const table = measurements.map((measurement) => ({
  name: measurement.name,
  async run() {
    const { needs } = measurement;
    if (needs && !existsSync(join(REFERENCE, needs)))
      return { ok: true, said: `SKIPPED: ${needs} does not lie in ${REFERENCE}` };
    await keep(measurement);
    const { linesOf } = await report();
    const lines = linesOf(currentStore(), measurement.name);
    return {
      ok: lines.every(({ ok }) => ok),
      said: lines.length > 0 ? lines.map(({ said }) => `\n    ${said}`).join('') : 'kept',
    };
  },
}));
