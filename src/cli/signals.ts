/** Ctrl-C and its kind: the first asks a run to stop with a checkpoint, the second stops at once. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Signal = keyof typeof EXIT_CODES;
const SIGNALS = Object.keys(EXIT_CODES) as Signal[];

export class Signals {
  /** Exit code of the signal that came; 1 before any. */
  exitCode = 1;
  readonly #hear = (signal: Signal) => {
    const code = EXIT_CODES[signal];
    if (this.exitCode !== 1) process.exit(code);
    this.exitCode = code;
    this.stop().catch(() => process.exit(code));
  };

  constructor(private readonly stop: () => Promise<void>) {
    for (const signal of SIGNALS) process.on(signal, this.#hear);
  }

  release(): void {
    for (const signal of SIGNALS) process.off(signal, this.#hear);
  }
}
