/** Laws whose constants are unknown, with what made the data. */

import type { PlanarDomain } from '../../learner/pde/domain/domain.ts';
import {
  heatSource,
  lopsidedHill,
  uniformConductivity,
  wavyConductivity,
} from '../../learner/pde/exact/conductivity.ts';
import { HAGHIGHAT_LAME } from '../../learner/pde/exact/haghighat.ts';
import {
  U_X as JET_X,
  U_XX as JET_XX,
  U_Y as JET_Y,
  U_YY as JET_YY,
  U,
} from '../../learner/pde/exact/jet.ts';
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

/** Amplitude of the uneven conductivity: k = 1 + AMPLITUDE * sin(2 pi x) sin(2 pi y), between 1/2 and 3/2. */
export const AMPLITUDE = 0.5;

/** @param guess  where training starts, in units of the true value; of the amplitude as well */
export function inverseLawOf({ unknown, guess }: Pick<PinnInverseConfig, 'unknown' | 'guess'>): InverseLaw {
  switch (unknown) {
    case 'conductivity':
      return conductivityLaw({ shape: uniformConductivity, guess }) as InverseLaw;
    case 'amplitude':
      return amplitudeLaw(guess * AMPLITUDE) as InverseLaw;
    case 'lame':
      return haghighatLaw({
        lambda: guess * HAGHIGHAT_LAME.lambda,
        mu: guess * HAGHIGHAT_LAME.mu,
      }) as InverseLaw;
    case 'no-source':
      return sourceFreeLaw(guess) as InverseLaw;
  }
}

/** sin(2 pi x) sin(2 pi y) with first derivatives: what the amplitude multiplies. */
function ripple(channel: number): Coefficient {
  const jet = new Float64Array(6);
  return ({ point }) => {
    wavyConductivity(point[0]!, point[1]!, jet);
    return (jet[channel]! - (channel === U ? 1 : 0)) / AMPLITUDE;
  };
}

const minus =
  (of: Coefficient): Coefficient =>
  (place) =>
    typeof of === 'number' ? -of : -of(place);

/** -Laplace u - a div(s grad u) = f, s the ripple; edges at 0, the source made for a lopsided hill. */
function amplitudeLaw(guess: number): Law {
  const { constants, times } = materialTerms([{ name: 'amplitude', value: AMPLITUDE, unknown: { guess } }]);
  const uneven = [
    term(minus(ripple(U)), U_XX),
    term(minus(ripple(U)), U_YY),
    term(minus(ripple(JET_X)), U_X),
    term(minus(ripple(JET_Y)), U_Y),
  ];
  const heating: Coefficient = ({ point }) =>
    -heatSource(wavyConductivity, lopsidedHill, point[0]!, point[1]!);
  return {
    ...conductivityLaw({ shape: uniformConductivity }),
    id: 'amplitude',
    equations: [
      {
        name: 'heat',
        terms: [term(-1, U_XX), term(-1, U_YY), ...uneven.map((of) => times(0, of)), source(heating)],
      },
    ],
    constants,
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

/** div(s grad u) at a place of the lopsided hill: minus the source that a change of the amplitude asks for. */
export function rippleSource(x: number, y: number): number {
  const [s, u] = [new Float64Array(6), new Float64Array(6)];
  wavyConductivity(x, y, s);
  lopsidedHill(x, y, u);
  return (
    ((s[U]! - 1) / AMPLITUDE) * (u[JET_XX]! + u[JET_YY]!) +
    (s[JET_X]! * u[JET_X]! + s[JET_Y]! * u[JET_Y]!) / AMPLITUDE
  );
}
