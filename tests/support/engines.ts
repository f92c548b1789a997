/** Engines whose spins are tested against exact laws. The others are held to these by digest. */
import type { Engine } from '../../src/engine/contract.ts';
import { openCpuEngine } from '../../src/engine/cpu/engine.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { testHost } from './host.ts';

export interface EngineCase {
  readonly name: string;
  open(): Promise<Engine>;
}

export const referenceEngine: EngineCase = { name: 'reference', open: async () => new ReferenceEngine() };

/** One thread, in the test's own: Vitest runs files beside each other. Thread counts are compared by the conformance suite. */
export const cpuEngine: EngineCase = { name: 'cpu', open: async () => openCpuEngine(await testHost(1)) };

export const spinEngines: readonly EngineCase[] = [referenceEngine, cpuEngine];
