/** The small suite that `npm run bench` times on every host: annealing of a glass and steps of networks, on each engine. */
import type { EngineInfo, EngineKind } from '../src/engine/contract.ts';
import type { Host } from '../src/engine/host.ts';
import { openEngine } from '../src/engine/select.ts';
import { type LearnerStepResult, learnerStep } from './workloads/learner-step.ts';
import { type SkAnnealResult, skAnneal } from './workloads/sk-anneal.ts';

export interface EngineBench {
  readonly engine: EngineKind;
  readonly info: EngineInfo | null;
  readonly glass: SkAnnealResult | null;
  readonly learner: LearnerStepResult | null;
  /** Why there is nothing. */
  readonly failure: string | null;
}

export interface HostBench {
  readonly host: Host['name'];
  readonly engines: readonly EngineBench[];
}

export interface SuiteOptions {
  /** Fewer sweeps and steps: shows that everything works, measures nothing worth keeping. */
  readonly quick: boolean;
}

const KINDS: readonly EngineKind[] = ['cpu', 'webgpu'];

/** Engines one after another, so that they do not disturb one another. */
export async function runSuite(host: Host, options: SuiteOptions): Promise<HostBench> {
  const engines: EngineBench[] = [];
  for (const kind of KINDS) engines.push(await benchEngine(kind, host, options));
  return { host: host.name, engines };
}

async function benchEngine(kind: EngineKind, host: Host, { quick }: SuiteOptions): Promise<EngineBench> {
  let info: EngineInfo | null = null;
  try {
    const { engine } = await openEngine(kind, host);
    info = engine.info;
    // An emulated GPU takes microseconds per update: a full run would take minutes and say nothing.
    const short = quick || info.software;
    try {
      const glass = await skAnneal(engine, short ? { sweeps: 10, rounds: 1, plain: false } : {});
      const learner = await learnerStep(engine, short ? { steps: 5, repeats: 2 } : {});
      return { engine: kind, info, glass, learner, failure: null };
    } finally {
      await engine.destroy();
    }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { engine: kind, info, glass: null, learner: null, failure };
  }
}
