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

  /** Runs a list `times` times over, then `end`, and waits for it. */
  async run(list: readonly Dispatch[], times = 1, end: readonly Dispatch[] = []): Promise<void> {
    let next = 0;
    const all = list.length * times + end.length;
    let previous: Promise<void> = Promise.resolve();
    while (next < all) {
      const count = Math.min(this.size, all - next);
      const begin = performance.now();
      this.submit(list, end, next, all - end.length, count);
      next += count;
      const settled = this.gpu.settle();
      settled.catch(() => {});
      await previous;
      previous = settled.then(() => this.adapt(count, performance.now() - begin));
      previous.catch(() => {});
    }
    await previous;
  }

  /** Dispatches `first` … of those that repeat, and behind `repeated` of them those of the end. */
  private submit(
    list: readonly Dispatch[],
    end: readonly Dispatch[],
    first: number,
    repeated: number,
    count: number,
  ): void {
    this.gpu.submit((encoder) => {
      const pass = encoder.beginComputePass();
      for (let i = first; i < first + count; i++)
        encodeDispatch(pass, i < repeated ? list[i % list.length]! : end[i - repeated]!);
      pass.end();
    });
  }

  private adapt(count: number, ms: number): void {
    if (count < this.size) return;
    if (ms < SHORT_MS) this.size = Math.min(LARGEST_SIZE, this.size * 2);
    else if (ms > LONG_MS) this.size = Math.max(1, Math.floor(this.size / 2));
  }
}
