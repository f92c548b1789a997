/** A page with nothing but the controller's worker: the audit drives it from outside. */
import { proxy, wrap } from 'comlink';
import type { ControllerApi, EngineChoice, RunStatus } from '../../src/controller/protocol.ts';
import { carryProblems } from '../../src/controller/transfer.ts';
import type { Row } from '../../src/experiments/declaration.ts';

carryProblems();
const worker = new Worker(new URL('../../workers/controller.ts', import.meta.url), { type: 'module' });
const controller = wrap<ControllerApi>(worker);

interface Driven {
  rows: Row[];
  notes: string[];
  done: number;
  end: RunStatus | null;
  start(config: Record<string, unknown>, engine: EngineChoice): void;
  /** @returns milliseconds until the run has ended */
  cancel(): Promise<number>;
}

declare global {
  var audit: Driven;
}

globalThis.audit = {
  rows: [],
  notes: [],
  done: 0,
  end: null,
  start(config, engine) {
    const { audit } = globalThis;
    Object.assign(audit, { rows: [], notes: [], done: 0, end: null });
    const events = proxy({
      row: (row: Row, index: number) => {
        audit.rows[index] = row;
      },
      frame: () => {},
      status: ({ done }: RunStatus) => {
        audit.done = done;
      },
      note: (id: string) => {
        audit.notes.push(id);
      },
    });
    void controller.run({ experiment: 'side-by-side', config, engine }, events).then((end) => {
      audit.end = end;
    });
  },
  async cancel() {
    const began = performance.now();
    await controller.cancel();
    return performance.now() - began;
  },
};
