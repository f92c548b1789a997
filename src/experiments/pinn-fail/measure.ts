/** How a batch stands: residuals where they were asked for and elsewhere, conditions, and the error that training cannot see. */
import {
  type FieldJets,
  fieldErrors,
  fieldsAt,
  type JetSource,
  jetsOfNetworks,
  lawResiduals,
} from '../../learner/pde/fields.ts';
import type { Level } from './batch.ts';

/** All relative root mean squares: of a law's largest term, or of the exact solution; [network] each. */
export interface Standing {
  /** The law's residual at the points of the training. */
  readonly residual: readonly number[];
  /** The same on a grid that no training saw. */
  readonly elsewhere: readonly number[];
  /** How far the field is from its prescribed values; 0 where they are held exactly. */
  readonly condition: readonly number[];
  /** The field's error. */
  readonly l2: readonly number[];
  /** In the worst of 8 x 8 blocks. */
  readonly block: readonly number[];
}

/**
 * @param learner  networks of each level follow one another
 * @param levels   alike but for numbers: inputs and hard conditions are those of the first
 * @param grid     points of no training, [point][axis]
 * @param drawn    points of the training that each network was given by itself, [network] of [point][axis]; null: the first draw for all
 */
export async function standing(
  learner: JetSource,
  levels: readonly Level[],
  grid: Float64Array,
  drawn: readonly Float64Array[] | null = null,
): Promise<Standing> {
  const { compiled: any } = levels[0]!;
  const each = learner.networks / levels.length;
  const places = any.conditionPlaces({ draw: 0 }).map(({ points }) => points);
  const inside: FieldJets[] = [];
  for (const points of drawn ?? [any.pointsOf({ draw: 0 })])
    inside.push(await fieldsAt(any, learner, points));
  const elsewhere = await fieldsAt(any, learner, grid);
  const held: FieldJets[] = [];
  for (const points of places) held.push(await fieldsAt(any, learner, points));
  const parts = levels.map((level, set) => {
    const { compiled, sizes } = level;
    const own = (fields: FieldJets) => jetsOfNetworks(fields, set * each, each);
    const errors = fieldErrors(compiled, own(elsewhere));
    const relative = (values: Float64Array, size: number) =>
      byNetwork(values, each).map((of) => rootMeanSquare(of) / size);
    const misses = held.map((fields) => byNetwork(missesOf(level, own(fields)), each));
    return {
      residual: Array.from({ length: each }, (_, e) => {
        const network = set * each + e;
        const fields = jetsOfNetworks(inside[network % inside.length]!, network, 1);
        return rootMeanSquare(lawResiduals(compiled, fields)) / sizes.term;
      }),
      elsewhere: relative(lawResiduals(compiled, own(elsewhere)), sizes.term),
      condition: Array.from(
        { length: each },
        (_, e) => rootMeanSquare(misses.flatMap((of) => [...of[e]!])) / sizes.field,
      ),
      l2: errors.map(([of]) => of!.relative),
      block: errors.map(([of]) => of!.worstBlock),
    };
  });
  const all = (name: keyof Standing) => parts.flatMap((part) => part[name]);
  return {
    residual: all('residual'),
    elsewhere: all('elsewhere'),
    condition: all('condition'),
    l2: all('l2'),
    block: all('block'),
  };
}

function byNetwork(values: Float64Array, networks: number): Float64Array[] {
  const each = values.length / networks;
  return Array.from({ length: networks }, (_, e) => values.subarray(e * each, (e + 1) * each));
}

/** Field minus exact solution, [network][point]; prescribed values are those of the exact solution. */
export function missesOf({ compiled: { law } }: Level, { points, values, count, networks }: FieldJets) {
  const axes = law.coordinates.length;
  const stride = law.channels.length * law.fields.length;
  const truth = Array.from(
    { length: count },
    (_, p) => law.exact!([...points.subarray(p * axes, (p + 1) * axes)])[0]![0]!,
  );
  return Float64Array.from({ length: networks * count }, (_, k) => values[k * stride]! - truth[k % count]!);
}

/** 0 of nothing: what is held exactly is missed nowhere. */
export function rootMeanSquare(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]! * values[k]!;
  return Math.sqrt(sum / Math.max(1, values.length));
}
