/** `glassbox validate` is `npm run validate` by another name: long tables, from a checkout of the source. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { suggestion } from '../../experiments/nearest.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { projectRoot } from '../project.ts';
import { Signals } from '../runs/signals.ts';
import type { Terminal } from '../terminal.ts';

/** @param finish  hears the exit code */
export function addValidate(program: Command, terminal: Terminal, finish: (code: number) => void): void {
  const { t } = terminal;
  program
    .command('validate')
    .description(t('commands.validate.about'))
    .option('--only <NAME>', t('commands.validate.only'))
    .option('--list', t('commands.validate.list'))
    .action(async ({ only, list }: { only?: string; list?: boolean }) =>
      finish(await validate(projectRoot(), only, list === true)),
    );
}

/**
 * @param root  folder of the project
 * @returns the exit code
 * @throws GBX-754 where the scripts are not there, GBX-755 when no measurement has this name
 */
export async function validate(root: string, only: string | undefined, list: boolean): Promise<number> {
  const script = join(root, 'scripts/validate.mjs');
  if (!existsSync(script)) throw new GlassboxError('GBX-754');
  if (only !== undefined) {
    const { code, text } = await listed(script);
    const names = text.split('\n').filter(Boolean);
    if (code === 0 && !names.some((name) => name.includes(only)))
      throw new GlassboxError('GBX-755', { name: only, nearest: nearestOf(only, names) });
  }
  const words = [...(only === undefined ? [] : ['--only', only]), ...(list ? ['--list'] : [])];
  const child = spawn(process.execPath, [script, ...words], { stdio: 'inherit' });
  // A measurement keeps what it has when it is stopped: the signal goes on to it, and its end is awaited.
  const signals = new Signals(async () => void child.kill('SIGTERM'));
  const code = await ended(child);
  signals.release();
  return signals.exitCode === 1 ? code : signals.exitCode;
}

async function listed(script: string): Promise<{ code: number; text: string }> {
  const child = spawn(process.execPath, [script, '--list'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  return { code: await ended(child), text };
}

/** There are hundreds: all of them are no suggestion. */
function nearestOf(name: string, names: readonly string[]): string {
  const near = suggestion(name, names);
  return near.includes(' | ') ? (names[0] ?? '') : near;
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) =>
    child.on('close', (code) => resolve(code ?? 1)).on('error', () => resolve(1)),
  );
}
