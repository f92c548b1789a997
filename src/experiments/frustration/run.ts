/**
 * First the game, a row a move, and what visiting all arrangements says of it; then what quenches and annealings of many copies find, a row for
 * each number of unsatisfied bonds. On a large lattice instead annealings of growing length.
 */
import { logTimes } from '../../dynamics/ageing.ts';
import type { SpinState } from '../../engine/contract.ts';
import { flipInto, localFields } from '../../glass/local-fields.ts';
import { unpackSpins } from '../../glass/spins.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { WordReader } from '../../random/philox.ts';
import { seedFrom } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { MatrixData, Row, RunContext } from '../declaration.ts';
import { type FrustrationConfig, SPIN_NAMES } from '../frustration.ts';
import { anneal } from '../glass-common/annealing.ts';
import { Kept, lazily, STATES_APART } from '../glass-common/glasses.ts';
import type { Leg } from '../journey.ts';
import { asColumns } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';
import { type ExactLattice, visitAll } from './exact.ts';
import {
  frustratedLoops,
  type HandLattice,
  isLarge,
  latticeOf,
  leastByLoops,
  unsatisfiedBonds,
} from './lattices.ts';

/** Columns that a row does not speak of. */
const BLANK = {
  move: null,
  flipped: null,
  energy: null,
  unsatisfied: null,
  helpful: null,
  bonds: null,
  least: null,
  grounds: null,
  stable: null,
  states: null,
  loops: null,
  frustrated: null,
  bound: null,
  level: null,
  yours: null,
  chance: null,
  quench: null,
  quenchError: null,
  anneal: null,
  annealError: null,
  sweeps: null,
  share: null,
  shareError: null,
  bestShare: null,
  boundShare: null,
} as const satisfies Row['values'];

export async function* run(config: FrustrationConfig, context: RunContext): AsyncGenerator<Row, void> {
  const lattice = latticeOf(config.lattice, config.seed);
  if (isLarge(config.lattice)) yield* letGo(config, lattice, context);
  else yield* byHand(config, lattice, context);
}

async function* byHand(
  config: FrustrationConfig,
  lattice: HandLattice,
  context: RunContext,
): AsyncGenerator<Row, void> {
  const size = lattice.places.length;
  const moves = [...config.flips].map((letter) => SPIN_NAMES.indexOf(letter)).filter((site) => site < size);
  const left = config.flips.length - moves.length;
  if (left > 0) context.note('strangers', { count: left, last: SPIN_NAMES[size - 1]!, size });
  const exact = lazily(() => visitAll(lattice));
  /** How many copies ended with so many unsatisfied bonds. */
  const quenched = new Kept<Record<string, number>>({});
  const annealed = new Kept<Record<string, number>>({});
  const game: Leg = {
    glasses: [],
    *acts() {
      for (const row of gameRows(config, lattice, moves)) yield { kind: 'row', row: () => row(exact()) };
    },
  };
  const legs = [
    game,
    samplerLeg(config, lattice, 'quench', (counts) => {
      quenched.value = counts;
    }),
    {
      ...samplerLeg(config, lattice, 'linear', (counts) => {
        annealed.value = counts;
      }),
    },
    {
      glasses: [],
      *acts() {
        const finish = endOf(config, lattice, moves);
        for (const level of [...exact().shares.keys()].sort((a, b) => a - b))
          yield {
            kind: 'row',
            row: () => levelRow(level, finish, exact(), [quenched.value, annealed.value], config.copies),
          };
      },
    } satisfies Leg,
  ];
  yield* walk({ legs, memory: [quenched, annealed] }, context);
}

/** Spins before the first move. */
export function startOf({ start, seed }: FrustrationConfig, size: number): Int8Array {
  if (start === 'up') return new Int8Array(size).fill(1);
  const words = new WordReader(seedFrom(seed), Stream.HandSpins, 0);
  return Int8Array.from({ length: size }, (_, site) => (words.word(site) < 0x80000000 ? 1 : -1));
}

/** One row before the first move and after each. */
function gameRows(
  config: FrustrationConfig,
  lattice: HandLattice,
  moves: readonly number[],
): ((exact: ExactLattice) => Row)[] {
  const { instance, bonds, loops } = lattice;
  const spins = startOf(config, instance.size);
  const fields = localFields(instance, spins);
  const frustrated = frustratedLoops(lattice);
  const bound = leastByLoops(lattice);
  return [null, ...moves].map((site, move) => {
    if (site !== null) flipInto(instance, spins, fields, site);
    const unsatisfied = unsatisfiedBonds(lattice, spins);
    const helpful = fields.reduce((count, field, i) => count + (field * spins[i]! < 0 ? 1 : 0), 0);
    const matrices = pictureOf(lattice, spins);
    const values = {
      ...BLANK,
      move,
      flipped: site === null ? null : SPIN_NAMES[site]!,
      energy: 2 * unsatisfied - bonds.length,
      unsatisfied,
      helpful,
      bonds: bonds.length,
      loops: loops.length,
      frustrated,
      bound,
    };
    return ({ least, grounds, stable, states }) => ({
      values: { ...values, least, grounds, stable, states },
      matrices,
    });
  });
}

/** Unsatisfied bonds after the last move. */
function endOf(config: FrustrationConfig, lattice: HandLattice, moves: readonly number[]): number {
  const spins = startOf(config, lattice.places.length);
  for (const site of moves) spins[site]! *= -1;
  return unsatisfiedBonds(lattice, spins);
}

/** Places with spins, and bonds, as a figure of spins reads them. */
function pictureOf({ places, bonds }: HandLattice, spins: ArrayLike<number>): Record<string, MatrixData> {
  return {
    sites: table(places.map(([x, y], k) => [x, y, spins[k]!])),
    bonds: table(bonds.map(({ i, j, value }) => [i, j, value])),
  };
}

const table = (rows: readonly (readonly number[])[]): MatrixData => ({
  rows: rows.length,
  columns: 3,
  values: rows.flat(),
});

/** Many copies from random starts: at once at T = 0, or cooled; at the end how many have so many unsatisfied bonds. */
function samplerLeg(
  config: FrustrationConfig,
  { instance, bonds }: HandLattice,
  schedule: 'quench' | 'linear',
  end: (counts: Record<string, number>) => void,
): Leg {
  const { copies, slowest: sweeps, hottest, coldest, seed } = config;
  const place = schedule === 'quench' ? 0 : 1;
  return {
    glasses: [
      {
        spec: () => ({
          instances: [instance],
          replicas: copies,
          seed: seedFrom(seed),
          firstState: place * STATES_APART,
        }),
        spins: copies * instance.size,
      },
    ],
    *acts() {
      // A quench gets no other sweeps than the descent at T = 0 that ends an annealing.
      const plan = { schedule, hottest, coldest, sweeps: schedule === 'quench' ? 0 : sweeps, states: copies };
      yield* anneal(plan);
      yield {
        kind: 'then',
        async run([glass]) {
          const counts: Record<string, number> = {};
          for (const energy of await glass!.energies()) {
            const unsatisfied = (energy + bonds.length) / 2;
            counts[unsatisfied] = (counts[unsatisfied] ?? 0) + 1;
          }
          end(counts);
        },
      };
    },
  };
}

function levelRow(
  level: number,
  yours: number,
  { shares }: ExactLattice,
  [quenched, annealed]: readonly [Record<string, number>, Record<string, number>],
  copies: number,
): Row {
  return {
    values: {
      ...BLANK,
      level,
      yours: level === yours ? 1 : null,
      chance: shares.get(level)!,
      ...asColumns('quench', shareOf(quenched[level] ?? 0, copies)),
      ...asColumns('anneal', shareOf(annealed[level] ?? 0, copies)),
    },
  };
}

/** A share with the standard error of a count; of none or all of them that of one more, one less. */
function shareOf(count: number, copies: number) {
  const softened = (count + 1) / (copies + 2);
  return { value: count / copies, error: Math.sqrt((softened * (1 - softened)) / (copies + 3)) };
}

/** Annealings of growing length of a lattice that nobody can visit; each row shows the best copy. */
async function* letGo(
  config: FrustrationConfig,
  lattice: HandLattice,
  context: RunContext,
): AsyncGenerator<Row, void> {
  const { copies, slowest, hottest, coldest, seed } = config;
  const { instance, bonds, loops } = lattice;
  const bound = leastByLoops(lattice);
  const frustrated = frustratedLoops(lattice);
  const known = {
    ...BLANK,
    bonds: bonds.length,
    loops: loops.length,
    frustrated,
    bound,
    boundShare: bound / bonds.length,
  };
  let ended: { readonly shares: readonly number[]; readonly best: Int8Array } | null = null;
  const legs = Array.from(logTimes(slowest, 2)).map(
    (sweeps, place): Leg => ({
      glasses: [
        {
          spec: () => ({
            instances: [instance],
            replicas: copies,
            seed: seedFrom(seed),
            firstState: place * STATES_APART,
          }),
          spins: copies * instance.size,
        },
      ],
      *acts() {
        yield* anneal({ schedule: 'linear', hottest, coldest, sweeps, states: copies });
        yield {
          kind: 'then',
          async run([glass]) {
            ended = await endingOf(glass!, bonds.length);
          },
        };
        yield {
          kind: 'row',
          row: () => {
            const { shares, best } = ended!;
            const unsatisfied = unsatisfiedBonds(lattice, best);
            const values = {
              ...known,
              sweeps,
              unsatisfied,
              energy: 2 * unsatisfied - bonds.length,
              ...asColumns('share', meanOverSamples(shares)),
              bestShare: unsatisfied / bonds.length,
            };
            return { values, samples: { share: shares }, matrices: pictureOf(lattice, best) };
          },
        };
      },
    }),
  );
  yield* walk({ legs, memory: [] }, context);
}

/** Shares of unsatisfied bonds, [copy], and the spins of the copy that has fewest. */
async function endingOf(glass: SpinState, bonds: number) {
  const shares = Array.from(await glass.energies(), (energy) => (energy / bonds + 1) / 2);
  const { spins } = await glass.snapshot();
  return { shares, best: unpackSpins(spins, glass.size, shares.indexOf(Math.min(...shares))) };
}
