/** Which settings go together. Everything is refused here, before a run starts, and in words that say what to change. */
import { SIZE_RANGE, SPARSE_SIZE_RANGE, STATES_RANGE } from '../../engine/requests.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { type EquilibriumConfig, statesPerSample } from './fields.ts';
import { isDense, sizeOf } from './models.ts';

/** @throws GBX-240, GBX-431, GBX-460 … GBX-463 */
export function check(config: EquilibriumConfig): void {
  const { hottest, coldest, model, method, ladder, clusters, field, bias, density } = config;
  if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
  const refuse = (setting: string, value: string | number, instead: string): never => {
    throw new GlassboxError('GBX-460', { setting, value, model, instead });
  };
  if (model === 'sk' && config.couplings === 'ferromagnetic')
    refuse('couplings', 'ferromagnetic', '--model curie-weiss, --bias');
  if ((model === 'hopfield' || model === 'wishart') && field > 0) refuse('field', field, '--field 0');
  if (model === 'own' && field > 0) refuse('field', field, '--field 0');
  if (model !== 'sk' && bias !== 0) refuse('bias', bias, '--bias 0');
  if (density < 1 && !['chain', 'square', 'cube'].includes(model)) refuse('density', density, '--density 1');
  if (model === 'wishart' && config.couplingBits > 12)
    refuse('couplingBits', config.couplingBits, '--coupling-bits 7');
  const [, largest] = isDense(config) ? SIZE_RANGE : SPARSE_SIZE_RANGE;
  const size = sizeOf(config);
  if (model !== 'own' && size > largest)
    throw new GlassboxError('GBX-240', { name: 'size', value: size, allowed: `4 … ${largest}` });
  if (clusters && isDense(config)) throw new GlassboxError('GBX-461', { model });
  const states = statesPerSample(config);
  const [, most] = STATES_RANGE;
  if (states > most) throw new GlassboxError('GBX-462', { states, most });
  if (ladder === 'tuned' && method !== 'tempering') throw new GlassboxError('GBX-463', { method });
}
