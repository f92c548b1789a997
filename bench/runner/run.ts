/** `glassbox bench`: the hosts one after another, what they found as tables, as a checked file, and as charts. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { BenchFlags } from '../../src/cli/commands/bench.ts';
import { gitCommit, projectRoot, projectVersion } from '../../src/cli/project.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { GlassboxError } from '../../src/messages/problem.ts';
import { printKernels } from '../kernels/table.mjs';
import { peersFailed, peersTable } from '../peers/table.mjs';
import { rooflineSvg } from '../result/roofline.ts';
import {
  type BenchResult,
  checkResult,
  type EngineResult,
  FORMAT,
  type HostResult,
  type PeerResult,
  VERSION,
} from '../result/schema.ts';
import type { BenchNews } from '../suite.ts';
import { workloadTable } from '../workload-table.mjs';
import { BENCH_HOSTS, type BenchHost, measureOn, measurePeers, peersAreHere } from './children.ts';
import { speechOf, summaryOf } from './summary.ts';
import { nameOf, rooflineWords } from './words.ts';

/** @returns the exit code */
export async function runBench(terminal: Terminal, flags: BenchFlags): Promise<number> {
  // Before anything runs: afterwards the load is the benchmark's own.
  const load = loadavg()[0] ?? null;
  const hosts = flags.host === 'all' ? BENCH_HOSTS : [flags.host];
  if (flags.kernels) return runRaw(terminal, flags, hosts, 'kernels', load);
  if (flags.workload) return runRaw(terminal, flags, workloadHosts(flags.host), 'workload', load);
  const started = new Date().toISOString();
  const began = performance.now();
  const found: HostResult[] = [];
  for (const host of hosts) {
    const measured = await measureHost(terminal, flags, host);
    if (measured instanceof Error) {
      const name = terminal.t(`bench.hosts.${host}`);
      if (flags.host !== 'all') throw new GlassboxError('GBX-733', { host: name, reason: measured.message });
      terminal.error(terminal.t('bench.run.missing', { host: name, reason: measured.message }));
    } else found.push(measured);
  }
  if (found.length === 0) throw new GlassboxError('GBX-733', { host: hosts.join(', '), reason: '–' });
  const contests = await comparePeers(terminal, flags);
  const result: BenchResult = {
    format: FORMAT,
    version: VERSION,
    project: { version: projectVersion(), commit: gitCommit() },
    started,
    ended: new Date().toISOString(),
    quick: flags.quick === true,
    machine: { cpu: cpus()[0]?.model.trim() || null, processors: cpus().length, load },
    hosts: found,
    peers: contests ? peersOf(contests) : null,
    peersWords: contests ? Object.assign({}, ...contests.map(({ words }) => words)) : null,
  };
  const path = keep(terminal, flags, result);
  if (flags.json) terminal.out(JSON.stringify(result));
  else {
    for (const line of summaryOf(terminal, result)) terminal.out(line);
    if (contests && flags.peers) terminal.out(`\n${peersTable({ contests })}`);
    terminal.out(
      terminal.t('bench.run.seconds', { seconds: ((performance.now() - began) / 1000).toFixed(0) }),
    );
    terminal.out(terminal.t('bench.run.written', { path }));
  }
  if (contests && peersFailed({ contests })) return 1;
  // An engine that is not here is no failure, one that ended on its way is.
  if (found.some(({ engines }) => engines.some(({ failure, lines }) => failure && lines.length > 0)))
    return 1;
  return sameDigests(terminal, result) ? 0 : 1;
}

async function measureHost(
  terminal: Terminal,
  flags: BenchFlags,
  host: BenchHost,
): Promise<HostResult | Error> {
  const { t } = terminal;
  const name = t(`bench.hosts.${host}`);
  const speech = speechOf(terminal.language);
  terminal.error(t('bench.run.measuring', { host: name }));
  const began = performance.now();
  const words = [...(flags.quick ? ['--quick'] : []), ...(flags.engine ? ['--engine', flags.engine] : [])];
  const clear = () => terminal.live && process.stderr.write('\r\x1b[K');
  try {
    const last = await measureOn(host, 'bench', words, (told) => {
      const news = told as unknown as BenchNews;
      if (!terminal.live || news.kind !== 'about') return;
      const line = nameOf(speech, news);
      process.stderr.write(
        `\r${t('bench.run.now', { host: name, engine: t(`common.engines.${news.engine}`), line })}\x1b[K`,
      );
    });
    const { engines, version } = last as { engines: EngineResult[]; version: string };
    return {
      host,
      runtime: `${RUNTIMES[host]} ${version}`,
      seconds: (performance.now() - began) / 1000,
      engines,
    };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    clear();
  }
}

const RUNTIMES = { node: 'Node', deno: 'Deno', chrome: 'Chrome' } as const;

/** Where a run is kept: by default a file named after the time, charts beside it. @returns the path */
function keep(terminal: Terminal, { out }: BenchFlags, result: BenchResult): string {
  const path = out ? resolve(out) : join(resultsFolder(), `${stampOf(result.ended)}.json`);
  // Nothing is written that could not be read again.
  const text = `${JSON.stringify(checkResult(result), null, 1)}\n`;
  mkdirSync(dirname(path), { recursive: true });
  write(path, text);
  const speech = speechOf(terminal.language);
  for (const { host, engines } of result.hosts)
    for (const engine of engines) {
      const svg = rooflineSvg(engine, rooflineWords(speech, host, engine));
      if (svg) write(path.replace(/(\.json)?$/, `-${host}-${engine.engine}.svg`), svg);
    }
  return path;
}

const resultsFolder = () => join(projectRoot(), 'bench/results');
const stampOf = (time: string) => time.replace(/[:.]/g, '-');

/** Under a temporary name first: a reader finds the whole file or none. */
function write(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

interface Contest {
  readonly kind: 'cpu' | 'webgpu';
  readonly words: Readonly<Record<string, string>>;
  readonly failures: Readonly<Record<string, string>>;
  readonly results: readonly {
    readonly task: string;
    readonly rule: string;
    readonly failure?: string;
    readonly results?: readonly {
      name: string;
      median: number;
      least: number;
      most: number;
      rounds: number;
    }[];
  }[];
}

/** All tasks where it is asked for; two of them where the other libraries are here anyway. */
async function comparePeers(
  terminal: Terminal,
  { peers, host, engine, quick }: BenchFlags,
): Promise<readonly Contest[] | null> {
  const isWhole = host === 'all' && engine === undefined && !quick;
  if (!peers && !(isWhole && peersAreHere())) return null;
  terminal.error(terminal.t('bench.run.measuring', { host: 'TensorFlow.js, jax-js' }));
  try {
    const { contests } = await measurePeers(peers ? 'full' : 'short', quick === true);
    return contests as readonly Contest[];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (peers) throw new GlassboxError('GBX-733', { host: 'TensorFlow.js, jax-js', reason });
    terminal.error(terminal.t('bench.run.missing', { host: 'TensorFlow.js, jax-js', reason }));
    return null;
  }
}

function peersOf(contests: readonly Contest[]): PeerResult[] {
  return contests.flatMap(({ kind, results }) =>
    results.map(({ task, rule, failure, results: contenders = [] }) => ({
      engine: kind,
      task,
      rule,
      contenders: contenders.map(({ name, median, least, most, rounds }) => ({
        name,
        median,
        least,
        most,
        rounds,
      })),
      failure: failure ?? null,
    })),
  );
}

/** The same sweeps must give the same spins, whoever made them. */
function sameDigests(terminal: Terminal, { hosts }: BenchResult): boolean {
  const seen = hosts.flatMap(({ host, engines }) =>
    engines.flatMap(({ engine, digest }) =>
      digest ? [{ name: `${host} ${engine} ${digest}`, digest }] : [],
    ),
  );
  const other = seen.find(({ digest }) => digest !== seen[0]!.digest);
  if (other) terminal.problem('GBX-509', { first: seen[0]!.name, second: other.name });
  return !other;
}

/** Workloads of the CPU engine need no browser. */
const workloadHosts = (host: BenchFlags['host']): readonly BenchHost[] =>
  host === 'all' ? ['node'] : host === 'chrome' ? [] : [host];

/** The measurements for those who work on kernels: tables, and their numbers as they come, in a file of their own. */
async function runRaw(
  terminal: Terminal,
  flags: BenchFlags,
  hosts: readonly BenchHost[],
  kind: 'kernels' | 'workload',
  load: number | null,
): Promise<number> {
  if (hosts.length === 0)
    throw new GlassboxError('GBX-405', {
      name: 'host',
      value: flags.host,
      options: 'node, deno',
      nearest: 'node',
    });
  // An unknown name is refused before anything is started.
  if (flags.workload) (await import('../workloads.ts')).chosenWorkloads(flags.workload.split(','));
  const words = [
    ...(flags.quick ? ['--quick'] : []),
    ...(flags.only ? [`--only=${flags.only}`] : []),
    ...(flags.workload ? ['--workload', flags.workload] : []),
  ];
  const results: object[] = [];
  let failed = false;
  for (const host of hosts) {
    terminal.error(terminal.t('bench.run.measuring', { host: terminal.t(`bench.hosts.${host}`) }));
    try {
      const result = {
        ...(await measureOn(host, kind === 'kernels' ? 'bench-kernels' : 'bench', words, () => {}, true)),
        host,
      };
      results.push(result);
      if (kind === 'kernels') printKernels(result as never);
      else terminal.out(workloadTable(result as never));
    } catch (error) {
      failed = true;
      const reason = error instanceof Error ? error.message : String(error);
      terminal.error(terminal.t('bench.run.missing', { host: terminal.t(`bench.hosts.${host}`), reason }));
    }
  }
  const path = join(resultsFolder(), `${kind}-${stampOf(new Date().toISOString())}.json`);
  mkdirSync(resultsFolder(), { recursive: true });
  const machine = { cpu: cpus()[0]?.model.trim(), processors: cpus().length, load };
  write(
    path,
    `${JSON.stringify({ commit: gitCommit(), machine, quick: flags.quick === true, results }, null, 1)}\n`,
  );
  terminal.out(terminal.t('bench.run.written', { path }));
  return failed ? 1 : 0;
}
