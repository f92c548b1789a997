// node scripts/record-opening.mjs: records the run that the page opens with. After a change of `side-by-side` at its defaults.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureHeadless, HEADLESS, ROOT } from './lib/headless.mjs';

await ensureHeadless();
const file = join(ROOT, 'public/opening/side-by-side.bin');
const { status } = spawnSync(process.execPath, [join(HEADLESS, 'record-opening.mjs'), file], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
