/** Progress on stderr: a bar that moves on a terminal, one line a minute on a pipe, nothing when quiet. */
import type { RunStatus } from '../../controller/protocol.ts';
import { cellWidth, duration, type Terminal } from '../terminal.ts';

const LINE_MS = 60_000;
const BAR_CELLS = 24;
/** A terminal may not say how wide it is, or say 0. */
const USUAL_WIDTH = 80;

export interface Progress {
  show(status: RunStatus, rows: number): void;
  /** A line of its own, above the bar. */
  say(text: string): void;
  end(): void;
}

/**
 * @param loud   false: only what is said, no progress
 * @param title  before every line: which run of a series it is
 */
export function openProgress(terminal: Terminal, loud: boolean, title = ''): Progress {
  const bar = loud && terminal.live;
  const clear = () => bar && process.stderr.write('\r\x1b[K');
  let began: { at: number; done: number } | null = null;
  let lineAt = performance.now();
  let last = '';
  return {
    show(status, rows) {
      if (!loud || status.total === 0) return;
      began ??= { at: performance.now(), done: status.done };
      const text = [title, progressText(terminal, status, rows, began)].filter(Boolean).join(' ');
      if (bar) {
        last = `${barOf(status.done / status.total)} ${text}`;
        last = fitted(last, (process.stderr.columns || USUAL_WIDTH) - 1);
        process.stderr.write(`\r${last}\x1b[K`);
      } else if (performance.now() - lineAt >= LINE_MS) {
        lineAt = performance.now();
        terminal.error(text);
      }
    },
    say(text) {
      clear();
      terminal.error(text);
      if (bar && last) process.stderr.write(last);
    },
    end() {
      clear();
      last = '';
    },
  };
}

/** As much of a text as fits a line: a bar that wraps would leave a trail. */
function fitted(text: string, width: number): string {
  const characters = [...text];
  while (characters.length > 0 && cellWidth(characters.join('')) > width) characters.pop();
  return characters.join('');
}

function barOf(part: number): string {
  const full = Math.round(Math.min(1, part) * BAR_CELLS);
  return `[${'#'.repeat(full)}${'-'.repeat(BAR_CELLS - full)}]`;
}

function progressText(
  { t }: Terminal,
  { done, total }: RunStatus,
  rows: number,
  began: { readonly at: number; readonly done: number },
): string {
  const seconds = (performance.now() - began.at) / 1000;
  const rate = seconds > 0.5 ? (done - began.done) / seconds : 0;
  return t('cli.run.progress', {
    percent: `${Math.floor((100 * done) / total)}%`,
    rows,
    rate: rate > 0 ? t('cli.run.rate', { value: Number(rate.toPrecision(3)) }) : '–',
    left: rate > 0 ? duration((total - done) / rate) : t('cli.run.unknown'),
  });
}
