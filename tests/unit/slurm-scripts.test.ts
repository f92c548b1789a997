import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { refusing, type SlurmFlags, slurmOptions } from '../../src/cli/cluster/options.ts';
import { type SlurmJob, slurmScripts } from '../../src/cli/cluster/slurm-scripts.ts';
import { openTerminal } from '../../src/cli/terminal.ts';
import { LANGUAGES } from '../../src/messages/language.ts';
import { isProblem } from '../../src/messages/problem.ts';

const terminal = openTerminal('en');

const JOB: SlurmJob = {
  experiment: 'sk-anneal',
  shards: 4,
  array: { shards: 4, limit: 2 },
  run: ['--engine', 'cpu'],
  node: '/usr/bin/node',
  program: '/opt/glassbox/bin/glassbox.mjs',
  settings: '/scratch/run/slurm/settings.json',
  out: '/scratch/run',
  time: '4:00:00',
  partition: 'long',
  account: null,
  cpus: 2,
  memory: '4G',
  signalSeconds: 60,
  requeues: 5,
  modules: [],
  setup: '',
  options: [],
  language: 'en',
};

const scripts = (more: Partial<SlurmJob> = {}) => slurmScripts({ ...JOB, ...more }, terminal.t);
const has = (program: string) => spawnSync(program, ['--version']).status === 0;

/** What Slurm reads: `#SBATCH` lines before the first command. */
function sbatchOptions(script: string): string[] {
  const lines = script.split('\n');
  const end = lines.findIndex((line) => line !== '' && !line.startsWith('#'));
  return lines.slice(0, end).flatMap((line) => (line.startsWith('#SBATCH ') ? [line.slice(8)] : []));
}

describe('what Slurm is told', () => {
  test('the array has its tasks, its limit, its log, a warning to the shell, and may go back into the queue', () => {
    expect(sbatchOptions(scripts()['array.sh']!)).toEqual([
      '--job-name=glassbox-sk-anneal',
      '--array=0-3%2',
      '--output=logs/shard-%a.log',
      '--requeue',
      '--open-mode=append',
      '--signal=B:TERM@60',
      '--cpus-per-task=2',
      '--time=4:00:00',
      '--partition=long',
      '--mem=4G',
    ]);
  });

  test('the merge has one processor, no array and no GPU, and waits for the success of all tasks', () => {
    const written = scripts({ options: ['--gres=gpu:1', '--qos=low'] });
    const options = sbatchOptions(written['merge.sh']!);
    expect(options).toContain('--cpus-per-task=1');
    expect(options).toContain('--qos=low');
    expect(options.join()).not.toMatch(/array|gres/);
    expect(sbatchOptions(written['array.sh']!)).toContain('--gres=gpu:1');
    expect(written['submit.sh']).toMatch(
      /--dependency="afterok:\$array" --kill-on-invalid-dep=yes "\$here\/merge.sh"/,
    );
  });

  test('modules and lines of a file come before the run, after what Slurm reads', () => {
    const script = scripts({ modules: ["it's/1"], setup: 'export A=1\nulimit -n 4096\n' })['array.sh']!;
    const [setup, run] = [
      script.indexOf("module load 'it'\\''s/1'\nexport A=1\nulimit -n 4096\n"),
      script.indexOf('node='),
    ];
    expect(setup).toBeGreaterThan(script.lastIndexOf('#SBATCH'));
    expect(run).toBeGreaterThan(setup);
  });
});

const ODD = `/scratch/it's a "path" $(touch pwned) #1 \`x\`;&\\ %a`;

describe('what the shell reads', () => {
  const cases = LANGUAGES.flatMap((language) =>
    [
      ['plain', {}],
      ['odd paths', { node: ODD, program: ODD, settings: ODD, out: ODD }],
      ['setup', { modules: ['gcc/12'], setup: 'export LC_ALL=C' }],
    ].map(([name, more]) => [language, name, more] as [typeof language, string, Partial<SlurmJob>]),
  );

  test.each(cases)('%s, %s: every script is bash', (language, _, more) => {
    const { t } = openTerminal(language);
    for (const [name, text] of Object.entries(slurmScripts({ ...JOB, ...more }, t))) {
      expect(spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' }), name).toMatchObject({
        status: 0,
        stderr: '',
      });
      // A comment that is broken over lines must not become a command.
      expect(text, name).not.toContain('undefined');
    }
  });

  test.skipIf(!has('shellcheck'))('shellcheck has nothing against them', () => {
    for (const [name, text] of Object.entries(scripts({ modules: ['gcc/12'], setup: 'export LC_ALL=C' }))) {
      const { stdout } = spawnSync('shellcheck', ['-'], { input: text, encoding: 'utf8' });
      expect(stdout, name).toBe('');
    }
  });
});

/** A folder with a stand-in for every program that a task calls; each notes what it was told. */
function stage(glassbox: string, state = 'RUNNING') {
  const folder = mkdtempSync(join(tmpdir(), 'glassbox slurm $(x) '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const program = (name: string, body: string) => {
    writeFileSync(join(folder, name), `#!/bin/bash\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  const log = `"${'$'}STAGE/log"`;
  program('node', `printf '%s\\n' "run:" "$@" >> ${log}\n${glassbox}`);
  program('squeue', `echo "squeue $*" >> ${log}\necho ${state}`);
  program('scontrol', `echo "scontrol $*" >> ${log}`);
  mkdirSync(join(folder, 'out'));
  const paths = {
    node: join(folder, 'node'),
    program: 'glassbox.mjs',
    settings: 'set tings',
    out: join(folder, 'out'),
  };
  const script = scripts(paths)['array.sh']!;
  const env = (restarts?: number) => ({
    ...process.env,
    STAGE: folder,
    PATH: `${folder}:${process.env.PATH}`,
    SLURM_ARRAY_JOB_ID: '77',
    SLURM_ARRAY_TASK_ID: '3',
    SLURM_CPUS_PER_TASK: '2',
    ...(restarts === undefined ? {} : { SLURM_RESTART_COUNT: String(restarts) }),
  });
  const read = () => (existsSync(join(folder, 'log')) ? readFileSync(join(folder, 'log'), 'utf8') : '');
  return {
    log: read,
    run: (restarts?: number) => spawnSync('bash', ['-c', script], { env: env(restarts), encoding: 'utf8' }),
    /** Told to stop by Slurm, once the run has begun. */
    async warned(restarts?: number): Promise<number | null> {
      const child = spawn('bash', ['-c', script], { env: env(restarts), stdio: 'ignore' });
      const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
      while (!read().includes('ready')) await new Promise((resolve) => setTimeout(resolve, 20));
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** Ends with a checkpoint when told, as a run does, a moment after the signal. */
const STOPPABLE = `trap 'sleep 0.2; echo "checkpoint" >> "$STAGE/log"; exit 143' TERM
echo ready >> "$STAGE/log"
while :; do sleep 0.05; done`;

describe('a task', () => {
  test('runs its shard with the words of the command line, whatever is in its paths', () => {
    const { run, log } = stage('exit 0');
    expect(run().status).toBe(0);
    const words = log().split('\n');
    expect(words.slice(0, 8)).toEqual([
      'run:',
      'glassbox.mjs',
      '--lang',
      'en',
      'run',
      '--engine',
      'cpu',
      '--config',
    ]);
    expect(log()).toContain('set tings\n--shard\n3/4\n--continue\n--out\n');
    expect(log()).toContain('--threads\n2\n--quiet\n');
    expect(log()).not.toContain('scontrol');
  });

  test('passes the warning on, waits for the checkpoint, and goes back into the queue by its number in the array', async () => {
    const { warned, log } = stage(STOPPABLE);
    expect(await warned()).toBe(143);
    expect(log()).toMatch(/checkpoint\nsqueue .*--jobs=77_3\nscontrol requeue 77_3\n$/);
    expect(log().match(/run:/g)).toHaveLength(1);
  });

  test('is not put back more often than was allowed', async () => {
    const { warned, log } = stage(STOPPABLE);
    expect(await warned(5)).toBe(143);
    expect(log()).toContain('checkpoint');
    expect(log()).not.toContain('scontrol');
  });

  test.each(['COMPLETING', 'CANCELLED', ''])('whose state is %j is left to Slurm', async (state) => {
    const { warned, log } = stage(STOPPABLE, state);
    expect(await warned()).toBe(143);
    expect(log()).toContain('checkpoint');
    expect(log()).not.toContain('scontrol');
  });

  test('goes on in place when its run is killed, and gives up after three times', () => {
    const { run, log } = stage('kill -9 $$');
    expect(run().status).toBe(137);
    expect(log().match(/run:/g)).toHaveLength(3);
    expect(log()).not.toContain('scontrol');
  });

  test('ends well when the run that was killed succeeds the second time', () => {
    const { run, log } = stage('[ -e "$STAGE/once" ] && exit 0\ntouch "$STAGE/once"\nkill -9 $$');
    expect(run().status).toBe(0);
    expect(log().match(/run:/g)).toHaveLength(2);
  });

  test.each([1, 2])('that fails with %i is not tried again', (code) => {
    const { run, log } = stage(`exit ${code}`);
    expect(run().status).toBe(code);
    expect(log().match(/run:/g)).toHaveLength(1);
    expect(log()).not.toContain('scontrol');
  });
});

describe('what Slurm would not take is refused', () => {
  const usual: SlurmFlags = { cpus: '1', signalSeconds: '60', requeues: '100', module: [], sbatch: [] };
  const options = (flags: Partial<SlurmFlags>) =>
    slurmOptions({ ...usual, ...flags }, { shards: 4, limit: null }, refusing(terminal));

  test.each(['30', '30:00', '4:00:00', '2-12', '2-12:30', '2-12:30:00'])('time %s is taken', (time) => {
    expect(options({ time }).time).toBe(time);
  });

  test.each([
    ['--time', { time: '4h' }],
    ['--time', { time: '1:2:3' }],
    ['--time', { time: '1\n#SBATCH --uid=0' }],
    ['--partition', { partition: 'a b' }],
    ['--account', { account: '-x' }],
    ['--mem', { mem: '4GB' }],
    ['--cpus', { cpus: '0' }],
    ['--cpus', { cpus: '2.5' }],
    ['--signal-seconds', { signalSeconds: '1' }],
    ['--requeues', { requeues: '-1' }],
    ['--sbatch', { sbatch: ['--gres=gpu:1 --uid=0'] }],
    ['--sbatch', { sbatch: ['gres=gpu:1'] }],
    ['--module', { module: ['a\nrm -rf x'] }],
    ['--module', { module: ['--help'] }],
  ] as const)('%s in %j', (name, flags) => {
    try {
      options(flags);
    } catch (error) {
      expect(isProblem(error) && error.id).toBe('GBX-762');
      expect(isProblem(error) && error.facts.name).toBe(name);
      return;
    }
    throw new Error('it was taken');
  });
});
