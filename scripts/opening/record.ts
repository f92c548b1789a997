/** Runs `side-by-side` at its defaults and keeps what the page opens with. */
import type { Engine } from '../../src/engine/contract.ts';
import type { Frame, Row } from '../../src/experiments/declaration.ts';
import { defaultsOf } from '../../src/experiments/schema.ts';
import type { SideBySideConfig } from '../../src/experiments/side-by-side/fields.ts';
import { findings } from '../../src/experiments/side-by-side/findings.ts';
import { sideBySide } from '../../src/experiments/side-by-side.ts';
import type { Recording } from '../../src/lab/opening/recording.ts';

/** Beats of the clock from one picture to the next: two pictures a temperature, ten a second when it is played. */
const BEATS = 16;

/** @param engine  of the CPU: its rows are the same bits on every machine */
export async function recordOpening(engine: Engine): Promise<Recording> {
  const config = defaultsOf(sideBySide.fields) as SideBySideConfig;
  const rows: Row[] = [];
  const frames: Frame[] = [];
  /** Work done when each row came. */
  const doneAt: number[] = [];
  let now = 0;
  const run = sideBySide.run(config, {
    engine,
    restored: null,
    tick: async () => {},
    progress: (done) => {
      now = done;
    },
    wantsFrame: () => now % BEATS === 0,
    frame: (frame) => frames.push(twinsOf(frame)),
    note: () => {},
  });
  for await (const row of run) {
    rows.push(row);
    doneAt.push(now);
  }
  return {
    experiment: sideBySide.id,
    version: sideBySide.version,
    config,
    rows: rows.map(({ values, histograms }) => ({ values, histograms: histograms! })),
    shots: frames.map((frame) => ({ frame, rows: doneAt.filter((done) => done <= frame.done).length })),
    findings: rows.map((_, n) => findings(rows.slice(0, n + 1), config)),
  };
}

/** What the twin portraits show of a frame. */
const twinsOf = (frame: Frame): Frame => ({
  ...frame,
  arrays: Object.fromEntries(Object.entries(frame.arrays).filter(([name]) => /\.[ab]$/.test(name))),
});
