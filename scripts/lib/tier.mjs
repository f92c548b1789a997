/** A tier of checks beyond `npm test`: named checks run one after another, each told in one line, then the plain last line. */
import { parseArgs } from 'node:util';

/**
 * A check resolves to what it measured and whether that keeps the promise, or that it could not be made here. To add one, add a file beside the others and
 * its name to the tier's list.
 *
 * @typedef {{ name: string, run: (context: any) => Promise<{ ok: boolean, skipped?: boolean, said: string }> }} Check
 * @param {readonly Check[]} checks
 * @param {{ context?: any }} options
 */
export async function runTier(checks, { context } = {}) {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, list: { type: 'boolean', default: false } },
  });
  const chosen = checks.filter(({ name }) => !values.only || name.includes(values.only));
  if (values.list) {
    for (const { name } of checks) console.log(name);
    return;
  }
  let [passed, failed, skipped] = [0, 0, 0];
  for (const { name, run } of chosen) {
    const began = performance.now();
    const outcome = await run(context).catch((error) => ({
      ok: false,
      said: error.stack ?? String(error),
    }));
    const { ok, said } = outcome;
    if (outcome.skipped) skipped++;
    else if (ok) passed++;
    else failed++;
    const word = outcome.skipped ? 'SKIPPED' : ok ? 'ok    ' : 'FAILED';
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${word} ${name}: ${said} (${seconds} s)`);
  }
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
  process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
}
