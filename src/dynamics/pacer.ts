/** Cuts long work into pieces of bounded time, so that pause, cancel and a live page never wait for the whole. */

/**
 * Learns how fast a kind of work goes and sizes its pieces accordingly. The pieces must not change the result (spin sweeps
 * and learner steps draw their numbers by counter, so they do not): what depends on the clock here is only when we look up.
 */
export class Pacer {
  private perMs: number | null = null;

  /** @param targetMs  length of a piece in milliseconds */
  constructor(private readonly targetMs = 25) {}

  /** Does `units` of work; `between` runs after every piece and may throw to end it. */
  async run(
    units: number,
    work: (units: number) => Promise<void>,
    between: (done: number) => Promise<void>,
  ): Promise<void> {
    let done = 0;
    while (done < units) {
      const piece = Math.min(units - done, Math.max(1, Math.floor((this.perMs ?? 0) * this.targetMs)));
      const start = performance.now();
      await work(piece);
      const rate = piece / Math.max(0.05, performance.now() - start);
      // Grow carefully: the first piece also pays for compilation and caches.
      this.perMs = this.perMs === null ? rate : Math.min(rate, 4 * this.perMs);
      done += piece;
      await between(done);
    }
  }
}
