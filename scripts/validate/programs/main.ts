/**
 * Measurements of docs/validation.md that no experiment makes: `node dist/headless/validate.mjs PROGRAM JSON FROM` prints one line
 * of JSON for each batch of samples from sample FROM on, so that a stopped measurement goes on where it was.
 */
import { openEngine } from '../../../src/engine/select.ts';
import { headlessHost } from '../../../src/host/headless.ts';
import { type EquilibriumSpec, equilibriumBatches } from './equilibrium.ts';
import { type ExactSpec, exactBatches } from './exact.ts';
import { type HessianSpec, hessianBatches } from './hessian.ts';
import { type GroundSpec, groundBatches } from './lattice-ground.ts';
import { type MaterialsSpec, materialsBatches, type ResplitsSpec, resplitBatches } from './materials.ts';
import { type PinnSpec, pinnBatches } from './pinn.ts';

const [name, settings, from = '0', threads] = process.argv.slice(2);
const { engine } = await openEngine('cpu', await headlessHost(threads ? Number(threads) : undefined));
try {
  let began = performance.now();
  for await (const batch of batchesOf(String(name), JSON.parse(settings ?? '{}'))) {
    const seconds = (performance.now() - began) / 1000;
    console.log(JSON.stringify({ engine: engine.info.device, seconds, ...batch }));
    began = performance.now();
  }
} finally {
  await engine.destroy();
}

function batchesOf(program: string, spec: unknown): AsyncIterable<object> | Iterable<object> {
  switch (program) {
    case 'equilibrium':
      return equilibriumBatches(engine, spec as EquilibriumSpec, Number(from));
    case 'lattice-ground':
      return groundBatches(engine, spec as GroundSpec, Number(from));
    case 'exact':
      return exactBatches(spec as ExactSpec, Number(from));
    case 'hessian':
      return hessianBatches(spec as HessianSpec, Number(from));
    case 'pinn':
      return pinnBatches(engine, spec as PinnSpec, Number(from));
    case 'materials':
      return materialsBatches(spec as MaterialsSpec, Number(from));
    case 'materials-resplits':
      return resplitBatches(spec as ResplitsSpec, Number(from));
    default:
      throw new Error(`no program is called ${program}`);
  }
}
