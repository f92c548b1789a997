/** A tier of checks beyond `npm test`: named checks run one after another, each told in one line, then the plain last line. */
import { parseArgs } from 'node:util';

/**
 * A check resolves to what it measured and whether that keeps the promise. To add one, add a file beside the others and
 * its name to the tier's list.
 *
 * @typedef {{ name: string, run: (context: any) => Promise<{ ok: boolean, said: string }> }} Check
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
  let [passed, failed] = [0, 0];
  for (const { name, run } of chosen) {
    const began = performance.now();
    const { ok, said } = await run(context).catch((error) => ({
      ok: false,
      said: error.stack ?? String(error),
    }));
    if (ok) passed++;
    else failed++;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}: ${said} (${seconds} s)`);
  }
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
}
