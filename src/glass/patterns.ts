/** The quenched data of a binary perceptron: patterns to be satisfied. */
export interface PatternSet {
  /** Number of weights N; odd, so that no stability is zero. */
  readonly size: number;
  readonly patterns: number;
  /** label * pattern, +-1, [pattern][site]: pattern mu is satisfied when sum_i w_i values[mu][i] > 0. */
  readonly values: Int8Array;
  /** The teacher's weights +-1 where the labels come from one, else null. */
  readonly teacher: Int8Array | null;
}
