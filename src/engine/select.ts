/**
 * Which engine runs: a hardware GPU where there is one, else the processor. A choice that is forced is respected or
 * refused, never exchanged.
 */
import { type Facts, GlassboxError, isProblem, type ProblemId } from '../messages/problem.ts';
import type { Engine, EngineKind } from './contract.ts';
import type { Host } from './host.ts';
import { findAdapter } from './webgpu/adapter.ts';

export interface OpenedEngine {
  readonly engine: Engine;
  /** Why it is not the GPU, when nobody chose; else null. */
  readonly why: { readonly id: ProblemId; readonly facts: Facts } | null;
}

/** @throws GBX-414 when the engine that was asked for cannot be opened */
export async function openEngine(choice: 'auto' | EngineKind, host: Host): Promise<OpenedEngine> {
  if (choice === 'auto') return openBest(host);
  try {
    return { engine: await open(choice, host), why: null };
  } catch (cause) {
    const reason = isProblem(cause) ? cause.id : cause instanceof Error ? cause.message : String(cause);
    throw new GlassboxError('GBX-414', { engine: choice, reason }, { cause });
  }
}

async function openBest(host: Host): Promise<OpenedEngine> {
  const found = await hardware(host);
  if ('engine' in found) return { engine: found.engine, why: null };
  return { engine: await open('cpu', host), why: found };
}

/** The GPU engine if it runs on hardware, else the reason it does not. */
async function hardware(host: Host): Promise<{ engine: Engine } | { id: ProblemId; facts: Facts }> {
  let engine: Engine;
  try {
    engine = await open('webgpu', host);
  } catch (error) {
    // Told apart: no way to a device, which has ids of its own, and one that would not open.
    if (isProblem(error) && error.id !== 'GBX-220') return { id: error.id, facts: error.facts };
    const reason = isProblem(error) ? error.facts.message : error instanceof Error ? error.message : error;
    return { id: 'GBX-106', facts: { reason: String(reason) } };
  }
  if (!engine.info.software) return { engine };
  await engine.destroy();
  return { id: 'GBX-104', facts: { adapter: engine.info.device } };
}

async function open(kind: EngineKind, host: Host): Promise<Engine> {
  switch (kind) {
    case 'reference': {
      const { ReferenceEngine } = await import('./reference/engine.ts');
      return new ReferenceEngine();
    }
    case 'cpu': {
      const { openCpuEngine } = await import('./cpu/engine.ts');
      return openCpuEngine(host);
    }
    case 'webgpu': {
      const found = await host.gpu();
      if (!found.gpu) throw new GlassboxError(found.why);
      // The engine is the largest part of the lab: it is fetched only where there is an adapter for it.
      await findAdapter(found.gpu);
      const { openWebGpuEngine } = await import('./webgpu/engine.ts');
      return openWebGpuEngine(found.gpu);
    }
  }
}
