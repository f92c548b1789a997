/** Lines that are known for N -> infinity, and where the transitions lie. */
import { spontaneousMagnetisation } from '../../glass/exact/curie-weiss.ts';
import { onsager, SQUARE_CRITICAL_TEMPERATURE } from '../../glass/exact/onsager.ts';
import { parisiAbsQ, parisiEnergy, parisiQ2 } from '../../observables/parisi.ts';
import type { Curve } from '../declaration.ts';
import type { EquilibriumConfig } from './fields.ts';
import { isFerromagnet } from './models.ts';

type Config = EquilibriumConfig;

/** A curve over the temperatures of the run, where `applies`. */
function curve(
  id: string,
  applies: (config: Config) => boolean,
  at: (T: number, config: Config) => number | null,
): Curve<Config> {
  return {
    id,
    role: 'exact',
    style: 'dotted',
    points(config) {
      if (!applies(config)) return null;
      const { hottest, coldest } = config;
      const all = Array.from({ length: 200 }, (_, k) => {
        const x = coldest + ((hottest - coldest) * k) / 199;
        return { x, y: at(x, config) };
      }).filter((point): point is { x: number; y: number } => point.y !== null && Number.isFinite(point.y));
      return all.length > 1 ? { x: all.map(({ x }) => x), y: all.map(({ y }) => y) } : null;
    },
  };
}

const parisi = ({ model, field, bias }: Config) => model === 'sk' && field === 0 && bias === 0;
const squareFerromagnet = (config: Config) =>
  config.model === 'square' && isFerromagnet(config) && config.field === 0 && config.density === 1;
/** ±J or ferromagnetic bonds without a field on a graph that is a tree around every site. */
const treeLike = (config: Config) =>
  (config.model === 'viana-bray' || config.model === 'random-regular' || config.model === 'chain') &&
  config.couplings !== 'gaussian' &&
  config.field === 0 &&
  config.density === 1;
const magnet = ({ model, field }: Config) => model === 'curie-weiss' && field === 0;

/** u = -(N_b / N) tanh(1/T): of a chain everywhere, of a graph above its transition. */
function treeEnergy(T: number, config: Config): number | null {
  const bonds = config.model === 'chain' ? 1 : config.degree / 2;
  const critical = criticalTemperature(config) ?? 0;
  return T > critical ? -bonds * Math.tanh(1 / T) : null;
}

export const energyCurves = [
  curve('parisi-u', parisi, parisiEnergy),
  curve('onsager-u', squareFerromagnet, (T) => onsager(1 / T).energy),
  curve('tree-u', treeLike, treeEnergy),
];
export const heatCurves = [curve('onsager-c', squareFerromagnet, (T) => onsager(1 / T).specificHeat)];
export const orderCurves = [
  curve('parisi-q', parisi, parisiAbsQ),
  curve('onsager-m', squareFerromagnet, (T) => onsager(1 / T).magnetisation),
  curve('magnet-m', magnet, spontaneousMagnetisation),
];
export const squareCurves = [curve('parisi-q2', parisi, parisiQ2)];

/**
 * T_c for N -> infinity, where it is known; null where there is none or it is not.
 *
 * Sources: docs/models.md; cube: Baity-Jesi et al. (2013) for ±J, Katzgraber, Körner & Young, Phys. Rev. B 73 (2006) 224432 for
 * Gaussian, Ferrenberg, Xu & Landau, Phys. Rev. E 97 (2018) 043301 for the ferromagnet; trees: Thouless, Phys. Rev. Lett. 56 (1986) 1082.
 */
export function criticalTemperature(config: Config): number | null {
  const { model, couplings, field, bias, density, degree, load } = config;
  if (field > 0) return null;
  switch (model) {
    case 'sk':
      return Math.max(1, bias);
    case 'curie-weiss':
      return 1;
    case 'hopfield':
      return 1 + Math.sqrt(load);
    case 'square':
      return squareFerromagnet(config) ? SQUARE_CRITICAL_TEMPERATURE : null;
    case 'cube':
      if (density < 1) return null;
      return { binary: 1.102, gaussian: 0.951, ferromagnetic: 4.511523 }[couplings];
    case 'viana-bray':
    case 'random-regular': {
      if (couplings === 'gaussian') return null;
      const branches = model === 'viana-bray' ? degree : degree - 1;
      if (!(branches > 1)) return null;
      // A ferromagnet percolates its order with tanh, a glass with tanh^2.
      return 1 / Math.atanh(couplings === 'binary' ? branches ** -0.5 : 1 / branches);
    }
    default:
      return null;
  }
}
