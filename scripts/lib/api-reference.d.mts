export declare function apiReference(types: string): {
  readonly text: string;
  readonly unnamed: readonly string[];
};
