export const measurements: readonly {
  readonly name: string;
  readonly kind: 'experiment' | 'program';
  readonly of: string;
  readonly settings: Readonly<Record<string, unknown>>;
}[];
