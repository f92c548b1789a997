/** A controller whose worker starts with the first thing that is asked of it: most frames of a page are only looked at. */
import type { ControllerApi } from '../../controller/protocol.ts';

export function lateController(connect: () => ControllerApi): ControllerApi {
  let connected: ControllerApi | null = null;
  const now = () => {
    connected ??= connect();
    return connected;
  };
  return {
    open: (engine) => now().open(engine),
    run: (request, events) => now().run(request, events),
    pause: () => now().pause(),
    play: () => now().play(),
    step: () => now().step(),
    // Where nothing was ever asked there is nothing to end.
    cancel: async () => connected?.cancel(),
    checkpoint: async () => (await connected?.checkpoint()) ?? null,
    release: async () => (await connected?.release()) ?? true,
  };
}
