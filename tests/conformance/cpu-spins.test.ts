/** The CPU engine's spins on this host, in one thread (the caller's own) and in two workers. */
import { openCpuEngine } from '../../src/engine/cpu/engine.ts';
import { testHost } from '../support/host.ts';
import { spinConformance } from './spin-suite.ts';

for (const threads of [1, 2]) {
  spinConformance(`cpu, ${threads} thread${threads === 1 ? '' : 's'}`, async () =>
    openCpuEngine(await testHost(threads)),
  );
}
