/**
 * Many copies of the first sample alone, for a picture: moved with all others, but not measured. What is averaged does not hold them, so a picture of
 * more copies changes no number.
 */
import type { Frame, MatrixData, SpinsAtRow } from '../declaration.ts';
import type { Side, SideSummary } from './side.ts';

export class MapSide implements Side {
  constructor(
    /** Key of its matrix in the rows. */
    private readonly name: string,
    private readonly inner: Side,
  ) {}

  get unitsPerTemperature(): number {
    return this.inner.unitsPerTemperature;
  }
  enter(tau: number): void {
    this.inner.enter(tau);
  }
  advance(units: number, tuning: boolean): Promise<void> {
    return this.inner.advance(units, tuning);
  }
  remember(): Promise<void> {
    return this.inner.remember();
  }
  async measure(): Promise<void> {}

  async summary(): Promise<SideSummary> {
    const map = await this.map();
    // Counts of moves begin anew, as they do where a side is measured.
    await this.inner.remember();
    return { values: {}, samples: {}, histograms: {}, matrices: map ? { [this.name]: map } : {} };
  }

  map(): Promise<MatrixData | null> {
    return this.inner.map();
  }
  spins(): Promise<Omit<SpinsAtRow, 'label'> | null> {
    return this.inner.spins();
  }
  save(): Promise<unknown> {
    return this.inner.save();
  }
  restore(saved: unknown): Promise<void> {
    return this.inner.restore(saved);
  }
  async frame(): Promise<Frame['arrays']> {
    return {};
  }
  destroy(): void {
    this.inner.destroy();
  }
}
