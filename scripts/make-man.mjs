// npm run man: writes man/glassbox.1 from the program as it is. Kept in the repository, so that an installation has it at once.
import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureHeadless, ROOT } from './lib/headless.mjs';

await ensureHeadless();
const { status, stdout } = spawnSync(
  process.execPath,
  [join(ROOT, 'bin/glassbox.mjs'), 'man', '--lang', 'en'],
  { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
);
if (status !== 0) process.exit(status ?? 1);
const path = join(ROOT, 'man/glassbox.1');
mkdirSync(dirname(path), { recursive: true });
writeFileSync(`${path}.new`, stdout);
renameSync(`${path}.new`, path);
console.log(`man/glassbox.1: ${stdout.split('\n').length - 1} lines`);
