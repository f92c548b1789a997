/**
 * From equations in fields to residuals of a network's output jet: every term is multiplied out by the ansatz of its fields, and what
 * multiplies the same numbers of the jet and the same constant becomes one column.
 */
import type { Derivative, Monomial } from '../residuals.ts';
import { type Ansatz, type KnownJets, knownJets, type Summand, summandsOf } from './ansatz.ts';
import { channelIn, closedChannels } from './channels.ts';
import type { Coefficient, Equation, LawTerm, Place } from './law.ts';

export interface CompiledEquations {
  readonly channels: readonly Derivative[];
  readonly equations: readonly (readonly Monomial[])[];
  readonly columnCount: number;
  /** Fills the columns of one point, from `at` on. */
  fillColumns(place: Place, columns: Float64Array, at: number): void;
}

/** A product of summands (one per factor of the term) that goes into a column. */
interface Contribution {
  readonly column: number;
  readonly parts: readonly { readonly field: number; readonly summand: Summand }[];
}

export const coefficientAt = (coefficient: Coefficient, place: Place): number =>
  typeof coefficient === 'number' ? coefficient : coefficient(place);

/** All ways to choose one summand for each factor. */
function products(term: LawTerm, ansatz: readonly Ansatz[], axes: number): Contribution['parts'][] {
  let chosen: Contribution['parts'][] = [[]];
  for (const { field, derivative } of term.factors) {
    const summands = summandsOf(ansatz[field]!, derivative, axes);
    chosen = chosen.flatMap((before) => summands.map((summand) => [...before, { field, summand }]));
  }
  return chosen;
}

/** Derivatives of outputs that the equations need. */
function neededBy(equations: readonly Equation[], ansatz: readonly Ansatz[], axes: number): Derivative[] {
  return equations.flatMap(({ terms }) =>
    terms.flatMap(({ factors }) =>
      factors.flatMap(({ field, derivative }) =>
        summandsOf(ansatz[field]!, derivative, axes).flatMap(({ output }) => (output ? [output] : [])),
      ),
    ),
  );
}

/** The constant of a product: a residual has room for one. @throws RangeError if there are two */
function constantOf(term: LawTerm, parts: Contribution['parts']): number | undefined {
  const constants = parts.flatMap(({ summand: { constant } }) => (constant === null ? [] : [constant]));
  if (term.constant !== undefined) constants.push(term.constant);
  if (constants.length > 1)
    throw new RangeError('a residual cannot hold the product of two trainable constants');
  return constants[0];
}

/**
 * @param ansatz  [field]
 * @param axes    coordinates of the law
 * @throws RangeError if a product of two trainable constants would be needed
 */
export function compileEquations(
  equations: readonly Equation[],
  ansatz: readonly Ansatz[],
  axes: number,
): CompiledEquations {
  const channels = closedChannels(neededBy(equations, ansatz, axes));
  let columnCount = 0;
  const programs: { term: LawTerm; contributions: Contribution[] }[] = [];
  const monomials = equations.map(({ terms }) => {
    const found = new Map<string, Monomial>();
    for (const term of terms) {
      const contributions = products(term, ansatz, axes).map((parts): Contribution => {
        const factors = parts
          .flatMap(({ field, summand: { output } }) =>
            output ? [channelIn(channels, output) * ansatz.length + field] : [],
          )
          .sort((a, b) => a - b) as unknown as Monomial['factors'];
        const constant = constantOf(term, parts);
        const key = `${factors.join()}|${constant}`;
        let monomial = found.get(key);
        if (!monomial) {
          monomial = { column: columnCount++, factors, ...(constant !== undefined && { constant }) };
          found.set(key, monomial);
        }
        return { column: monomial.column, parts };
      });
      programs.push({ term, contributions });
    }
    return [...found.values()];
  });
  return {
    channels,
    equations: monomials,
    columnCount,
    fillColumns: (place, columns, at) => {
      const known = ansatz.map((of) => knownJets(of, place.point));
      columns.fill(0, at, at + columnCount);
      for (const { term, contributions } of programs) {
        const coefficient = coefficientAt(term.coefficient, place);
        for (const { column, parts } of contributions)
          columns[at + column]! += coefficient * productOf(parts, known);
      }
    },
  };
}

function productOf(parts: Contribution['parts'], known: readonly KnownJets[]): number {
  let value = 1;
  for (const { field, summand } of parts) value *= summand.coefficient(known[field]!);
  return value;
}
