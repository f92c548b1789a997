/** First the tree, from all configurations; then one annealing of all copies for each budget, fast ones first, and where its copies ended. */
import { logTimes } from '../../dynamics/ageing.ts';
import type { SpinState } from '../../engine/contract.ts';
import { enumerating } from '../../glass/enumeration.ts';
import { type Landscape, landscapeOf } from '../../glass/exact/landscape.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { unpackSpins } from '../../glass/spins.ts';
import { wilsonBand, Z_95 } from '../../observables/proportion.ts';
import { rankCorrelation } from '../../observables/rank-correlation.ts';
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import type { DisconnectivityConfig } from '../disconnectivity.ts';
import { anneal } from '../glass-common/annealing.ts';
import { energiesPerSpin, Kept, STATES_APART } from '../glass-common/glasses.ts';
import type { Leg } from '../journey.ts';
import { asColumns } from '../side-by-side/side.ts';
import { leavesOf, type TreeLeaf, type TreeNode, treeMatrix } from '../tree-table.ts';
import { walk } from '../walk.ts';
import { systemOf } from './system.ts';

/** Budgets to a factor of ten. */
const PER_DECADE = 2;

/** Where the copies of one annealing ended. */
interface Ended {
  /** Copies, [node]. */
  readonly visits: readonly number[];
  /** Copies that stand in no minimum: on a flat that has a way down. */
  readonly adrift: number;
  /** Per spin, [copy]. */
  readonly energies: readonly number[];
}
const NOTHING: Ended = { visits: [], adrift: 0, energies: [] };

export async function* run(config: DisconnectivityConfig, context: RunContext): AsyncGenerator<Row, void> {
  const instance = systemOf(config);
  const landscape = await surveyed(instance, config.mirror, context);
  const tree = new Tree(landscape, instance);
  const [quenched, cooled] = [new Kept<Ended>(NOTHING), new Kept<Ended>(NOTHING)];
  const budgets = [0, ...logTimes(config.slowest, PER_DECADE)];
  const legs = budgets.map((sweeps, place): Leg => {
    const { copies } = config;
    const glass = {
      spec: () => ({
        instances: [instance],
        replicas: copies,
        seed: seedFrom(config.seed),
        firstState: place * STATES_APART,
      }),
      spins: copies * instance.size,
    };
    return {
      glasses: [glass],
      *acts() {
        const schedule = place === 0 ? 'quench' : 'linear';
        yield* anneal({ ...config, schedule, sweeps, states: copies });
        yield {
          kind: 'then',
          async run([state]) {
            const ended = await endOf(state!, landscape);
            (place === 0 ? quenched : cooled).value = ended;
          },
        };
        yield {
          kind: 'row',
          row: () => tree.row(place, sweeps, quenched.value, place === 0 ? NOTHING : cooled.value),
        };
        if (place < budgets.length - 1) return;
        for (const leaf of tree.leaves)
          yield { kind: 'row', row: () => leafRow(leaf, quenched.value, cooled.value) };
      },
    };
  });
  yield* walk({ legs, memory: [quenched, cooled], rule: config.rule }, context);
}

/** Configurations visited in one go, and milliseconds of work before the run looks up: it pauses and ends at once, whatever the machine. */
const [PIECE, LOOK_UP] = [2 ** 13, 16] as const;

/** The tree is the same whenever it is made, so a resumed run makes it again: it takes a second, and a checkpoint stays small. */
async function surveyed(instance: GlassInstance, mirrored: boolean, context: RunContext): Promise<Landscape> {
  const enumeration = await inPieces(enumerating(instance, PIECE), context);
  return inPieces(landscapeOf(enumeration, mirrored), context);
}

async function inPieces<T>(work: Generator<void, T>, context: RunContext): Promise<T> {
  for (let since = performance.now(); ; ) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - since < LOOK_UP) continue;
    await context.tick(async () => context.restored);
    since = performance.now();
  }
}

async function endOf(state: SpinState, { minimumOf, wordOf, nodes }: Landscape): Promise<Ended> {
  const { spins } = await state.snapshot();
  const visits = new Array<number>(nodes.length).fill(0);
  let adrift = 0;
  for (let copy = 0; copy < state.states; copy++) {
    const word = unpackSpins(spins, state.size, copy).reduce((sum, s, i) => sum + (s > 0 ? 2 ** i : 0), 0);
    const minimum = minimumOf[wordOf(word)]!;
    if (minimum < 0) adrift++;
    else visits[minimum]!++;
  }
  return { visits, adrift, energies: Array.from(await energiesPerSpin(state)) };
}

/** The nodes in energies per spin, and what rows say of them. */
class Tree {
  readonly nodes: readonly TreeNode[];
  readonly leaves: readonly TreeLeaf[];

  constructor({ nodes }: Landscape, { unit, size }: GlassInstance) {
    this.nodes = nodes.map(({ parent, energy, states }) => ({
      parent,
      height: (energy * unit) / size,
      states,
      counts: [],
    }));
    this.leaves = leavesOf(this.nodes);
  }

  row(step: number, sweeps: number, quenched: Ended, cooled: Ended): Row {
    const { leaves, nodes } = this;
    const here = step === 0 ? quenched : cooled;
    const ground = leaves[0]!.height;
    const copies = here.energies.length;
    // Mirror images of the ground state, and others as low, are as good.
    const inGround = leaves.reduce(
      (sum, { height, node }) => sum + (height === ground ? here.visits[node]! : 0),
      0,
    );
    const visited = leaves.filter(({ node }) => here.visits[node]! > 0).length;
    const counts = (k: number) => [quenched.visits[k] ?? 0, cooled.visits[k] ?? 0];
    return {
      values: {
        step,
        sweeps,
        budget: step === 0 ? null : sweeps,
        minima: leaves.length,
        flat: leaves.filter(({ states }) => states > 1).length,
        groundEnergy: ground,
        highest: highestBarrier(leaves),
        ...asColumns('ground', shareOf(inGround, copies)),
        ...asColumns('energy', meanOverSamples(here.energies)),
        visited: visited / leaves.length,
        adrift: here.adrift / copies,
        ...asColumns('depthCorrelation', this.#correlation(here)),
      },
      samples: { energy: here.energies },
      matrices: { tree: treeMatrix(nodes.map((node, k) => ({ ...node, counts: counts(k) }))) },
    };
  }

  /** Spearman's, of depth (nothing is lower than the ground state: it is the deepest) and copies that ended there; its error for n pairs (Bonett & Wright, 2000). */
  #correlation({ visits }: Ended): Estimate {
    const depths = this.leaves.map(({ toLower }) => toLower ?? Number.POSITIVE_INFINITY);
    const value = rankCorrelation(
      depths,
      this.leaves.map(({ node }) => visits[node]!),
    );
    return { value, error: Math.sqrt((1 + value ** 2 / 2) / (depths.length - 3)) };
  }
}

/** From a minimum to the ground state, the most that any of them must climb; 0 where there is one minimum. */
const highestBarrier = (leaves: readonly TreeLeaf[]) =>
  leaves.reduce((most, { toLowest }) => Math.max(most, toLowest ?? 0), 0);

/** Half of Wilson's 95 % interval as two standard errors: all of n is no proof of all. */
function shareOf(count: number, total: number): Estimate {
  const { low, high } = wilsonBand(count, total);
  return { value: count / total, error: (high - low) / (2 * Z_95) };
}

function leafRow(leaf: TreeLeaf, quenched: Ended, cooled: Ended): Row {
  const share = ({ visits, energies }: Ended) => visits[leaf.node]! / energies.length;
  return {
    values: {
      minimum: leaf.number,
      minimumEnergy: leaf.height,
      states: leaf.states,
      toLowest: leaf.toLowest,
      toLower: leaf.toLower,
      quenchShare: share(quenched),
      slowShare: share(cooled),
    },
  };
}
