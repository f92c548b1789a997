/** What was found in a file of couplings, and how it was read: everything that was decided for the person is said. */

export type CouplingsFormat = 'edge-list' | 'rudy' | 'matrix-market';

/**
 * What a number in the file means. `coupling`: J in E = -sum J s s (a positive number aligns). `weight`: w of MaxCut in
 * E = +sum w s s, so J = -w; then the cut of a configuration is (sum of w - E) / 2.
 */
export type CouplingsSign = 'coupling' | 'weight';

export interface CouplingsReport {
  readonly format: CouplingsFormat;
  readonly sign: CouplingsSign;
  /** Number of the first site in the file, as found. */
  readonly firstSite: 0 | 1;
  readonly size: number;
  /** Pairs with a coupling other than 0. */
  readonly couplings: number;
  /** Sites with a field other than 0. */
  readonly fields: number;
  /**
   * Entries that came after an earlier one for the same pair (or site) and were added to it; how many had i and j the
   * other way round.
   */
  readonly duplicates: {
    readonly count: number;
    readonly reversed: number;
    readonly firstLine: number | null;
  };
  /** Entries that were 0, or that added up to 0: no coupling. */
  readonly zeros: number;
  /** Sites without any coupling or field, as the file counts them: how many, and the first few. They are free spins. */
  readonly unused: { readonly count: number; readonly first: readonly number[] };
  /** Sum of all weights, in the file's own sign: MaxCut's cut is (sum - E)/2. */
  readonly sumOfWeights: number;
  /** True where all couplings and fields are integers: they stay exact. */
  readonly integers: boolean;
  /** True where no entry had a value, so that each counts 1. */
  readonly unweighted: boolean;
  /** First line, where it held names of columns and was left out. */
  readonly columnNames: string | null;
}

/** A sentence of the report: a message id under `couplings` and its facts. */
export interface ReportNote {
  readonly id:
    | 'format'
    | 'sign-coupling'
    | 'sign-weight'
    | 'numbering'
    | 'duplicates'
    | 'zeros'
    | 'unused'
    | 'unweighted'
    | 'column-names';
  readonly facts: Readonly<Record<string, string | number>>;
}

/** The report as sentences in order of importance; what did not happen is not mentioned. */
export function reportNotes(report: CouplingsReport): ReportNote[] {
  const { format, size, couplings, fields, duplicates, zeros, unused, columnNames } = report;
  const notes: ReportNote[] = [
    { id: 'format', facts: { format, size, couplings, fields } },
    { id: report.sign === 'weight' ? 'sign-weight' : 'sign-coupling', facts: {} },
    { id: 'numbering', facts: { first: report.firstSite } },
  ];
  if (duplicates.count > 0) {
    const { count, reversed, firstLine } = duplicates;
    notes.push({ id: 'duplicates', facts: { count, reversed, line: firstLine ?? 0 } });
  }
  if (unused.count > 0) {
    const sites = unused.first.join(', ') + (unused.count > unused.first.length ? ', …' : '');
    notes.push({ id: 'unused', facts: { count: unused.count, sites } });
  }
  if (zeros > 0) notes.push({ id: 'zeros', facts: { count: zeros } });
  if (report.unweighted) notes.push({ id: 'unweighted', facts: {} });
  if (columnNames !== null) notes.push({ id: 'column-names', facts: { names: columnNames } });
  return notes;
}
