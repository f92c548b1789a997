/** What asks a run to stop with a checkpoint: Ctrl-C and its kind (a second one stops at once), and a reader that left. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
/** As of a program that SIGPIPE ended. */
const READER_GONE = 141;
type Signal = keyof typeof EXIT_CODES;
const SIGNALS = Object.keys(EXIT_CODES) as Signal[];

const bear = () => {};

let whenReaderLeaves: (() => void) | null = null;

/** stdout's reader went away (`| head`). A run that goes on stops; any other command has said all that was wanted. */
export function readerLeft(): void {
  if (whenReaderLeaves) whenReaderLeaves();
  else process.exit(0);
}

export class Signals {
  /** Exit code of what came; 1 before anything. */
  exitCode = 1;
  readonly #hear = (signal: Signal) => {
    const code = EXIT_CODES[signal];
    if (this.exitCode !== 1) {
      // Schedulers tell all processes of a job at once and a script passes it on: twice means no more than once, and a checkpoint
      // may be half-written. What cannot wait comes as SIGKILL.
      if (signal === 'SIGTERM' && this.exitCode === code) return;
      process.exit(code);
    }
    this.#stop(code, true);
  };

  /** @param stop  told whether a person at a keyboard asked, who waits for an answer */
  constructor(private readonly stop: (asked: boolean) => Promise<void>) {
    for (const signal of SIGNALS) process.on(signal, this.#hear);
    // A file that grows beyond a limit is an error of that write, not the end of the process.
    process.on('SIGXFSZ', bear);
    // Every line that is still written fails again; the first failure says it all.
    whenReaderLeaves = () => {
      if (this.exitCode === 1) this.#stop(READER_GONE, false);
    };
  }

  release(): void {
    for (const signal of SIGNALS) process.off(signal, this.#hear);
    process.off('SIGXFSZ', bear);
    whenReaderLeaves = null;
  }

  #stop(code: number, asked: boolean): void {
    this.exitCode = code;
    this.stop(asked).catch(() => process.exit(code));
  }
}
