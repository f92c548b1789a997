/** The CPU engine's spins on this host, in one thread (the caller's own) and in two workers. */
import { expect } from 'vitest';
import { openCpuEngine } from '../../src/engine/cpu/engine.ts';
import { testHost } from '../support/host.ts';
import { spinConformance } from './spin-suite.ts';
import { temperConformance } from './temper-suite.ts';

for (const threads of [1, 2]) {
  const open = async () => {
    const engine = await openCpuEngine(await testHost(threads));
    // Workers that do not start are replaced by the caller's thread: that must not pass for two.
    expect(engine.info.threads).toBe(threads);
    return engine;
  };
  const name = `cpu, ${threads} thread${threads === 1 ? '' : 's'}`;
  spinConformance(name, open);
  temperConformance(name, open);
}
