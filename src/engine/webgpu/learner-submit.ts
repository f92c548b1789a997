/**
 * Submits long lists of dispatches in command buffers of some 50 ms each, two in flight: long enough that the GPU does not
 * wait for the host, short enough for watchdogs and for a pause. How a list is cut never changes what it computes.
 */
import type { Gpu } from './device.ts';
import { type Dispatch, encodeDispatch } from './learner-bind.ts';

const FIRST_SIZE = 64;
const LARGEST_SIZE = 8192;
const SHORT_MS = 25;
const LONG_MS = 80;

export class Submitter {
  /** Dispatches in one command buffer; adapts to the device. */
  private size = FIRST_SIZE;

  constructor(private readonly gpu: Gpu) {}

  /** Runs `lists` one after the other, `times` times over, and waits for the end. */
  async run(list: readonly Dispatch[], times = 1): Promise<void> {
    let next = 0;
    let left = list.length * times;
    let previous: Promise<void> = Promise.resolve();
    while (left > 0) {
      const count = Math.min(this.size, left);
      const begin = performance.now();
      next = this.submit(list, next, count);
      left -= count;
      const settled = this.gpu.settle();
      settled.catch(() => {});
      await previous;
      previous = settled.then(() => this.adapt(count, performance.now() - begin));
      previous.catch(() => {});
    }
    await previous;
  }

  private submit(list: readonly Dispatch[], first: number, count: number): number {
    let next = first;
    this.gpu.submit((encoder) => {
      const pass = encoder.beginComputePass();
      for (let i = 0; i < count; i++) {
        encodeDispatch(pass, list[next]!);
        next = (next + 1) % list.length;
      }
      pass.end();
    });
    return next;
  }

  private adapt(count: number, ms: number): void {
    if (count < this.size) return;
    if (ms < SHORT_MS) this.size = Math.min(LARGEST_SIZE, this.size * 2);
    else if (ms > LONG_MS) this.size = Math.max(1, Math.floor(this.size / 2));
  }
}
