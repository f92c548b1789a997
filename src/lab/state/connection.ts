/** The controller in its worker, as the page sees it: one asynchronous object. */
import { proxy, wrap } from 'comlink';
import type { ControllerApi } from '../../controller/protocol.ts';
import { carryProblems } from '../../controller/transfer.ts';

/** @param failed  called when the worker itself cannot start or dies */
export function connectController(failed: (reason: string) => void): ControllerApi {
  carryProblems();
  const worker = new Worker(new URL('../../../workers/controller.ts', import.meta.url), {
    type: 'module',
    name: 'glassbox-controller',
  });
  worker.addEventListener('error', (event) => failed(event.message || 'Worker'));
  const remote = wrap<ControllerApi>(worker);
  return {
    open: (engine) => remote.open(engine),
    run: (request, events) => remote.run(request, proxy(events)),
    pause: () => remote.pause(),
    play: () => remote.play(),
    step: () => remote.step(),
    cancel: () => remote.cancel(),
    checkpoint: () => remote.checkpoint(),
    release: () => remote.release(),
  };
}
