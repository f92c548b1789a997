/**
 * Steady heat from a person's own formulas: -div(k grad u) = f with k(x, y), f(x, y) and, on every piece of the boundary, a value of u or a flux
 * k du/dn into the body. What cannot be solved is refused before anything runs; what contradicts itself at a corner is told.
 */
import { GlassboxError, isProblem } from '../../../messages/problem.ts';
import { type Derivative, PLANE_CHANNELS } from '../../residuals.ts';
import type { Contradiction, PrescribedValue } from '../domain/boundary-values.ts';
import type { BoundaryPiece, PlanarDomain, Region } from '../domain/domain.ts';
import type { Jet } from '../domain/jet.ts';
import { lShape, rectangle } from '../domain/shapes.ts';
import { differentiate } from '../expression/differentiate.ts';
import { evaluateFinite } from '../expression/evaluate.ts';
import { findPole, findSmallest, type PlaneFunction } from '../expression/extremes.ts';
import { parseExpression } from '../expression/parse.ts';
import { excerptOf } from '../expression/print.ts';
import { compileProgram, runProgram } from '../expression/program.ts';
import { simplify } from '../expression/simplify.ts';
import { type Expression, withValue } from '../expression/tree.ts';
import { contradictionsOf, prescribedValues } from '../hard-conditions.ts';
import type { BoundaryCondition, Coefficient, Law } from '../law.ts';
import { boundaryPoints } from '../sampling/boundary.ts';
import { conductionTerms } from './conductivity.ts';
import { reentrantCorner } from './corner.ts';
import { source, temperature, term, U_X, U_Y } from './parts.ts';

export type OwnShape = 'square' | 'l-shape';
/** [0, 1]^2, and [-1, 1]^2 without [0, 1]^2. */
const SHAPES: Readonly<Record<OwnShape, () => PlanarDomain>> = {
  square: () => rectangle([0, 0], [1, 1]),
  'l-shape': () => lShape(),
};

/** What holds on a piece: u = formula, or k du/dn = formula, the heat that flows in per length (0: insulated). */
export interface OwnEdge {
  readonly kind: 'value' | 'flux';
  readonly formula: string;
}

export interface OwnHeat {
  readonly shape: OwnShape;
  /** k(x, y) > 0. */
  readonly conductivity: string;
  /** f(x, y): heat made per area. */
  readonly source: string;
  /** By the name of a piece; pieces that are not named have `otherwise`. */
  readonly edges: Readonly<Record<string, OwnEdge>>;
  readonly otherwise: OwnEdge;
}

export interface OwnLaw {
  readonly law: Law;
  /** Corners where two values contradict each other: no solution is continuous there, and the error near them stays. */
  readonly contradictions: readonly Contradiction[];
}

/** Where a formula stands: `edge` is that of all edges. */
type Part = 'conductivity' | 'source' | 'edge' | 'edges';

/** What is wrong with a formula is told of it: as `field` among the facts, so that it can be shown beside it. */
function about<T>(field: Part, made: () => T): T {
  try {
    return made();
  } catch (error) {
    if (!isProblem(error)) throw error;
    throw new GlassboxError(error.id, { ...error.facts, field }, { cause: error });
  }
}

/** The names of a shape's pieces. */
export const ownPieces = (shape: OwnShape): string[] => SHAPES[shape]().pieces.map(({ name }) => name);

/** "flux 3 * x" is a flux, anything else a value. */
export function readEdge(text: string): OwnEdge {
  const flux = /^\s*flux(?:\s+(.*))?$/is.exec(text);
  return flux ? { kind: 'flux', formula: flux[1] ?? '' } : { kind: 'value', formula: text };
}

const read = (text: string): Expression => simplify(parseExpression(text, { variables: ['x', 'y'] }));

/** A formula as a function of one place. */
function planeFunction(tree: Expression): PlaneFunction {
  const program = compileProgram(tree);
  return (x, y) => runProgram(program, { count: 1, columns: { x: [x], y: [y] } })[0]!;
}

/** [f, f_x, f_y, f_xx, f_xy, f_yy] */
function jetFunctions(tree: Expression): PlaneFunction[] {
  const [fx, fy] = [differentiate(tree, 'x'), differentiate(tree, 'y')];
  const second = [differentiate(fx, 'x'), differentiate(fx, 'y'), differentiate(fy, 'y')];
  return [tree, fx, fy, ...second].map(planeFunction);
}

/** To nine places: a search that halves its way to an edge stops just beside it. */
const placeText = ([x, y]: readonly [number, number]): string =>
  [x, y]
    .map((value, axis) => `${'xy'[axis]} = ${Number(Number(value.toFixed(9)).toPrecision(6))}`)
    .join(', ');

/** @throws GBX-477 where the formula has no value, as ln(-1); GBX-498 where it is infinite or grows without bound */
function checkFinite(domain: PlanarDomain, tree: Expression, f: PlaneFunction): void {
  const pole = findPole(domain, f);
  if (pole && Number.isNaN(pole.value))
    throw new GlassboxError('GBX-477', { text: excerptOf(tree), value: 'NaN', point: placeText(pole.point) });
  if (pole) throw new GlassboxError('GBX-498', { text: excerptOf(tree), point: placeText(pole.point) });
}

/** Does the formula contain a jump? */
function jumps(tree: Expression): boolean {
  if (tree.kind === 'unary') return tree.name === 'sign' || jumps(tree.of);
  return tree.kind === 'binary' && (jumps(tree.left) || jumps(tree.right));
}

/** Below this share of its largest value a conductivity counts as 0. */
const LEAST_CONDUCTIVITY = 1e-8;

/**
 * k and its slopes as coefficients.
 * @throws GBX-497 where k is not positive, GBX-498 where it or a slope is infinite, GBX-499 where it jumps
 */
function readConductivity(domain: PlanarDomain, text: string): (channel: number) => Coefficient {
  const tree = read(text);
  if (jumps(tree)) throw new GlassboxError('GBX-499', { text: excerptOf(tree) });
  const trees = [tree, differentiate(tree, 'x'), differentiate(tree, 'y')];
  const functions = trees.map(planeFunction);
  checkFinite(domain, tree, functions[0]!);
  const smallest = findSmallest(domain, functions[0]!);
  const largest = -findSmallest(domain, (x, y) => -functions[0]!(x, y)).value;
  if (!(smallest.value > LEAST_CONDUCTIVITY * largest))
    throw new GlassboxError('GBX-497', {
      text: excerptOf(tree),
      value: Number(smallest.value.toPrecision(3)),
      point: placeText(smallest.point),
    });
  for (const channel of [1, 2]) checkFinite(domain, trees[channel]!, functions[channel]!);
  return (channel) => {
    const formula = trees[channel]!;
    if (formula.kind === 'number') return formula.value;
    const f = functions[channel]!;
    return ({ point }) => f(point[0]!, point[1]!);
  };
}

/** @throws GBX-477 where a formula is not finite at points of its piece, the ends among them; GBX-498 where it grows without bound between them */
function checkEdge(domain: PlanarDomain, piece: BoundaryPiece, tree: Expression): void {
  const { points } = boundaryPoints(domain, [piece.name], 63, null);
  const ends = piece.ends ?? [];
  const all = [...points, ...ends.flat()];
  const column = (axis: number) =>
    Float64Array.from({ length: all.length / 2 }, (_, p) => all[2 * p + axis]!);
  evaluateFinite(tree, { count: all.length / 2, columns: { x: column(0), y: column(1) } });
  if (tree.kind === 'number') return;
  const f = planeFunction(tree);
  const pole = findPole(alongPiece(piece), (s) => f(...piece.point(s)));
  if (pole)
    throw new GlassboxError('GBX-498', {
      text: excerptOf(tree),
      point: placeText(piece.point(pole.point[0])),
    });
}

/** The arc length of a piece as a region of the plane, so that `findPole` can search it. */
const alongPiece = ({ length }: BoundaryPiece): Region => ({
  low: [0, 0],
  high: [length, 1],
  measure: length,
  contains: (points, at = 0) => points[at]! > 0 && points[at]! < length,
});

/**
 * A formula that a piece needs only along itself: with the coordinate that does not change there as a number, so that it is finite beside the
 * piece as well, where hard conditions ask for it.
 */
function alongEdge(tree: Expression, { ends }: BoundaryPiece): Expression {
  const [a, b] = ends!;
  if (a[0] === b[0]) return simplify(withValue(tree, 'x', a[0]));
  return a[1] === b[1] ? simplify(withValue(tree, 'y', a[1])) : tree;
}

function prescribed(tree: Expression): PrescribedValue {
  const functions = jetFunctions(tree);
  return (x, y) => functions.map((f) => f(x!, y!)) as unknown as Jet;
}

/** k (u_x n_x + u_y n_y) - q = 0 on a piece. */
function fluxCondition(piece: string, k: Coefficient, q: PlaneFunction): BoundaryCondition {
  const through =
    (axis: number): Coefficient =>
    (place) =>
      (typeof k === 'number' ? k : k(place)) * place.normal[axis]!;
  const derivative: readonly Derivative[] = [U_X, U_Y];
  return {
    name: `flux ${piece}`,
    pieces: [piece],
    kind: 'equations',
    equations: [
      {
        name: 'flux',
        terms: [
          ...derivative.map((of, axis) => term(through(axis), of)),
          source(({ point }) => -q(point[0]!, point[1]!)),
        ],
      },
    ],
  };
}

/**
 * Conditions of all pieces; pieces with the same formula for a value are one condition, unless it is not finite all over the domain: then each
 * has its own along itself.
 */
function readEdges(domain: PlanarDomain, own: OwnHeat, k: Coefficient): BoundaryCondition[] {
  const values = new Map<string, { pieces: string[]; value: PrescribedValue }>();
  const fluxes: BoundaryCondition[] = [];
  for (const piece of domain.pieces) {
    const { name } = piece;
    const { kind, formula } = own.edges[name] ?? own.otherwise;
    const tree = about(own.edges[name] ? 'edges' : 'edge', () => {
      const found = read(formula);
      checkEdge(domain, piece, found);
      return found;
    });
    if (kind === 'flux') {
      fluxes.push(fluxCondition(name, k, planeFunction(tree)));
      continue;
    }
    const key = formula.trim();
    const same = values.get(key);
    if (same) same.pieces.push(name);
    else if (tree.kind !== 'number' && findPole(domain, planeFunction(tree)))
      values.set(`${name}: ${key}`, { pieces: [name], value: prescribed(alongEdge(tree, piece)) });
    else values.set(key, { pieces: [name], value: prescribed(tree) });
  }
  if (values.size === 0) throw new GlassboxError('GBX-496', { field: 'edge' });
  const held = [...values.values()].map(
    ({ pieces, value }): BoundaryCondition => ({
      name: `value ${pieces.join(' ')}`,
      pieces,
      kind: 'value',
      field: 0,
      value,
    }),
  );
  return [...held, ...fluxes];
}

/**
 * @throws GBX-470 … 478 for what cannot be read or is not finite on the boundary; GBX-496 if no piece holds a value (a constant could be added to
 * any solution); GBX-497 if k is not positive; GBX-498 if k, its slope or the source is infinite inside, or a formula of an edge on it; GBX-499 if k jumps;
 * RangeError for an edge that the shape does not have. The fact `field` says which formula it was: conductivity, source, edge or edges.
 */
export function ownHeatLaw(own: OwnHeat): OwnLaw {
  const domain = SHAPES[own.shape]();
  for (const name of Object.keys(own.edges))
    if (!domain.pieces.some((piece) => piece.name === name))
      throw new RangeError(`the shape "${own.shape}" has no edge "${name}"`);
  const k = about('conductivity', () => readConductivity(domain, own.conductivity));
  const f = about('source', () => {
    const tree = read(own.source);
    const made = planeFunction(tree);
    checkFinite(domain, tree, made);
    return made;
  });
  const boundary = readEdges(domain, own, k(0));
  const law: Law = {
    id: 'own-heat',
    coordinates: ['x', 'y'],
    fields: ['u'],
    domain,
    channels: PLANE_CHANNELS,
    equations: [
      {
        name: 'heat',
        terms: [...conductionTerms(k), source(({ point }) => -f(point[0]!, point[1]!))],
      },
    ],
    boundary,
    constants: [],
    quantities: [temperature],
    exact: null,
  };
  const values = prescribedValues(law, 0);
  const cornerHeld = ['notch-horizontal', 'notch-vertical'].every((name) => name in values);
  return {
    law: cornerHeld
      ? {
          ...law,
          singular: {
            field: 0,
            function: reentrantCorner,
            strength: { name: 'corner strength', guess: 0, truth: null },
          },
        }
      : law,
    contradictions: contradictionsOf(law),
  };
}
