/** The controller in its worker, as the page sees it: one asynchronous object, and word of its death. */
import { proxy, wrap } from 'comlink';
import { deathOf, lifeName } from '../../../workers/life.ts';
import type { ControllerApi } from '../../controller/protocol.ts';
import { carryProblems } from '../../controller/transfer.ts';
import type { Heart } from './lifeline.ts';

export function startController(): Heart {
  carryProblems();
  const name = lifeName('controller');
  const worker = new Worker(new URL('../../../workers/controller.ts', import.meta.url), {
    type: 'module',
    name,
  });
  const remote = wrap<ControllerApi>(worker);
  return {
    controller: {
      open: (engine) => remote.open(engine),
      run: (request, events) => remote.run(request, proxy(events)),
      pause: () => remote.pause(),
      play: () => remote.play(),
      step: () => remote.step(),
      cancel: () => remote.cancel(),
      checkpoint: () => remote.checkpoint(),
      release: () => remote.release(),
    },
    died: deathOf(worker, name),
    end: () => worker.terminate(),
  };
}
