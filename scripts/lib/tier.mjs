/** A tier of checks beyond `npm test`: named checks run one after another, each told in one line, then the plain last line. */
import { parseArgs } from 'node:util';

/**
 * A check resolves to what it measured and whether that keeps the promise, or to why it could not be made here (`skipped`). To add one,
 * add a file beside the others and its name to the tier's list.
 *
 * @typedef {{ name: string, run: (context: any) => Promise<{ ok: boolean, said: string, skipped?: boolean }> }} Check
 * @param {readonly Check[]} checks
 * @param {{ context?: () => Promise<any> }} options  `context` is opened for the first check that takes one
 */
export async function runTier(checks, { context = async () => undefined } = {}) {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      list: { type: 'boolean', default: false },
      // Read by the checks that may install what they need.
      install: { type: 'boolean', default: false },
    },
  });
  const only = values.only?.toLowerCase() ?? '';
  const chosen = checks.filter(({ name }) => name.toLowerCase().includes(only));
  if (values.list) {
    for (const { name } of checks) console.log(name);
    return;
  }
  let [passed, failed, skipped] = [0, 0, 0];
  /** @type {Promise<any> | undefined} */
  let opened;
  for (const { name, run } of chosen) {
    const began = performance.now();
    if (run.length > 0) opened ??= context();
    const outcome = await run(await opened).catch((error) => ({
      ok: false,
      said: error.stack ?? String(error),
    }));
    const word = outcome.skipped ? 'SKIPPED' : outcome.ok ? 'ok     ' : 'FAILED ';
    if (outcome.skipped) skipped++;
    else if (outcome.ok) passed++;
    else failed++;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${word} ${name}: ${outcome.said} (${seconds} s)`);
  }
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
  process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
}
