/** `glassbox kubernetes`: checks what was asked and writes the manifests. */
import { join, resolve } from 'node:path';
import { quoted } from '../../experiments/command-line.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type { Terminal } from '../terminal.ts';
import { checkSameRun, writeFiles } from './files.ts';
import { kubernetesFiles, LARGEST_CONFIG_MAP } from './kubernetes-manifest.ts';
import { type Kind, refusing, wholeNumber } from './options.ts';
import { readSubject } from './subject.ts';

export interface KubernetesFlags {
  readonly shards: string;
  readonly image: string;
  readonly claim: string;
  readonly name?: string;
  readonly folder?: string;
  readonly out?: string;
  readonly parallelism?: string;
  readonly cpus: string;
  readonly mem?: string;
  readonly engine?: string;
  readonly checkpointEvery?: string;
}

/** A label of DNS, with room for `-merge` and the index of a pod. */
const NAME = /^[a-z]([a-z0-9-]{0,46}[a-z0-9])?$/;
/** A subdomain of DNS. */
const CLAIM = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;
const IMAGE = /^[a-z0-9][\w.:/@-]*$/i;
const QUANTITY = /^\d+(\.\d+)?([KMGT]i?)?$/;
/** Of the completions of a Job with a limit per index. */
const MOST_SHARDS = 100_000;

/** @returns the exit code */
export function writeKubernetes(
  terminal: Terminal,
  words: readonly string[],
  flags: KubernetesFlags,
): number {
  const { t } = terminal;
  const refuse = refusing(terminal);
  const checked = (flag: string, value: string, form: RegExp, kind: Kind): string => {
    if (!form.test(value)) throw refuse(flag, value, kind);
    return value;
  };
  const shards = wholeNumber('--shards', flags.shards, [1, MOST_SHARDS], 'shards', refuse);
  const options = {
    shards,
    image: checked('--image', flags.image, IMAGE, 'image'),
    claim: checked('--claim', flags.claim, CLAIM, 'object'),
    parallelism:
      flags.parallelism === undefined
        ? shards
        : Math.min(
            shards,
            wholeNumber('--parallelism', flags.parallelism, [1, MOST_SHARDS], 'shards', refuse),
          ),
    cpus: wholeNumber('--cpus', flags.cpus, [1, 256], 'cpus', refuse),
    memory: flags.mem === undefined ? null : checked('--mem', flags.mem, QUANTITY, 'quantity'),
  };
  const subject = readSubject(terminal, words, shards, flags);
  if (!subject) return 2;
  const { settings, hash } = subject;
  const { experiment } = subject.plan;
  const usual = `glassbox-${experiment.id}-${hash}`;
  const name = checked('--name', flags.name ?? usual, NAME, 'object');
  const inVolume = flags.folder ?? name;
  if (inVolume.startsWith('/') || inVolume === '' || inVolume.split('/').includes('..'))
    throw refuse('--folder', inVolume, 'folder');
  const size = Buffer.byteLength(settings);
  if (size > LARGEST_CONFIG_MAP) throw tooLarge(size);
  const folder = join(resolve(flags.out ?? subject.folder), 'kubernetes');
  const job = {
    ...options,
    name,
    folder: inVolume,
    settings,
    experiment: experiment.id,
    run: subject.run,
    language: terminal.language,
  };
  const files = kubernetesFiles(job, t);
  checkSameRun(folder, { 'job.yaml': JSON.stringify(settings) });
  writeFiles(folder, files);
  terminal.out(t('slurm.wrote', { shards, experiment: experiment.id }));
  for (const file of Object.keys(files)) terminal.out(`  ${join(folder, file)}`);
  terminal.out(t('kubernetes.next', { command: quoted(join(folder, 'apply.sh')) }));
  const facts = { status: `kubectl get job ${name}`, folder: inVolume, claim: options.claim };
  terminal.out(t('kubernetes.after', facts));
  return 0;
}

function tooLarge(bytes: number): GlassboxError {
  const [size, limit] = [bytes, LARGEST_CONFIG_MAP].map((value) => Math.ceil(value / 1024));
  return new GlassboxError('GBX-766', { size: size!, limit: limit! });
}
