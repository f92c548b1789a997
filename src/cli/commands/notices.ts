/** `glassbox --notices`: the licences of the packages that this command line is built with. */
import { readFileSync } from 'node:fs';
import { type Command, CommanderError } from 'commander';
import { GlassboxError } from '../../messages/problem.ts';
import { bundledFile } from '../project.ts';
import type { Terminal } from '../terminal.ts';

const FILE = 'THIRD-PARTY-NOTICES.txt';

/** A flag like --version: it is answered at once, whatever else was asked. */
export function addNotices(program: Command, terminal: Terminal): void {
  program.option('--notices', terminal.t('cli.options.notices'));
  program.on('option:notices', () => {
    const path = bundledFile(FILE);
    if (!path) throw new GlassboxError('GBX-746', { file: FILE });
    process.stdout.write(readFileSync(path, 'utf8'));
    throw new CommanderError(0, 'glassbox.notices', '');
  });
}
