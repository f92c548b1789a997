/**
 * Settings with one meaning in every experiment with a law, and what they make: ingredients and own laws. An experiment takes those it needs
 * and sets the defaults that suit it; their words are in `src/messages/{en,zh-Hans}/pinn-words.ts`.
 */

import type { Ingredients } from '../../learner/pde/ingredients.ts';
import {
  type OwnEdge,
  type OwnLaw,
  type OwnShape,
  ownHeatLaw,
  ownPieces,
  readEdge,
} from '../../learner/pde/laws/own-heat.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Fields } from '../declaration.ts';
import { countField } from '../glass-common/columns.ts';

type Level = 'main' | 'more';

/** Width of the hidden layers, all alike. */
export function widthField(standard: number, level: Level = 'more') {
  return { kind: 'integer', link: 'h', default: standard, min: 1, max: 64, group: 'learner', level } as const;
}
export function layersField(standard: number, level: Level = 'more') {
  return { kind: 'integer', link: 'l', default: standard, min: 1, max: 6, group: 'learner', level } as const;
}
/** Collocation points. */
export const pointsField = (standard: number, level: Level = 'more') =>
  countField('pi', 'law', level, [1, standard, 20_000], 'points');
/** Over all conditions together. */
export const boundaryPointsField = (standard: number, level: Level = 'more') =>
  countField('pb', 'law', level, [4, standard, 10_000], 'points');

export function boundaryField(standard: 'soft' | 'hard', level: Level = 'more') {
  return {
    kind: 'choice',
    link: 'b',
    default: standard as 'soft' | 'hard',
    options: ['soft', 'hard'],
    group: 'law',
    level,
  } as const;
}

const SAMPLINGS = ['grid', 'latin-hypercube', 'sobol', 'halton', 'random'] as const;
type SamplingName = (typeof SAMPLINGS)[number];
export function samplingField(standard: SamplingName, level: Level = 'more') {
  return {
    kind: 'choice',
    link: 'pm',
    default: standard as SamplingName,
    options: SAMPLINGS,
    group: 'law',
    level,
  } as const;
}

/** Weight of all boundary conditions beside the law's 1. */
export function boundaryWeightField(standard: number, level: Level = 'more') {
  return {
    kind: 'real',
    link: 'bw',
    default: standard,
    min: 1e-4,
    max: 1e6,
    scale: 'log',
    group: 'law',
    level,
  } as const;
}

/** Frequencies of Fourier features; 0: the network is given the coordinates. */
export function featuresField(standard = 0, level: Level = 'more') {
  return {
    kind: 'integer',
    link: 'ff',
    default: standard,
    min: 0,
    max: 64,
    group: 'learner',
    level,
  } as const;
}
/** Standard deviation of the frequencies, in waves across the domain. */
export function featureScaleField(standard = 1, level: Level = 'more') {
  return {
    kind: 'real',
    link: 'fw',
    default: standard,
    min: 0.05,
    max: 50,
    scale: 'log',
    group: 'learner',
    level,
  } as const;
}

/** Adds the known singular function of a re-entrant corner. */
export const enrichedField = {
  kind: 'toggle',
  link: 'e',
  default: false,
  group: 'law',
  level: 'more',
} as const satisfies Fields[string];

/** Own formulas of steady heat. An edge without a formula of its own has that of all edges. */
const formula = (link: string, standard: string) =>
  ({ kind: 'text', link, default: standard, maxLength: 400, group: 'law', level: 'more' }) as const;

export const ownHeatFields = {
  shape: {
    kind: 'choice',
    link: 'fd',
    default: 'square',
    options: ['square', 'l-shape'],
    group: 'law',
    level: 'more',
  },
  conductivity: formula('fk', '1 + 0.5 * x * y'),
  source: formula('fs', '10 * sin(pi * x)'),
  edge: formula('fe', '0'),
  edges: formula('fg', ''),
} as const satisfies Fields;

export interface OwnHeatConfig {
  readonly shape: OwnShape;
  readonly conductivity: string;
  readonly source: string;
  readonly edge: string;
  /** "top: 1; left: flux 0" */
  readonly edges: string;
}

/**
 * "top: 1; left: flux 0" by edge.
 * @throws GBX-492 for an edge that is given twice, GBX-493 for a part without a colon, GBX-494 for an edge that the shape does not have
 */
export function readEdges(text: string, shape: OwnShape): Record<string, OwnEdge> {
  const names = ownPieces(shape);
  const edges: Record<string, OwnEdge> = {};
  for (const part of text.split(/[;；]/)) {
    if (part.trim() === '') continue;
    const colon = part.search(/[:：]/);
    if (colon < 0) throw new GlassboxError('GBX-493', { text: part.trim(), field: 'edges' });
    const name = part.slice(0, colon).trim();
    if (!names.includes(name))
      throw new GlassboxError('GBX-494', { name, names: names.join(', '), field: 'edges' });
    if (Object.hasOwn(edges, name)) throw new GlassboxError('GBX-492', { name, field: 'edges' });
    edges[name] = readEdge(part.slice(colon + 1));
  }
  return edges;
}

/** @throws as `ownHeatLaw` and `readEdges` */
export function ownLawOf({ shape, conductivity, source, edge, edges }: OwnHeatConfig): OwnLaw {
  return ownHeatLaw({
    shape,
    conductivity,
    source,
    edges: readEdges(edges, shape),
    otherwise: readEdge(edge),
  });
}

/** The settings above by their usual keys. */
interface IngredientConfig {
  readonly seed: number;
  readonly width: number;
  readonly layers: number;
  readonly points: number;
  readonly boundaryPoints: number;
  readonly boundary: 'soft' | 'hard';
  readonly sampling: SamplingName;
  readonly features: number;
  readonly featureScale: number;
}

export function ingredientsOf({
  points,
  sampling,
  features,
  featureScale,
  ...config
}: IngredientConfig): Ingredients {
  return {
    hidden: new Array<number>(config.layers).fill(config.width),
    activation: 'tanh',
    collocation: { method: sampling, count: points },
    boundaryPoints: config.boundaryPoints,
    boundary: config.boundary,
    seed: seedFrom(config.seed),
    ...(features > 0 && { features: { count: features, scale: featureScale } }),
  };
}
