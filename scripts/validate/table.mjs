/** One check for each measurement of docs/validation.md: made, or read if it is finished, and held to the numbers of others. */
import { currentStore, keep, report } from './keep.mjs';
import { measurements } from './measurements.mjs';

export const table = measurements.map((measurement) => ({
  name: measurement.name,
  async run() {
    await keep(measurement);
    const { linesOf } = await report();
    const lines = linesOf(currentStore(), measurement.name);
    return {
      ok: lines.every(({ ok }) => ok),
      said: lines.length > 0 ? lines.map(({ said }) => `\n    ${said}`).join('') : 'kept',
    };
  },
}));
