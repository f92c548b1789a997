/** Settings and looks that experiments on buying share. */
import type { Fields, Series } from '../declaration.ts';
import type { Policy } from './policies.ts';

interface BudgetDefaults {
  readonly first: number;
  readonly budget: number;
  readonly candidates: number;
  readonly loudNoise: number;
}

export function budgetFields({ first, budget, candidates, loudNoise }: BudgetDefaults) {
  const count = { kind: 'integer', group: 'time' } as const;
  const noise = { kind: 'real', min: 0.001, max: 10, scale: 'log', group: 'learner' } as const;
  return {
    budget: { ...count, link: 'n', default: budget, min: 2, max: 1000, level: 'main' },
    loudNoise: { ...noise, link: 'ln', default: loudNoise, level: 'main' },
    noise: { ...noise, link: 'dy', default: 0.05, level: 'more' },
    first: { ...count, link: 'f', default: first, min: 1, max: 500, level: 'more' },
    candidates: {
      ...count,
      link: 'c',
      default: candidates,
      min: 4,
      max: 5000,
      group: 'learner',
      level: 'more',
    },
    heldOut: { ...count, link: 'h', default: 200, min: 4, max: 5000, group: 'learner', level: 'more' },
  } as const satisfies Fields;
}

export function ensembleFields({
  members,
  roughness,
}: {
  readonly members: number;
  readonly roughness: number;
}) {
  const more = { group: 'learner', level: 'more' } as const;
  const positive = { kind: 'real', scale: 'log', ...more } as const;
  return {
    members: { kind: 'integer', link: 'e', default: members, min: 2, max: 64, ...more },
    hidden: { kind: 'integer', link: 'w', default: 32, min: 1, max: 512, ...more },
    roughness: { ...positive, link: 'ro', default: roughness, min: 0.1, max: 30 },
    steps: {
      kind: 'integer',
      link: 's',
      default: 300,
      min: 1,
      max: 100_000,
      scale: 'log',
      group: 'time',
      level: 'more',
    },
    learningRate: { ...positive, link: 'lr', default: 0.05, min: 1e-5, max: 1 },
    anchor: { ...positive, link: 'an', default: 0.02, min: 1e-6, max: 10 },
    start: { kind: 'choice', link: 'st', default: 'scratch', options: ['scratch', 'warm'], ...more },
  } as const satisfies Fields;
}

const STYLES: Readonly<Record<Policy, Pick<Series<never>, 'role' | 'style'>>> = {
  random: { role: 'control', style: 'dotted' },
  total: { role: 'neutral', style: 'solid' },
  aleatoric: { role: 'glass', style: 'solid' },
  epistemic: { role: 'learner', style: 'solid' },
  bald: { role: 'learner', style: 'dashed' },
  diverse: { role: 'learner', style: 'dotted' },
  improvement: { role: 'exact', style: 'solid' },
  bound: { role: 'exact', style: 'dashed' },
  thompson: { role: 'neutral', style: 'dashed' },
};

/** A policy looks the same wherever it is drawn. */
export const policyStyle = (policy: Policy) => STYLES[policy];
