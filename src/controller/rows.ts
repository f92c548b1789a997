/** A run as an async generator of rows, for programs: `for await (const row of rowsOf(controller, request)) …`. */
import type { Row } from '../experiments/declaration.ts';
import { GlassboxError } from '../messages/problem.ts';
import type { ControllerApi, RunEvents, RunRequest } from './protocol.ts';

/**
 * The run waits for its reader, and leaving the loop cancels it. After the loss of a device, rows that were already given
 * are not given again.
 *
 * @throws the problem that stopped the run
 */
export async function* rowsOf(
  controller: ControllerApi,
  request: RunRequest,
  events: Partial<RunEvents> = {},
): AsyncGenerator<Row, void> {
  let given = 0;
  let deliver: (row: Row | null) => void = () => {};
  let taken: () => void = () => {};
  let next = new Promise<Row | null>((resolve) => {
    deliver = resolve;
  });
  const ended = controller.run(request, {
    frame: () => {},
    status: () => {},
    note: () => {},
    ...events,
    async row(row, index) {
      if (index < given) return;
      given = index + 1;
      const read = new Promise<void>((resolve) => {
        taken = resolve;
      });
      deliver(row);
      await read;
    },
  });
  void ended.then(() => deliver(null));
  try {
    for (let row = await next; row; row = await next) {
      next = new Promise((resolve) => {
        deliver = resolve;
      });
      yield row;
      taken();
    }
  } finally {
    taken();
    await controller.cancel();
  }
  const { problem } = await ended;
  if (problem?.id) throw new GlassboxError(problem.id, problem.facts);
}
