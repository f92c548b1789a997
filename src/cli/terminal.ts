/** Where the command line writes. Results go to stdout, all else to stderr; colours only where a person reads along. */
import pc from 'picocolors';
import { type MessageKey, say, sayIfKnown, sayOf, sayProblem } from '../messages/catalogue.ts';
import { joinTexts } from '../messages/join.ts';
import type { Language } from '../messages/language.ts';
import { type Facts, isProblem, type ProblemId } from '../messages/problem.ts';

export { aligned, cellWidth } from './text-table.ts';

export interface Terminal {
  readonly language: Language;
  /** stderr is a terminal that a person watches. */
  readonly live: boolean;
  t(key: MessageKey, facts?: Facts): string;
  out(text: string): void;
  error(text: string): void;
  /** What happened, what it means, what to do. */
  problem(id: ProblemId, facts: Facts): void;
}

export function openTerminal(language: Language): Terminal {
  const paint = pc.createColors(process.stderr.isTTY === true && !process.env.NO_COLOR);
  const error = (text: string) => void process.stderr.write(`${text}\n`);
  return {
    language,
    live: process.stderr.isTTY === true,
    t: (key, facts = {}) => say(language, key, facts),
    out: (text) => void process.stdout.write(`${text}\n`),
    error,
    problem(id, facts) {
      const { what, means, todo } = sayProblem(language, id, facts);
      // A command may be none: `glassbox  --help` is `glassbox --help`.
      const advice = todo.replace('glassbox  --', 'glassbox --');
      const [happened, meaning, way] = [what, means, advice].map(harmless);
      error(`${paint.bold(paint.red(id))} ${paint.bold(happened!)}\n        ${meaning}\n        ${way}`);
    },
  };
}

/** Messages repeat what stood in files and links; signs in it that steer the terminal are shown as such and do nothing. */
function harmless(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, '\ufffd');
}

/** A note of an experiment or of the controller, in words. */
export function noteText(language: Language, experiment: string, id: string, facts: Facts): string {
  if (/^GBX-\d+$/.test(id)) {
    const { what, means } = sayProblem(language, id as ProblemId, facts);
    return joinTexts(what, means);
  }
  return sayIfKnown(language, id, facts) ?? sayOf(language, experiment, `notes.${id}`, facts);
}

/** Shows any error: a known problem by its texts, a fault with its stack. */
export function showError(terminal: Terminal, error: unknown): void {
  if (isProblem(error)) terminal.problem(error.id, error.facts);
  else
    terminal.problem('GBX-500', {
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
}

/** Bad input ends with 2, everything else that goes wrong with 1. */
export function exitCodeOf(id: ProblemId | null): number {
  const number = Number(id?.slice(4));
  const afterTheFact = ['GBX-500', 'GBX-505', 'GBX-509'];
  const ofInput = (number >= 200 && number < 600) || (number >= 612 && number <= 615) || number >= 700;
  return id && ofInput && !afterTheFact.includes(id) ? 2 : 1;
}

/** 3725 s -> "1:02:05". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
