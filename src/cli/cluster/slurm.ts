/** `glassbox slurm`: checks what was asked, writes the scripts, submits them. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { quoted } from '../../experiments/command-line.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { GridFolder } from '../many/grid-folder.ts';
import { projectRoot } from '../project.ts';
import type { Terminal } from '../terminal.ts';
import { parseArray } from './array-range.ts';
import { checkSameRun, writeFiles } from './files.ts';
import { refusing, type SlurmFlags, slurmOptions } from './options.ts';
import { slurmScripts } from './slurm-scripts.ts';
import { readSubject } from './subject.ts';

export interface SlurmCommandFlags extends SlurmFlags {
  readonly array: string;
  readonly out?: string;
  readonly setup?: string;
  readonly engine?: string;
  readonly checkpointEvery?: string;
  readonly submit?: boolean;
}

/** @returns the exit code */
export function writeSlurm(terminal: Terminal, words: readonly string[], flags: SlurmCommandFlags): number {
  const { t } = terminal;
  const array = parseArray(flags.array);
  const options = slurmOptions(flags, array, refusing(terminal));
  const subject = readSubject(terminal, words, array.shards, flags);
  if (!subject) return 2;
  if (flags.submit) checkSbatch();
  const out = resolve(flags.out ?? subject.folder);
  const folder = join(out, 'slurm');
  const job = {
    ...options,
    experiment: subject.plan.experiment.id,
    run: subject.run,
    program: join(projectRoot(), 'bin/glassbox.mjs'),
    settings: join(folder, 'settings.json'),
    out,
    setup: flags.setup === undefined ? '' : readSetup(flags.setup),
    language: terminal.language,
  };
  const scripts = slurmScripts(job, t);
  if (flags.setup !== undefined) checkShell(flags.setup, scripts['array.sh']!);
  checkSameRun(folder, {
    'settings.json': subject.settings,
    'array.sh': `--shard "$SLURM_ARRAY_TASK_ID/${array.shards}"`,
  });
  const files = { 'settings.json': subject.settings, ...scripts };
  // All tasks may start in one moment: the plan of a grid is there before them, and `status` shows what waits.
  if (subject.plan.axes.length > 0) new GridFolder(out).begin(subject.plan);
  writeFiles(folder, files);
  terminal.out(t('slurm.wrote', { shards: array.shards, experiment: job.experiment }));
  for (const name of Object.keys(files)) terminal.out(`  ${join(folder, name)}`);
  if (flags.submit) submit(terminal, folder);
  else terminal.out(t('slurm.next', { command: quoted(join(folder, 'submit.sh')) }));
  terminal.out(t('slurm.after', { status: `npx glassbox status ${quoted(out)}`, out }));
  return 0;
}

/** @throws GBX-763 where nothing could be submitted, before anything is written */
function checkSbatch(): void {
  const { error } = spawnSync('sbatch', ['--version'], { encoding: 'utf8' });
  if (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new GlassboxError('GBX-763', { reason: code ?? message });
  }
}

/** @throws GBX-764 with what Slurm says against it */
function submit({ t, out }: Terminal, folder: string): void {
  const { status, stdout, stderr, error } = spawnSync('bash', [join(folder, 'submit.sh')], {
    encoding: 'utf8',
  });
  if (stdout) out(stdout.trimEnd());
  if (status !== 0) {
    const reason = stderr
      ?.trim()
      .replaceAll(/^sbatch: error: /gm, '')
      .replaceAll('\n', ' ');
    throw new GlassboxError('GBX-764', { folder, reason: reason || String(error?.message ?? status) });
  }
  out(t('slurm.submitted'));
}

function readSetup(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new GlassboxError('GBX-409', { path, reason: code ?? message }, { cause });
  }
}

/** Where there is no bash to ask, the script is written as it is. @throws GBX-765 */
function checkShell(path: string, script: string): void {
  const { status, stderr } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
  if (status === null || status === 0) return;
  throw new GlassboxError('GBX-765', { path, reason: stderr.trim().split('\n')[0]! });
}
