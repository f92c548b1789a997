/** Laws whose constants are unknown, with what made the data. */

import type { PlanarDomain } from '../../learner/pde/domain/domain.ts';
import { rectangle } from '../../learner/pde/domain/shapes.ts';
import { sineHill, uniformConductivity } from '../../learner/pde/exact/conductivity.ts';
import { HAGHIGHAT_LAME } from '../../learner/pde/exact/haghighat.ts';
import { U_X as JET_X, U_Y as JET_Y, U } from '../../learner/pde/exact/jet.ts';
import { type HeatProblem, solveHeat } from '../../learner/pde/finite-elements.ts';
import type { Coefficient, Law } from '../../learner/pde/law.ts';
import { conductivityLaw } from '../../learner/pde/laws/conductivity.ts';
import { materialTerms, source, term, U_X, U_XX, U_Y, U_YY } from '../../learner/pde/laws/parts.ts';
import { haghighatLaw } from '../../learner/pde/laws/plates.ts';
import { sineEdgeLaw } from '../../learner/pde/laws/steady-heat.ts';
import type { PinnInverseConfig } from '../pinn-inverse.ts';

/** A law in the plane, with a solution to measure. */
export type InverseLaw = Law & {
  readonly domain: PlanarDomain;
  readonly exact: NonNullable<Law['exact']>;
};

/** Amplitude of the uneven conductivity: k = 1 + a sin(pi x) sin(pi y), between 1 at the edges and 2 in the middle. */
export const AMPLITUDE = 1;

/** @param guess  where training starts, in units of the true value; of the amplitude as well */
export function inverseLawOf({ unknown, guess }: Pick<PinnInverseConfig, 'unknown' | 'guess'>): InverseLaw {
  switch (unknown) {
    case 'conductivity':
      return conductivityLaw({ shape: uniformConductivity, guess }) as InverseLaw;
    case 'amplitude':
      return amplitudeLaw(guess * AMPLITUDE);
    case 'lame':
      return haghighatLaw({
        lambda: guess * HAGHIGHAT_LAME.lambda,
        mu: guess * HAGHIGHAT_LAME.mu,
      }) as InverseLaw;
    case 'no-source':
      return sourceFreeLaw(guess) as InverseLaw;
  }
}

/** sin(pi x) sin(pi y) with first derivatives: what the amplitude multiplies, and the shape of the heating. */
function bump(channel: number): (x: number, y: number) => number {
  const jet = new Float64Array(6);
  return (x, y) => {
    sineHill(x, y, jet);
    return jet[channel]!;
  };
}

const heating = (x: number, y: number): number => 2 * Math.PI ** 2 * bump(U)(x, y);

/** The plate as finite elements know it. */
export function unevenPlate(amplitude: number): HeatProblem {
  const shape = bump(U);
  const cold = () => 0;
  return {
    domain: rectangle([0, 0], [1, 1]),
    conductivity: (x, y) => 1 + amplitude * shape(x, y),
    source: heating,
    held: { bottom: cold, right: cold, top: cold, left: cold },
  };
}

/** Of the grid that made the data, along each side. */
const CELLS = 56;

/**
 * -Laplace u - a div(s grad u) = f, s = sin(pi x) sin(pi y); edges at 0, heated as sin(pi x) sin(pi y). The data come from finite elements: with a
 * source made for a simple solution, that solution would be simple for the true amplitude alone, and a network that likes simple functions
 * would know it without any data (an inverse crime).
 */
function amplitudeLaw(guess: number): InverseLaw {
  const { constants, times } = materialTerms([{ name: 'amplitude', value: AMPLITUDE, unknown: { guess } }]);
  const minus =
    (of: (x: number, y: number) => number): Coefficient =>
    ({ point }) =>
      -of(point[0]!, point[1]!);
  const [s, sx, sy] = [bump(U), bump(JET_X), bump(JET_Y)].map(minus);
  const uneven = [term(s!, U_XX), term(s!, U_YY), term(sx!, U_X), term(sy!, U_Y)];
  const { at } = solveHeat(unevenPlate(AMPLITUDE), CELLS);
  return {
    ...(conductivityLaw({ shape: uniformConductivity }) as InverseLaw),
    id: 'amplitude',
    equations: [
      {
        name: 'heat',
        terms: [term(-1, U_XX), term(-1, U_YY), ...uneven.map((of) => times(0, of)), source(minus(heating))],
      },
    ],
    constants,
    exact: ([x, y]) => [Float64Array.of(at(x!, y!), ...new Array<number>(5).fill(Number.NaN))],
  };
}

/** -k Laplace u = 0: heat flows through, none is made, and only temperatures are prescribed. */
function sourceFreeLaw(guess: number): Law {
  const { constants, times } = materialTerms([{ name: 'conductivity', value: 1, unknown: { guess } }]);
  return {
    ...sineEdgeLaw(),
    id: 'no-source',
    equations: [{ name: 'heat', terms: [times(0, term(-1, U_XX)), times(0, term(-1, U_YY))] }],
    constants,
  };
}
