/**
 * A host tested in a process of its own: a GPU driver that crashes takes that process with it, one that hangs is ended, and whatever
 * was tested before is kept. The process says on each line what it begins and what came of it (`self-test-main.ts`).
 */
import { spawn } from 'node:child_process';
import type { EngineKind } from '../../engine/contract.ts';
import type { Host } from '../../engine/host.ts';
import type { Facts, ProblemId } from '../../messages/problem.ts';
import type { EngineSurvey, HostSurvey } from './survey.ts';

/** What a process that tests a host says, a line of JSON each. */
export type SurveyLine =
  | { readonly host: Host['name']; readonly version: string; readonly threads: number }
  | { readonly begins: EngineKind }
  | { readonly engine: EngineSurvey }
  | { readonly ended: true };

/** Why a host was not tested to its end. */
export interface HostFault {
  readonly id: ProblemId;
  readonly facts: Facts;
}

export interface HostProcess {
  readonly name: Host['name'];
  readonly command: string;
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** It is ended when it says nothing for so long. */
  readonly silenceSeconds: number;
  readonly onEngine?: (kind: EngineKind) => void;
}

export interface TestedHost {
  readonly survey: HostSurvey;
  readonly fault: HostFault | null;
}

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly silent: boolean;
}

const REASON_CHARACTERS = 300;

/** @returns null where the process could not be started, or never said which host it is: that host is not there */
export async function testHost(process: HostProcess): Promise<TestedHost | null> {
  const heard = new Listener(process.onEngine);
  const ended = await listen(process, heard);
  const { host, engines, testing } = heard;
  if (!host) return ended?.signal || ended?.silent ? bare(process, ended, heard) : null;
  const fault = heard.isWhole || !ended ? null : faultOf(process, ended, heard);
  const cut: EngineSurvey[] =
    fault && testing ? [{ kind: testing, info: null, result: null, failure: fault.id }] : [];
  return { survey: { ...host, engines: [...engines, ...cut] }, fault };
}

/** Ended before a word: the runtime itself crashed or hung. */
function bare(process: HostProcess, ended: Ended, heard: Listener): TestedHost {
  const survey = { host: process.name, version: process.name, threads: 0, engines: [] };
  return { survey, fault: faultOf(process, ended, heard) };
}

function faultOf(process: HostProcess, { code, signal, silent }: Ended, heard: Listener): HostFault {
  const facts = { host: process.name, engine: heard.testing ?? '–' };
  if (silent) return { id: 'GBX-744', facts: { ...facts, seconds: process.silenceSeconds } };
  if (signal) return { id: 'GBX-743', facts: { ...facts, signal } };
  return { id: 'GBX-745', facts: { ...facts, code: code ?? '–', reason: heard.lastWords } };
}

/** Collects the lines of one process. */
class Listener {
  host: Omit<HostSurvey, 'engines'> | null = null;
  readonly engines: EngineSurvey[] = [];
  /** The engine that is being tested. */
  testing: EngineKind | null = null;
  isWhole = false;
  #rest = '';
  #errors = '';

  constructor(private readonly onEngine: (kind: EngineKind) => void = () => {}) {}

  hear(part: string): void {
    const lines = `${this.#rest}${part}`.split('\n');
    this.#rest = lines.pop() ?? '';
    // A driver may write to stdout as well.
    for (const line of lines) if (line.startsWith('{"')) this.#take(JSON.parse(line) as SurveyLine);
  }

  hearError(part: string): void {
    this.#errors = `${this.#errors}${part}`.slice(-4 * REASON_CHARACTERS);
  }

  /** The last line on stderr. */
  get lastWords(): string {
    return (this.#errors.trim().split('\n').at(-1) ?? '').slice(0, REASON_CHARACTERS);
  }

  #take(line: SurveyLine): void {
    if ('host' in line) this.host = line;
    else if ('begins' in line) {
      this.testing = line.begins;
      this.onEngine(line.begins);
    } else if ('engine' in line) {
      this.engines.push(line.engine);
      this.testing = null;
    } else this.isWhole = true;
  }
}

/** @returns how it ended; null where it could not be started */
function listen(process: HostProcess, heard: Listener): Promise<Ended | null> {
  const { command, words, env, silenceSeconds } = process;
  const child = spawn(command, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let silent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      silent = true;
      // What hangs in a driver hears no gentler signal.
      child.kill('SIGKILL');
    }, 1000 * silenceSeconds);
  };
  wait();
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    wait();
    heard.hear(part);
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => heard.hearError(part));
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, signal, silent });
    });
    child.on('error', () => {
      clearTimeout(timer);
      resolve(null);
    });
  });
}
