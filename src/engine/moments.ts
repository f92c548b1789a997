/**
 * What every learner engine keeps of the moves that have a memory: whose the moments are, how old, and the numbers of a descent
 * rule in the form the kernels take.
 */
import exp from '@stdlib/math-base-special-exp';
import type { DescentRule, LearnerMove, Moments, StepFactors } from './contract.ts';

/** Before the first move that has a memory. */
export const NO_MOMENTS: Moments = { owner: null, steps: 0 };

/** Who uses `velocity` and `secondMoment` in this move; null leaves them alone. */
function ownerOf(move: LearnerMove): Moments['owner'] {
  if (move.kind === 'langevin') return null;
  return move.kind === 'underdamped' ? 'underdamped' : move.rule.kind;
}

/** The moments of one state through its moves. */
export class MomentClock {
  private now: Moments = NO_MOMENTS;

  get moments(): Moments {
    return this.now;
  }

  restore(moments: Moments): void {
    this.now = { ...moments };
  }

  /** @returns whether the moments have to be zeroed before this move: they are another move's */
  mustForget(move: LearnerMove): boolean {
    const owner = ownerOf(move);
    return owner !== null && owner !== this.now.owner;
  }

  /** Counts `steps` of a move, after it was made. */
  count(move: LearnerMove, steps: number): void {
    const owner = ownerOf(move);
    if (owner === null || steps === 0) return;
    const before = owner === this.now.owner ? this.now.steps : 0;
    this.now = { owner, steps: before + steps };
  }

  /** Steps that the moments will have seen when this move begins. */
  stepsBefore(move: LearnerMove): number {
    return this.mustForget(move) ? 0 : this.now.steps;
  }
}

/** Place = value of `rule` in the kernels. */
const RULES = ['momentum', 'nesterov', 'adam', 'adamw', 'rmsprop'] as const;

/** Of a descent rule, as the kernels take them. */
export interface RuleNumbers {
  readonly rule: number;
  /** mu, b1, or 0. */
  readonly firstDecay: number;
  /** b2 or rho; 0 for momentum. */
  readonly secondDecay: number;
  readonly epsilon: number;
}

/** A rule with its numbers in the places where the kernels read them. */
export function ruleNumbers(rule: DescentRule): RuleNumbers {
  const code = (name: (typeof RULES)[number]) => RULES.indexOf(name);
  switch (rule.kind) {
    case 'momentum':
      return {
        rule: code(rule.nesterov ? 'nesterov' : 'momentum'),
        firstDecay: rule.momentum,
        secondDecay: 0,
        epsilon: 0,
      };
    case 'adam':
      return {
        rule: code(rule.decoupled ? 'adamw' : 'adam'),
        firstDecay: rule.beta1,
        secondDecay: rule.beta2,
        epsilon: rule.epsilon,
      };
    case 'rmsprop':
      return { rule: code('rmsprop'), firstDecay: 0, secondDecay: rule.decay, epsilon: rule.epsilon };
  }
}

/**
 * (b1^t, b2^t) after `steps` steps, as the product that the kernels carry along: one rounded multiplication a step, so that a
 * run that was restored goes on with the same bits.
 *
 * @param round  Math.fround where the kernels multiply in f32
 */
export function powersAfter(
  { firstDecay, secondDecay }: RuleNumbers,
  steps: number,
  round: (value: number) => number,
): readonly [number, number] {
  const [b1, b2] = [round(firstDecay), round(secondDecay)];
  let [first, second] = [1, 1];
  for (let t = 0; t < steps && (first > 0 || second > 0); t++) {
    first = round(first * b1);
    second = round(second * b2);
  }
  return [first, second];
}

/** c = exp(-friction h) and sqrt(1 - c^2) of an underdamped step; friction 0 is Newton's law, Infinity a new velocity if h > 0. */
export function frictionNumbers(friction: number, stepSize: number): readonly [number, number] {
  if (stepSize === 0) return [1, 0];
  const kept = exp(-friction * stepSize);
  return [kept, Math.sqrt(1 - kept * kept)];
}

/** What a network's step takes from its move, in f64. */
export interface StepNumbers {
  /** eta, eps or h. */
  readonly rate: number;
  /** T; Infinity in a descent. */
  readonly temperature: number;
  /** c and sqrt(1 - c^2) of underdamped motion, else 0. */
  readonly kept: number;
  readonly drawn: number;
}

/** The numbers of `network` at the `step`-th step of a call. */
export function stepNumbers(
  move: LearnerMove,
  network: number,
  { rates, temperatures }: StepFactors = {},
  step = 0,
): StepNumbers {
  const factor = rates?.[step] ?? 1;
  if (move.kind === 'descent')
    return { rate: factor * move.learningRates[network]!, temperature: Infinity, kept: 0, drawn: 0 };
  const rate = factor * move.stepSizes[network]!;
  const temperature = (temperatures?.[step] ?? 1) * move.temperatures[network]!;
  const [kept, drawn] = move.kind === 'underdamped' ? frictionNumbers(move.friction, rate) : [0, 0];
  return { rate, temperature, kept, drawn };
}
