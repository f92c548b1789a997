/** Promise: no package that is installed with the project has a known weakness. The registry has to be asked, so this is no test. */
import { spawnSync } from 'node:child_process';
import { ROOT } from '../lib/headless.mjs';

/**
 * What `npm audit --json` says. Only its own counts are believed: an answer without them is none.
 *
 * @returns `skipped` where the registry could not be asked
 */
export function readAudit(text) {
  let answer;
  try {
    answer = JSON.parse(text);
  } catch {
    answer = {};
  }
  const counts = answer.metadata?.vulnerabilities;
  const asked = answer.metadata?.dependencies?.total;
  if (!counts || !(asked > 0)) {
    const why = answer.message ?? answer.error?.summary ?? 'no answer';
    return {
      ok: false,
      skipped: true,
      said: `NOT ASKED: the registry answers no audit (${String(why).trim()})`,
    };
  }
  const names = Object.keys(answer.vulnerabilities ?? {});
  if (counts.total === 0) return { ok: true, said: `0 known in ${asked} packages` };
  return { ok: false, said: `${counts.total} known: ${names.join(', ')}` };
}

export const hasNoKnownWeakness = {
  name: 'no package has a known weakness (npm audit)',
  async run() {
    const { stdout } = spawnSync('npm', ['audit', '--json'], {
      cwd: ROOT,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    return readAudit(stdout ?? '');
  },
};
