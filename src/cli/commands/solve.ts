/** `glassbox solve FILE`: a low-energy state of a person's own Ising, MaxCut or QUBO problem. */
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import type { EngineChoice } from '../../controller/protocol.ts';
import { type Improvement, type Solution, type SolvePlan, solve } from '../../dynamics/solve/solve.ts';
import type { EngineInfo } from '../../engine/contract.ts';
import { openEngine } from '../../engine/select.ts';
import { type Problem, type ProblemKind, type ProblemSign, readProblem } from '../../glass/files/problem.ts';
import { headlessHost } from '../../host/headless.ts';
import { sayProblem } from '../../messages/catalogue.ts';
import type { solve as en } from '../../messages/en/solve.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { Signals } from '../runs/signals.ts';
import type { Terminal } from '../terminal.ts';
import { checkWritable, readText, STANDARD_INPUT, signsOf, writeSpins } from './solve-files.ts';

interface SolveFlags {
  readonly time?: string;
  readonly target?: string;
  readonly replicas?: string;
  readonly rounds?: string;
  readonly seed: string;
  readonly engine: EngineChoice;
  readonly threads?: string;
  readonly as?: string;
  readonly sign?: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

const ENGINES: readonly EngineChoice[] = ['auto', 'webgpu', 'cpu', 'reference'];
const KINDS: readonly ProblemKind[] = ['ising', 'maxcut', 'qubo'];
const SIGNS: Readonly<Record<string, ProblemSign>> = {
  '-': '-',
  '-1': '-',
  minus: '-',
  negative: '-',
  '+': '+',
  '1': '+',
  '+1': '+',
  plus: '+',
  positive: '+',
};

const USUAL_SECONDS = 10;
const LONGEST_SECONDS = 1e9;

/** @param finish  hears the exit code */
export function addSolve(program: Command, terminal: Terminal, finish: (code: number) => void): void {
  const { t } = terminal;
  program
    .command('solve <FILE>')
    .description(t('solve.about'))
    .option('--time <SECONDS>', t('solve.options.time'))
    .option('--target <ENERGY>', t('solve.options.target'))
    .option('--replicas <N>', t('solve.options.replicas'))
    .option('--rounds <N>', t('solve.options.rounds'))
    .option('--seed <SEED>', t('solve.options.seed'), '1')
    .option('--as <KIND>', t('solve.options.as'))
    .option('--sign <SIGN>', t('solve.options.sign'))
    .addOption(new Option('--engine <ENGINE>', t('cli.options.engine')).choices(ENGINES).default('auto'))
    .option('--threads <N>', t('cli.options.threads'))
    .option('--out <FILE>', t('solve.options.out'))
    .option('--json', t('solve.options.json'))
    .option('--quiet', t('solve.options.quiet'))
    .action(async (path: string, flags: SolveFlags) => finish(await solveFile(terminal, path, flags)));
}

/** @returns the exit code: 0, or that of the signal that stopped it */
async function solveFile(terminal: Terminal, path: string, flags: SolveFlags): Promise<number> {
  const { t } = terminal;
  const settings = settingsFrom(flags, terminal);
  const name = path === STANDARD_INPUT ? '' : basename(path);
  const problem = readProblem(readText(path), { name, ...settings.reading });
  if (settings.out) checkWritable(settings.out);
  const said = new Progress(terminal, settings.quiet, settings.seconds);
  const stop = new AbortController();
  const signals = new Signals(async () => {
    said.line(t('solve.stopping'));
    stop.abort();
  });
  said.line(t(`solve.convention.${problem.kind}${problem.sign}`));

  const { engine, why } = await openEngine(flags.engine, await headlessHost(settings.threads));
  if (why) said.line(t('cli.run.why', { why: sayProblem(terminal.language, why.id, why.facts).what }));
  said.begin();
  try {
    const solution = await solve(problem, {
      engine,
      ...settings.search,
      signal: stop.signal,
      onPlan: (plan) => said.plan(path, problem, plan, engine.info),
      onBest: (best) => said.best(best),
    });
    said.end();
    if (settings.out) writeSpins(settings.out, solution);
    report(terminal, solution, { ...settings, engine: engine.info, stopped: stop.signal.aborted });
    return stop.signal.aborted ? signals.exitCode : 0;
  } finally {
    said.end();
    signals.release();
    await engine.destroy();
  }
}

interface Settings {
  readonly seconds: number;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly out: string | undefined;
  readonly threads: number | undefined;
  readonly reading: { readonly as?: ProblemKind; readonly sign?: ProblemSign };
  readonly search: {
    readonly seconds: number;
    readonly seed: number;
    readonly target?: number;
    readonly replicas?: number;
    readonly rounds?: number;
  };
}

/** @throws GBX-265 naming the first option that cannot be used */
function settingsFrom(flags: SolveFlags, terminal: Terminal): Settings {
  const number = (
    name: 'time' | 'target' | 'replicas' | 'rounds' | 'seed' | 'threads',
    allowed: 'seconds' | 'energy' | 'replicas' | 'rounds' | 'seed' | 'threads',
    holds: (value: number) => boolean,
  ): number | undefined => {
    const text = flags[name];
    if (text === undefined) return undefined;
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (holds(value)) return value;
    throw unusable(terminal, name, text, allowed);
  };
  const whole = (low: number, high: number) => (value: number) =>
    Number.isSafeInteger(value) && value >= low && value <= high;
  // A number of rounds decides the state; a time that nobody asked for must not cut it short.
  const usual = flags.rounds === undefined ? USUAL_SECONDS : LONGEST_SECONDS;
  const seconds = number('time', 'seconds', (value) => value > 0 && value < LONGEST_SECONDS) ?? usual;
  const seed = number('seed', 'seed', whole(0, Number.MAX_SAFE_INTEGER))!;
  const target = number('target', 'energy', Number.isFinite);
  const replicas = number('replicas', 'replicas', whole(1, 1024));
  const rounds = number('rounds', 'rounds', whole(1, 1e6));
  const as = flags.as as ProblemKind | undefined;
  if (as !== undefined && !KINDS.includes(as)) throw unusable(terminal, 'as', as, 'as');
  const sign = flags.sign === undefined ? undefined : SIGNS[flags.sign.toLowerCase()];
  if (flags.sign !== undefined && !sign) throw unusable(terminal, 'sign', flags.sign, 'sign');
  return {
    seconds,
    quiet: flags.quiet === true,
    json: flags.json === true,
    out: flags.out,
    threads: number('threads', 'threads', whole(1, 256)),
    reading: { ...(as ? { as } : {}), ...(sign ? { sign } : {}) },
    search: {
      seconds,
      seed,
      ...(target === undefined ? {} : { target }),
      ...(replicas === undefined ? {} : { replicas }),
      ...(rounds === undefined ? {} : { rounds }),
    },
  };
}

function unusable(
  { t }: Terminal,
  name: string,
  value: string,
  allowed: keyof (typeof en)['allowed'],
): GlassboxError {
  return new GlassboxError('GBX-265', { name: `--${name}`, value, allowed: t(`solve.allowed.${allowed}`) });
}

/** All that is said while it searches, on stderr: a line per better state, and on a terminal a line that moves. */
class Progress {
  #timer: ReturnType<typeof setInterval> | undefined;
  #moving = '';

  constructor(
    private readonly terminal: Terminal,
    private readonly quiet: boolean,
    private readonly limit: number,
  ) {}

  begin(): void {
    if (this.quiet || !this.terminal.live) return;
    const began = performance.now();
    this.#timer = setInterval(() => {
      const seconds = ((performance.now() - began) / 1000).toFixed(0);
      this.#moving = this.terminal.t('solve.searching', {
        seconds,
        limit: this.limit < LONGEST_SECONDS ? this.limit : '∞',
      });
      process.stderr.write(`\r${this.#moving}\x1b[K`);
    }, 500);
  }

  line(text: string): void {
    if (this.quiet) return;
    if (this.#moving) process.stderr.write('\r\x1b[K');
    this.terminal.error(text);
    if (this.#moving) process.stderr.write(this.#moving);
  }

  plan(path: string, problem: Problem, plan: SolvePlan, engine: EngineInfo): void {
    const { t } = this.terminal;
    const { size, pairs, parts, replicas } = plan;
    const short = (value: number) => Number(value.toPrecision(3));
    const name = path === STANDARD_INPUT ? 'stdin' : basename(path);
    this.line(t('solve.read', { name, format: problem.format, size, pairs }));
    const { duplicates, unused } = problem.report ?? {};
    if (duplicates?.count)
      this.line(t('solve.duplicates', { count: duplicates.count, line: duplicates.firstLine ?? 0 }));
    if (unused?.count) this.line(t('solve.unused', { count: unused.count, first: unused.first.join(', ') }));
    if (parts > 1) this.line(t('solve.parts', { count: parts }));
    if (plan.roundingError > 0)
      this.line(t('solve.rounding', { error: plan.roundingError.toExponential(1) }));
    const device = `${t(`common.engines.${engine.kind}`)} (${engine.device})`;
    this.line(t(`solve.plan.${plan.method}`, { replicas, engine: device }));
    this.line(t(`solve.range.${plan.floor}`, { hottest: short(plan.hottest), coldest: short(plan.coldest) }));
  }

  best({ energy, cut, seconds }: Improvement): void {
    const facts = { seconds: seconds.toFixed(2), energy };
    const { t } = this.terminal;
    this.line(cut === null ? t('solve.best', facts) : t('solve.bestCut', { ...facts, cut }));
  }

  end(): void {
    clearInterval(this.#timer);
    if (this.#moving) process.stderr.write('\r\x1b[K');
    this.#moving = '';
  }
}

interface Ending extends Settings {
  readonly engine: EngineInfo;
  readonly stopped: boolean;
}

function report(terminal: Terminal, solution: Solution, ending: Ending): void {
  const { t } = terminal;
  const { energy, cut, proof, rounds, sweeps, digest } = solution;
  const { seed, target } = ending.search;
  const say = ending.json ? terminal.error : terminal.out;
  if (!ending.json || !ending.quiet) {
    say(cut === null ? t('solve.result', { energy }) : t('solve.resultCut', { energy, cut }));
    say(t('solve.checked', { digest }));
    const times = { best: solution.bestSeconds.toFixed(2), seconds: solution.seconds.toFixed(2) };
    say(t('solve.found', { ...times, rounds, sweeps, seed }));
    say(proof ? t(`solve.proof.${proof}`) : t('solve.honest'));
    if (target !== undefined)
      say(energy <= target ? t('solve.targetReached') : t('solve.targetMissed', { target }));
    if (ending.stopped) say(t('solve.interrupted'));
    if (ending.out) say(t('solve.written', { path: ending.out }));
    if (!ending.json) terminal.out(signsOf(solution));
  }
  if (ending.json) terminal.out(JSON.stringify(asJson(solution, ending)));
}

function asJson(solution: Solution, { engine, search, stopped }: Ending) {
  const { energy, cut, proof, rounds, sweeps, digest, seconds, bestSeconds } = solution;
  return {
    energy,
    ...(cut === null ? {} : { cut }),
    spins: signsOf(solution),
    seconds,
    engine: engine.kind,
    seed: search.seed,
    digest,
    bestSeconds,
    cpuSeconds: cpuSeconds(),
    rounds,
    sweeps,
    proof,
    stopped,
  };
}

/** Processor time of all threads so far, start of the program included. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
