/** The training of physics-informed networks: pieces, rows, reasons, and resumption to the last bit. */
import { describe, expect, it } from 'vitest';
import { overfits, switchReason } from '../../src/dynamics/optimise/switch-rule.ts';
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
  { kind: 'lbfgs', iterations: 7, tellEvery: 3, watchHeldOut: true },
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
  probes: (look) =>
    [0, 1].map((k) => [plateTerms(3, 2, 1, 0.3 + 0.01 * look + 0.1 * k), plateTerms(3, 2, 1, 0.7)] as const),
  heldOut: () => plateTerms(5, 2, 1, 0.45),
  enlarge: () => plateTerms(6, 4),
});

describe('the measured switch', () => {
  const look = (energy: number, ratio = 9) => ({ energy, ratio });
  it('sees a plateau, where Adam gains too little within the window, and no earlier', () => {
    const falling = [8, 7, 6, 5, 4, 3, 2, 1].map((energy) => look(energy));
    expect(switchReason(falling)).toBeNull();
    const flat = [8, 4, 2, 1, 1.01, 0.99, 1.02, 1, 0.98];
    expect(switchReason(flat.slice(0, -1).map((energy) => look(energy)))).toBeNull();
    expect(switchReason(flat.map((energy) => look(energy)))).toBe('plateau');
  });

  it('sees noise where the ratio is below 1 twice running; never on fixed points, where it is infinite', () => {
    expect(switchReason([look(3), look(2, 0.5)])).toBeNull();
    expect(switchReason([look(3, 0.5), look(2, 2)])).toBeNull();
    expect(switchReason([look(3, 0.7), look(2, -0.1)])).toBe('noise');
    expect(switchReason([look(3, Infinity), look(2, Infinity)])).toBeNull();
  });

  it('calls it overfitting when independent points have seen no gain for three looks', () => {
    expect(overfits([5, 4, 3, 2, 1])).toBe(false);
    expect(overfits([5, 4, 3, 3.1, 3.2])).toBe(false);
    expect(overfits([5, 4, 3, 3.1, 3.2, 3])).toBe(true);
    expect(overfits([5, 4, 3, 3.1, 3.2, 2.9])).toBe(false);
  });

  it('ends Adam by noise, enlarges the points once and goes on with L-BFGS until it overfits', async () => {
    const stages: TrainingPlan['stages'] = [
      {
        kind: 'adam',
        steps: 40,
        learningRate: 3e-3,
        tellEvery: 4,
        renewEvery: 1,
        until: { window: 5, leastGain: 0, leastRatio: 1e9 },
      },
      { kind: 'lbfgs', iterations: 200, tellEvery: 5, watchHeldOut: true, arithmetic: 'f64' },
    ];
    const rows = await rowsOf([plan(stages)], null);
    const pieces = rows.map((row) => JSON.parse(JSON.parse(row).values.all) as TrainingPiece);
    const adam = pieces.filter(({ stage }) => stage === 0);
    expect(adam.map(({ made }) => made)).toEqual([4, 8]);
    expect(adam.at(-1)!.reasons).toEqual(['noise', 'noise']);
    const after = rows.slice(2).map((row) => JSON.parse(row).values.points as number);
    expect(new Set(after)).toEqual(new Set([plateTerms(6, 4).groups[0]!.inputs[0]!]));
    // On fixed points the same rule cannot fire: the ratio there is infinite.
    const still = { ...stages[0]!, renewEvery: undefined } as unknown as (typeof stages)[0];
    const fixed = await rowsOf([plan([still])], null);
    expect(JSON.parse(JSON.parse(fixed.at(-1)!).values.all).reasons).not.toContain('noise');
    // A rule that cannot fire runs Adam to its end.
    const calm = {
      ...stages[0]!,
      until: { window: 5, leastGain: 0, leastRatio: -1e9 },
    } as (typeof stages)[0];
    const whole = (await rowsOf([plan([calm])], null)).map(
      (row) => JSON.parse(JSON.parse(row).values.all) as TrainingPiece,
    );
    expect(whole.at(-1)!.reasons).toEqual(['steps-made', 'steps-made']);
    // Few points and a long descent: gains on them stop showing elsewhere.
    const few = {
      ...plan(stages.slice(1)),
      problem: plateProblem(3, 2, 1),
      heldOut: () => plateTerms(7, 5, 1, 0.4),
      enlarge: () => plateTerms(2, 2),
    };
    const ends = (await rowsOf([few], null)).map(
      (row) => JSON.parse(JSON.parse(row).values.all) as TrainingPiece,
    );
    expect(ends.at(-1)!.reasons).toContain('overfits');
  });
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

  it('also where stages set their weights and draw their points by what they find, and holds the last weights', async () => {
    const adam = { kind: 'adam', learningRate: 3e-3, tellEvery: 3 } as const;
    const stages: TrainingPlan['stages'] = [
      { ...adam, steps: 7, weighting: { kind: 'balanced', every: 2 }, renewEvery: 4, redraw: 'fresh' },
      { ...adam, steps: 7, weighting: { kind: 'self-adaptive', every: 2, rate: 0.5 }, renewEvery: 3 },
      { kind: 'lbfgs', iterations: 3, tellEvery: 2 },
    ];
    const { probes: _, heldOut: __, ...unwatched } = plan(stages);
    const plans: TrainingPlan[] = [unwatched];
    const whole = await rowsOf(plans, null);
    const fixed = stages.map((stage) => {
      if (stage.kind !== 'adam') return stage;
      const { weighting: _, ...plain } = stage;
      return plain;
    });
    const energies = (rows: readonly string[]) =>
      rows.map((row) => (JSON.parse(JSON.parse(row).values.all) as TrainingPiece).energies);
    const without = energies(await rowsOf([{ ...unwatched, stages: fixed }], null));
    energies(whole).forEach((energy, k) => {
      expect(energy).not.toEqual(without[k]);
    });
    for (let tick = 0; ; tick++) {
      const end: Break = { tick };
      const before = await rowsOf(plans, null, end);
      if (!end.saved) {
        expect(tick).toBeGreaterThan(12);
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
