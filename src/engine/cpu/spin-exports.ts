/** Exports of glass.wasm; what they mean is written in assembly/glass.ts. */
export interface SpinExports {
  heapBase(): number;
  configure(
    size: number,
    keyLow: number,
    keyHigh: number,
    table: number,
    octaves: number,
    scratch: number,
  ): void;
  law(rule: number, stream: number, owner: number, B: number, k: number, scale: number, slack: number): void;
  runDense(
    width: number,
    fields: number,
    spins: number,
    rows: number,
    near: number,
    together: number,
    sweep: number,
    site: number,
    updates: number,
  ): number;
  fillFields(width: number, fields: number, spins: number, rows: number, together: number): void;
  moveRows(
    fields: number,
    fieldBytes: number,
    list: number,
    count: number,
    ratio: number,
    zero: number,
  ): void;
  runSparse(
    fields: number,
    spins: number,
    offsets: number,
    pairs: number,
    sweep: number,
    site: number,
    updates: number,
  ): number;
  fillSparse(fields: number, spins: number, offsets: number, pairs: number): void;
  runRandom(
    width: number,
    fields: number,
    spins: number,
    rows: number,
    together: number,
    sweep: number,
    position: number,
    updates: number,
  ): number;
  runRandomSparse(
    fields: number,
    spins: number,
    offsets: number,
    pairs: number,
    sweep: number,
    position: number,
    updates: number,
  ): number;
  runColour(
    fields: number,
    spins: number,
    offsets: number,
    pairs: number,
    order: number,
    words: number,
    bounds: number,
    sweep: number,
    position: number,
    updates: number,
  ): number;
  runMultiSpin(
    planes: number,
    links: number,
    masks: number,
    sharedMasks: boolean,
    tables: number,
    live: number,
    metropolis: boolean,
    group: number,
    sweep: number,
    position: number,
    updates: number,
    flips: number,
  ): void;
  countOpposed(planes: number, links: number, masks: number, sharedMasks: boolean, totals: number): void;
  runPerceptron(
    stabilities: number,
    spins: number,
    columns: number,
    pitch: number,
    energy: number,
    sweep: number,
    site: number,
    updates: number,
  ): number;
  fillPerceptron(stabilities: number, spins: number, columns: number, pitch: number): void;
  countViolated(stabilities: number, pitch: number): number;
}
