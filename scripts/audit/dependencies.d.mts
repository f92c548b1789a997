export declare function readAudit(text: string): {
  readonly ok: boolean;
  readonly skipped?: boolean;
  readonly said: string;
};
