/** `glassbox bench`: measures the hosts of this machine, or sets two results beside each other. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { Field } from '../../experiments/declaration.ts';
import { checkField, valueFromText } from '../../experiments/schema.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { projectRoot } from '../project.ts';
import type { Terminal } from '../terminal.ts';

const HOSTS = ['node', 'deno', 'chrome', 'all'] as const;

/** What the flags say, as commander gives it. */
export interface BenchFlags {
  readonly host: (typeof HOSTS)[number];
  readonly engine?: 'cpu' | 'webgpu';
  readonly quick?: boolean;
  readonly peers?: boolean;
  readonly kernels?: boolean;
  readonly only?: string;
  readonly workload?: string;
  readonly out?: string;
  readonly json?: boolean;
}

export function addBench(program: Command, terminal: Terminal, finish: (code: number) => void): void {
  const { t } = terminal;
  const bench = program
    .command('bench')
    .description(t('bench.about'))
    .addOption(new Option('--host <HOST>', t('bench.options.host')).choices(HOSTS).default('all'))
    .addOption(new Option('--engine <ENGINE>', t('bench.options.engine')).choices(['cpu', 'webgpu']))
    .option('--quick', t('bench.options.quick'))
    .option('--peers', t('bench.options.peers'))
    .option('--kernels', t('bench.options.kernels'))
    .option('--only <TEXT>', t('bench.options.only'))
    .option('--workload <NAME>', t('bench.options.workload'))
    .option('--out <FILE>', t('bench.options.out'))
    .option('--json', t('bench.options.json'))
    .action(async (flags: BenchFlags) => {
      for (const [a, b] of [
        ['kernels', 'workload'],
        ['kernels', 'peers'],
        ['workload', 'peers'],
      ] as const)
        if (flags[a] && flags[b]) throw new GlassboxError('GBX-734', { flag: `--${a}`, other: `--${b}` });
      // An installed package has none of what is measured, and no other libraries to measure it beside.
      if (!existsSync(join(projectRoot(), 'bench/hosts'))) throw new GlassboxError('GBX-742');
      const { runBench } = await import('../../../bench/runner/run.ts');
      finish(await runBench(terminal, flags));
    });
  bench
    .command('compare <BEFORE> <AFTER>')
    .description(t('bench.compareAbout'))
    .option('--fail-above <PERCENT>', t('bench.options.failAbove'))
    .option('--json', t('bench.options.compareJson'))
    .action(async (before: string, after: string, _: unknown, command: Command) => {
      // Both commands have --json: commander gives it to the outer one.
      const { json, failAbove } = command.optsWithGlobals<{ json?: boolean; failAbove?: string }>();
      const percent = failAbove === undefined ? null : percentOf(failAbove);
      const { runCompare } = await import('../../../bench/runner/compare.ts');
      finish(runCompare(terminal, before, after, { json: json === true, failAbove: percent }));
    });
}

const PERCENT: Field = {
  link: '',
  group: '',
  level: 'more',
  kind: 'real',
  default: 10,
  min: 0,
  max: 10_000,
};

/** @throws GBX-402, GBX-403 or GBX-404 on what is no percentage */
function percentOf(text: string): number {
  const value = valueFromText(PERCENT, text);
  const problem = checkField('--fail-above', PERCENT, value);
  if (problem) throw new GlassboxError(problem.id, problem.facts);
  return value as number;
}
