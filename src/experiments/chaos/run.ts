/** One glass of families: each sample as it is, with its couplings changed, and at other temperatures; rows come at the end. */
import type { SpinState } from '../../engine/contract.ts';
import { sherringtonKirkpatrick } from '../../glass/ensembles/sherrington-kirkpatrick.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { instanceOf, narrowest } from '../../glass/quantise.ts';
import { jackknifeOverSamples, meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import { type ChaosConfig, STRENGTHS } from '../chaos.ts';
import type { Row, RunContext } from '../declaration.ts';
import { SampleSums, skGlass } from '../glass-common/glasses.ts';
import type { Act } from '../journey.ts';
import { asColumns } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';

/** Copies of each member; q of a member with itself is between them. */
const COPIES = 2;
/** Members of a family: itself, then those of other couplings, then those of other temperatures. */
const MEMBERS = 1 + 2 * STRENGTHS;
const COOLING_STEPS = 24;
const LOOKS = 100;
/** Draw of the couplings towards which those of a sample are turned. */
const OTHER_DRAW = 4096;

const NAMES = [
  ...Array.from({ length: MEMBERS }, (_, k) => `own${k}`),
  ...Array.from({ length: MEMBERS }, (_, k) => `with${k}`),
];

export async function* run(config: ChaosConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { samples, sweeps } = config;
  const sums = new SampleSums(NAMES, samples);
  const glass = skGlass(
    {
      ...config,
      couplings: 'gaussian',
      samples: samples * MEMBERS,
      replicas: COPIES,
      seed: seedFrom(config.seed),
    },
    () => families(config),
  );
  const half = Math.floor(sweeps / 2);
  const quarter = Math.floor(half / 2);
  const upTo = (part: number, parts: number, total: number) => Math.floor((part * total) / parts);
  const looks = Math.max(1, Math.min(LOOKS, sweeps - half));
  function* acts(): Generator<Act> {
    for (let k = 0; k < COOLING_STEPS; k++) {
      const here = upTo(k + 1, COOLING_STEPS, quarter) - upTo(k, COOLING_STEPS, quarter);
      const share = k / (COOLING_STEPS - 1);
      yield { kind: 'sweep', glass: 0, sweeps: here, betas: () => betasOf(config, share) };
    }
    const betas = () => betasOf(config, 1);
    yield { kind: 'sweep', glass: 0, sweeps: half - quarter, betas };
    for (let k = 0; k < looks; k++) {
      const here = upTo(k + 1, looks, sweeps - half) - upTo(k, looks, sweeps - half);
      yield { kind: 'sweep', glass: 0, sweeps: here, betas };
      yield { kind: 'then', run: ([state]) => look(state!, sums, samples) };
    }
    for (let k = 1; k <= STRENGTHS; k++) yield { kind: 'row', row: () => rowOf(k, sums, config) };
  }
  yield* walk({ legs: [{ glasses: [glass], acts }], memory: [sums], rule: config.rule }, context);
}

export function strengthOf(k: number, { strongest }: { readonly strongest: number }): number {
  return (strongest * k) / STRENGTHS;
}

/** [sample][member]. */
function families(config: ChaosConfig): GlassInstance[] {
  const { samples, size, couplingBits } = config;
  const seed = seedFrom(config.seed);
  const draw = (sample: number) =>
    sherringtonKirkpatrick({ size, couplings: 'gaussian', couplingBits, seed, sample });
  return Array.from({ length: samples }, (_, s) => {
    const [itself, other] = [draw(s), draw(OTHER_DRAW + s)];
    const turned = Array.from({ length: STRENGTHS }, (_, k) =>
      mixture(itself, other, strengthOf(k + 1, config)),
    );
    return [itself, ...turned, ...new Array<GlassInstance>(STRENGTHS).fill(itself)];
  }).flat();
}

/** (J + epsilon K) / (1 + epsilon^2)^(1/2), rounded to the same units. */
function mixture(itself: GlassInstance, other: GlassInstance, epsilon: number): GlassInstance {
  const norm = Math.sqrt(1 + epsilon * epsilon);
  const [J, K] = [itself.couplings.values, other.couplings.values];
  const values = Int32Array.from(J, (value, k) => Math.round((value + epsilon * K[k]!) / norm));
  const { size, unit, roundingError } = itself;
  return instanceOf({
    size,
    couplings: { kind: 'dense', values: narrowest(values) },
    field: null,
    unit,
    roundingError: roundingError + unit / 2,
  });
}

/** beta of every state, `share` of the way from the hottest temperature to its own. */
function betasOf(config: ChaosConfig, share: number): Float64Array {
  const { samples, temperature, hottest } = config;
  return Float64Array.from({ length: samples * MEMBERS * COPIES }, (_, state) => {
    const k = Math.floor(state / COPIES) % MEMBERS;
    const own = k > STRENGTHS ? temperature * (1 + strengthOf(k - STRENGTHS, config)) : temperature;
    return 1 / (hottest + (own - hottest) * share);
  });
}

/** q^2 of each member with itself, and with the first of its family. */
async function look(state: SpinState, sums: SampleSums, samples: number): Promise<void> {
  const first = (sample: number, member: number) => (sample * MEMBERS + member) * COPIES;
  for (let member = 0; member < MEMBERS; member++) {
    const own: number[] = [];
    const across: number[] = [];
    for (let s = 0; s < samples; s++) {
      const [a, b] = [first(s, 0), first(s, member)];
      own.push(b, b + 1);
      // A member that is itself meets its copy, not its own state.
      across.push(a, b + 1, a + 1, b);
    }
    const squares = async (pairs: number[]) =>
      Float64Array.from(await state.overlaps(Uint32Array.from(pairs)), (sum) => (sum / state.size) ** 2);
    sums.add(`own${member}`, await squares(own));
    sums.add(`with${member}`, await squares(across));
  }
}

function rowOf(k: number, sums: SampleSums, config: ChaosConfig): Row {
  const own = sums.means('own0');
  const member = (at: number) => ({ own: sums.means(`own${at}`), across: sums.means(`with${at}`) });
  const [bond, thermal] = [member(k), member(STRENGTHS + k)];
  const likeness = ({ own: other, across }: ReturnType<typeof member>) =>
    jackknifeOverSamples([across, own, other], ([ab, aa, bb]) => ab! / Math.sqrt(aa! * bb!));
  return {
    values: {
      strength: strengthOf(k, config),
      ...asColumns('bond', likeness(bond)),
      ...asColumns('thermal', likeness(thermal)),
      ...asColumns('bondQ2', meanOverSamples(bond.across)),
      ...asColumns('thermalQ2', meanOverSamples(thermal.across)),
      ...asColumns('own', meanOverSamples(own)),
    },
    samples: {
      own,
      bondQ2: bond.across,
      thermalQ2: thermal.across,
      bondOwn: bond.own,
      thermalOwn: thermal.own,
    },
  };
}
