/** `glassbox check`: hosts, adapters, limits, and a self-test of every engine found. All must give one digest. */
import { existsSync } from 'node:fs';
import { cpus, release, tmpdir, type } from 'node:os';
import { join } from 'node:path';
import type { EngineKind } from '../../engine/contract.ts';
import { joinTexts } from '../../messages/join.ts';
import { bundledFile, projectRoot } from '../project.ts';
import { aligned, type Terminal } from '../terminal.ts';
import { type TestedHost, testHost } from './host-process.ts';
import { GRADIENT_TOLERANCE } from './self-test.ts';
import type { EngineSurvey, HostSurvey } from './survey.ts';

/** Software Vulkan drivers, for machines without a GPU: SwiftShader suits Dawn (Node), lavapipe wgpu (Deno). */
const SWIFTSHADER = '/usr/lib/chromium/vk_swiftshader_icd.json';
const LAVAPIPE = '/usr/share/vulkan/icd.d/lvp_icd.x86_64.json';

/** Environment that lets a host find an adapter here; a person's own choice of driver, and hardware, are left alone. */
function withDriver(...files: readonly string[]): Record<string, string> {
  const runtime: Record<string, string> = process.env.XDG_RUNTIME_DIR ? {} : { XDG_RUNTIME_DIR: tmpdir() };
  const hardware = existsSync('/dev/dri/renderD128') || existsSync('/dev/nvidia0');
  const driver = files.find((file) => existsSync(file));
  return process.env.VK_ICD_FILENAMES || hardware || !driver
    ? runtime
    : { ...runtime, VK_ICD_FILENAMES: driver };
}

export interface CheckOptions {
  readonly json: boolean;
  readonly threads: number | undefined;
  /** A host that says nothing for so many seconds has hung. */
  readonly timeout: number;
}

/** @returns the exit code: 1 when engines disagree, one that opened failed its test, or a host crashed or hung */
export async function check(terminal: Terminal, options: CheckOptions): Promise<number> {
  const { json } = options;
  const tested = await testHosts(options, (kind) => {
    if (!json) terminal.error(terminal.t('cli.check.testing', { engine: kind }));
  });
  const hosts = tested.map(({ survey }) => survey);
  const verdict = [...crashes(tested), ...judge(hosts)];
  const [agree, compared] = [verdict.length === 0, comparedIn(hosts).length];
  if (json) {
    const told = tested.map(({ survey, fault }) => ({ ...survey, fault }));
    terminal.out(JSON.stringify({ agree, compared, tolerance: GRADIENT_TOLERANCE, hosts: told }));
  } else report(terminal, hosts);
  for (const tell of verdict) tell(terminal);
  if (agree && !json) terminal.out(agreement(terminal, hosts));
  return agree ? 0 : 1;
}

/** Every host that is here, each in a process of its own: this one would die with a driver's crash. */
async function testHosts(
  { threads, timeout }: CheckOptions,
  onEngine: (kind: EngineKind) => void,
): Promise<readonly TestedHost[]> {
  const script = bundledFile('self-test.mjs');
  if (!script) throw new Error('the self-test is not in the bundle');
  const words = [script, ...(threads === undefined ? [] : [String(threads)])];
  const silenceSeconds = timeout;
  const [node, deno] = await Promise.all([
    testHost({
      name: 'node',
      command: process.execPath,
      words,
      env: { ...process.env, ...withDriver(SWIFTSHADER) },
      silenceSeconds,
      onEngine,
    }),
    testHost({
      name: 'deno',
      command: denoCommand(),
      words: ['run', '--allow-all', ...words],
      env: { ...process.env, ...withDriver(LAVAPIPE, SWIFTSHADER) },
      silenceSeconds,
    }),
  ]);
  if (!node) throw new Error(`the self-test did not start: ${script}`);
  return deno ? [node, deno] : [node];
}

/** The project's own Deno, else whatever the person has. */
function denoCommand(): string {
  const own = join(projectRoot(), 'node_modules/.bin/deno');
  return existsSync(own) ? own : 'deno';
}

/** How many engines were compared, and which could not be. */
export function agreement({ t }: Terminal, hosts: readonly HostSurvey[]): string {
  const names = hosts.flatMap(({ host, engines }) =>
    engines.filter(({ info }) => info === null).map(({ kind }) => `${kind} (${host})`),
  );
  const agree = t('cli.check.agree', { compared: comparedIn(hosts).length });
  if (names.length === 0) return agree;
  return joinTexts(agree, t('cli.check.notCompared', { names: names.join(t('common.listComma')) }));
}

function tested(hosts: readonly HostSurvey[]): { name: string; engine: EngineSurvey }[] {
  return hosts.flatMap(({ host, engines }) =>
    engines
      .filter(({ info }) => info !== null)
      .map((engine) => ({ name: `${engine.kind} (${host})`, engine })),
  );
}

function comparedIn(hosts: readonly HostSurvey[]) {
  return tested(hosts).filter(({ engine }) => engine.result !== null);
}

/** Hosts that were not tested to their end. */
function crashes(hosts: readonly TestedHost[]): ((terminal: Terminal) => void)[] {
  return hosts.flatMap(({ fault }) =>
    fault ? [(terminal: Terminal) => terminal.problem(fault.id, fault.facts)] : [],
  );
}

/** What is wrong, as things to tell; empty when all is well. */
function judge(hosts: readonly HostSurvey[]): ((terminal: Terminal) => void)[] {
  const [first, ...others] = comparedIn(hosts);
  const faults: ((terminal: Terminal) => void)[] = [];
  for (const { name, engine } of tested(hosts)) {
    const { result, failure } = engine;
    if (!result) faults.push((terminal) => terminal.error(`${name}: ${failure}`));
    else if (!(result.gradientError <= GRADIENT_TOLERANCE)) {
      const facts = { engine: name, error: result.gradientError, limit: GRADIENT_TOLERANCE };
      faults.push((terminal) => terminal.error(terminal.t('cli.check.gradientOff', facts)));
    }
  }
  for (const { name, engine } of others) {
    if (engine.result!.digest === first!.engine.result!.digest) continue;
    faults.push((terminal) => terminal.problem('GBX-509', { first: first!.name, second: name }));
  }
  return faults;
}

function report(terminal: Terminal, hosts: readonly HostSurvey[]): void {
  const { t } = terminal;
  const cpu = cpus()[0]?.model.trim() ?? '';
  terminal.out(t('cli.check.system', { system: `${type()} ${release()}`, cpu }));
  for (const { version, threads, engines } of hosts) {
    terminal.out(`\n${t('cli.check.host', { name: version, threads })}`);
    const head = (['engine', 'digest', 'learner', 'seconds', 'device'] as const).map((key) =>
      t(`cli.check.${key}`),
    );
    terminal.out(aligned([head, ...engines.map((engine) => cells(terminal, engine))]).join('\n'));
    for (const { kind, info } of engines) {
      const limits = Object.entries(info?.limits ?? {}).map(([name, value]) => `${name} ${value}`);
      if (limits.length > 0)
        terminal.out(t('cli.check.limits', { engine: kind, limits: limits.join(t('common.comma')) }));
    }
  }
}

function cells(terminal: Terminal, { kind, info, result, failure }: EngineSurvey): string[] {
  if (!info || !result) return [kind, '–', '–', '–', terminal.t('cli.check.off', { why: failure ?? '' })];
  return [kind, result.digest, result.gradientError.toExponential(1), result.seconds.toFixed(2), info.device];
}
