/** Engines for programs: `const { engine } = await openEngine('cpu')`. */
import type { EngineChoice } from '../controller/protocol.ts';
import { type OpenedEngine, openEngine as openOn } from '../engine/select.ts';
import { type HostOptions, hostFor } from './host.ts';

/**
 * Opens an engine: a hardware GPU where there is one, else the processor, or the one that is named. Close it with
 * `engine.destroy()`; its threads keep a process alive until then.
 *
 * @param choice  `auto` (default), `webgpu`, `cpu` or `reference`. A choice that is named is respected or refused, never exchanged
 * @returns the engine, and why it is not the GPU where nobody chose
 * @throws GBX-414 when the engine that was named cannot be opened; GBX-741 for a number of threads that is none
 */
export async function openEngine(
  choice: EngineChoice = 'auto',
  options: HostOptions = {},
): Promise<OpenedEngine> {
  return openOn(choice, await hostFor(options));
}
