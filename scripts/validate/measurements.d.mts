export const measurements: readonly {
  readonly name: string;
  readonly kind: 'experiment' | 'program';
  readonly of: string;
  /** A folder of tables that are not in the project, below `GLASSBOX_REFERENCE`. */
  readonly needs?: string;
  readonly settings: Readonly<Record<string, unknown>>;
}[];
