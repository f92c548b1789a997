/** Small trainings on residuals whose bits are the same on every host and for every number of threads: what golden digests are of. */
import type { LearnerSpec, LearnerState } from '../../src/engine/contract.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { RESIDUAL_FORMS } from '../support/residual-problems.ts';
import { byRule, langevin, RULES } from './learner-comparison.ts';
import { residualSpec, straight } from './residual-problems.ts';

/** Every form as it is and on straight coordinates, five networks of one set or six of two. */
export const RESIDUAL_CASES: readonly (readonly [string, LearnerSpec])[] = RESIDUAL_FORMS.flatMap(
  ([name, form]) => {
    const spec = residualSpec({ ...form, energyScale: 0.02 }, form.sets === 2 ? 6 : 5);
    return [
      [name, spec],
      [`${name}, straight`, { ...spec, problem: straight(spec.problem) }],
    ] as const;
  },
);

/** Everything a state can tell after a little of Adam and of Langevin. */
export async function residualHistory(state: LearnerState, withJacobian = true): Promise<Float64Array[]> {
  const { networks } = state;
  await state.step(byRule(networks, RULES[1]![1], 0.01, 0), 7);
  await state.step(langevin(networks, true, 0.3, 0.002), 4);
  const { weights, velocity, secondMoment, accepted } = await state.snapshot();
  return [
    weights,
    velocity,
    secondMoment,
    accepted,
    await state.energies(),
    await state.gradients(),
    await state.residuals(),
    ...(withJacobian ? [Float64Array.from(await state.residualJacobian(networks - 1))] : []),
  ];
}

/** @throws Error if a number is not finite: a digest of those would say nothing */
export async function residualDigest(state: LearnerState): Promise<string> {
  const history = await residualHistory(state);
  if (!history.every((values) => values.every(Number.isFinite))) throw new Error('a number is not finite');
  return fingerprint(history);
}
