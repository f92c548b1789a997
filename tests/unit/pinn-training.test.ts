/** The training of physics-informed networks: pieces, rows, reasons, and resumption to the last bit. */
import { describe, expect, it } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { RunContext } from '../../src/experiments/declaration.ts';
import { type TrainingPiece, type TrainingPlan, train } from '../../src/experiments/pinn-common/training.ts';
import { plateProblem, plateStart, plateTerms } from '../support/square-plate.ts';

const STAGES: TrainingPlan['stages'] = [
  {
    kind: 'adam',
    steps: 7,
    learningRate: 3e-3,
    tellEvery: 3,
    renewEvery: 2,
    profile: { kind: 'cosine', floor: 0.1 },
  },
  { kind: 'lbfgs', iterations: 7, tellEvery: 3 },
  { kind: 'lbfgs', iterations: 4, tellEvery: 3, arithmetic: 'f64' },
  { kind: 'gauss-newton', iterations: 5, tellEvery: 2 },
  { kind: 'gauss-newton', iterations: 3, tellEvery: 2, arithmetic: 'f64' },
];

const plan = (stages = STAGES): TrainingPlan => ({
  problem: plateProblem(3, 4, 3),
  networks: 2,
  weights: () => plateStart(3, 2, 900),
  seed: [1, 0],
  stages,
  renew: (draw) => plateTerms(4, 3, 1, 0.5 + 0.05 * draw),
});

interface Break {
  readonly tick: number;
  saved?: unknown;
}

/** Rows of a run, which ends at a tick of its own where one is given. */
async function rowsOf(plans: readonly TrainingPlan[], restored: unknown, end?: Break): Promise<string[]> {
  const engine = new ReferenceEngine();
  let ticks = 0;
  const context: RunContext = {
    engine,
    restored,
    async tick(save) {
      if (end && ticks++ === end.tick) {
        end.saved = structuredClone(await save());
        throw new Error('stop here');
      }
    },
    progress(done, total) {
      expect(done).toBeLessThanOrEqual(total);
    },
    wantsFrame: () => false,
    frame() {},
    note() {},
  };
  let heard = 0;
  const memory = {
    save: () => heard,
    restore(saved: unknown) {
      heard = saved as number;
    },
  };
  const rows: string[] = [];
  const onPiece = async ({ learner, terms, ...piece }: TrainingPiece) => [
    {
      values: {
        heard: heard++,
        points: terms.groups[0]!.inputs[0]!,
        held: String(await learner.weights()),
        all: JSON.stringify(piece, (_, value) => (ArrayBuffer.isView(value) ? String(value) : value)),
      },
    },
  ];
  try {
    for await (const row of train(plans, context, onPiece, [memory])) rows.push(JSON.stringify(row));
  } catch (error) {
    if (!end?.saved) throw error;
  }
  return rows;
}

describe('training of physics-informed networks', () => {
  it('goes through its stages, tells of each piece, and ends each stage with a reason', async () => {
    const rows = await rowsOf([plan()], null);
    const pieces = rows.map((row) => JSON.parse(JSON.parse(row).values.all) as TrainingPiece);
    expect(pieces.map(({ stage, made, ended }) => [stage, made, ended])).toEqual([
      [0, 3, false],
      [0, 6, false],
      [0, 7, true],
      [1, 3, false],
      [1, 6, false],
      [1, 7, true],
      [2, 3, false],
      [2, 4, true],
      [3, 2, false],
      [3, 4, false],
      [3, 5, true],
      [4, 2, false],
      [4, 3, true],
    ]);
    for (const piece of pieces) if (piece.ended) expect(piece.reasons).not.toContain(null);
    const energies = pieces.map((piece) => Number(String(piece.energies).split(',')[0]));
    expect(energies.at(-1)!).toBeLessThan(0.5 * energies[2]!);
  });

  it('gives the same rows to the last bit from a checkpoint at any of its ticks', async () => {
    const plans = [plan(), plan([{ kind: 'gauss-newton', iterations: 3, tellEvery: 2 }])];
    const whole = await rowsOf(plans, null);
    for (let tick = 0; ; tick++) {
      const end: Break = { tick };
      const before = await rowsOf(plans, null, end);
      if (!end.saved) {
        expect(tick).toBeGreaterThan(40);
        break;
      }
      expect([...before, ...(await rowsOf(plans, end.saved))], `tick ${tick}`).toEqual(whole);
    }
  });

  it('starts a new draw of points where it is told to, and keeps the last one', async () => {
    const rows = (await rowsOf([plan()], null)).map((row) => JSON.parse(row).values.points as number);
    const first = plateTerms(4, 3, 1, 0.5).groups[0]!.inputs[0]!;
    expect(rows[0]).not.toBe(first);
    expect(new Set(rows.slice(2)).size).toBe(1);
    expect(rows[2]).toBe(plateTerms(4, 3, 1, 0.65).groups[0]!.inputs[0]!);
  });
});
