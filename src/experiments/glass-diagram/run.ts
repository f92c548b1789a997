/** Six widths cooled together on one clock; a row for each temperature, then one for each width with its T_f. */
import { geometricLadder } from '../../dynamics/temperature-ladder.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import type { GlassDiagramConfig } from '../glass-diagram.ts';
import { defaultsOf } from '../schema.ts';
import { cool, type NamedSide, named, type Part } from '../side-by-side/clock.ts';
import { type SideBySideConfig, fields as sideBySideFields } from '../side-by-side/fields.ts';
import { learnerSetup } from '../side-by-side/learner-setup.ts';
import { createNetworkSide } from '../side-by-side/network-side.ts';
import { asColumns } from '../side-by-side/side.ts';
import { type FrozenAt, freezingOf } from './freezing.ts';
import { parametersOf, ratioOf, WIDTHS, type Width } from './widths.ts';

type Name = `${Width}`;
interface SavedDiagram {
  readonly cooling: unknown;
  readonly rows: readonly Row[];
}

export async function* run(config: GlassDiagramConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { hottest, coldest, steps } = config;
  const saved = context.restored as SavedDiagram | null;
  const rows = [...(saved?.rows ?? [])];
  const sides = await openSides(config, context);
  try {
    const cooling = cool<Name>(
      {
        ladder: geometricLadder(hottest, coldest, steps).temperatures,
        sides,
        // A network of few units says more in a small picture than six at once.
        isShown: ({ name }) => name === '4',
        rowOf: (step, tau, parts) => rowOf(rows, step, tau, parts),
      },
      {
        ...context,
        restored: saved?.cooling ?? null,
        tick: (save) =>
          context.tick(async (): Promise<SavedDiagram> => ({ cooling: await save(), rows: [...rows] })),
      },
    );
    for await (const row of cooling) {
      rows.push(row);
      yield row;
    }
    for (const [k, width] of WIDTHS.entries())
      yield boundaryRow(config, width, steps + k, freezingOf(rows, width, config.seed));
  } finally {
    for (const { side } of sides) side.destroy();
  }
}

/** A network of each width on the same inputs and label noise. A teacher has the shape of its students. */
async function openSides(config: GlassDiagramConfig, { engine }: RunContext): Promise<NamedSide<Name>[]> {
  const seed = seedFrom(config.seed);
  // What `side-by-side` would ask besides: a tanh network, adjusted Langevin dynamics, a prior of width 2.
  const asked = defaultsOf(sideBySideFields) as SideBySideConfig;
  const sides: NamedSide<Name>[] = [];
  for (const width of WIDTHS) {
    const setup = await learnerSetup({ ...asked, ...config, hidden: width }, seed);
    const side = await createNetworkSide(engine, {
      ...setup,
      ...config,
      seed,
      temperatures: config.steps,
      motion: 'adjusted',
      batch: asked.batch,
      learningRate: asked.learningRate,
      decayTemperature: config.noise * config.coldest,
    });
    sides.push(named(`${width}`, side));
  }
  return sides;
}

function rowOf(before: readonly Row[], step: number, tau: number, parts: readonly Part<Name>[]): Row {
  const values: Record<string, Row['values'][string]> = { step, temperature: tau };
  const samples: Record<string, readonly number[]> = {};
  for (const { name, summary } of parts) {
    for (const [from, to] of [
      ['learnerSelf', 'self'],
      ['learnerMutual', 'mutual'],
      ['learnerGap', 'gap'],
    ] as const) {
      values[`${to}${name}`] = summary.values[from] ?? null;
      values[`${to}${name}Error`] = summary.values[`${from}Error`] ?? null;
    }
    values[`light${name}`] = summary.values.learnerLight ?? null;
    for (const [from, to] of [
      ['learnerSelf', 'self'],
      ['learnerMutual', 'mutual'],
      ['learnerNorm', 'norm'],
    ] as const)
      if (summary.samples[from]) samples[`${to}${name}`] = summary.samples[from];
  }
  const gaps = parts.map(({ summary }) => Number(summary.values.learnerGap ?? 0));
  const above = before.at(-1)?.matrices?.strip?.values ?? [];
  return {
    values,
    samples,
    matrices: { strip: { rows: step + 1, columns: WIDTHS.length, values: [...above, ...gaps] } },
  };
}

function boundaryRow(config: GlassDiagramConfig, width: Width, step: number, frozen: FrozenAt): Row {
  return {
    values: {
      step,
      hidden: width,
      parameters: parametersOf(config.inputs, width),
      ratio: ratioOf(config, width),
      ...asColumns('freezing', frozen.estimate),
    },
  };
}
