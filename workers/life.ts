/**
 * How a page knows that a worker of its own has died. A worker that is killed (no memory, a crash) sends no event, and one that
 * is busy for a minute is not dead: so no clock is asked. The worker holds a lock that bears its name, which the browser takes from
 * it at its death, whatever kind; the page waits for that lock. Where pages have no locks (not a secure context, a frame
 * without storage) only what the worker says of itself counts: a failed load or an uncaught error.
 */
const PREFIX = 'glassbox-life-';

interface Born {
  readonly glassbox: 'alive';
  /** The worker holds its lock. */
  readonly held: boolean;
}

export interface Death {
  /** `missing`: it never started · `script`: an uncaught error · `silent`: killed */
  readonly how: 'missing' | 'script' | 'silent';
  /** What the browser says, if anything. */
  readonly message: string;
}

/** A name that no other worker has, to be given to `new Worker`. */
export function lifeName(what: string): string {
  return `${PREFIX}${what}-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
}

/** To be called once in a worker before it does anything else. Workers without such a name, as on Node, are left alone. */
export function holdLife(): void {
  const { name } = self;
  if (!name?.startsWith(PREFIX)) return;
  const born = (held: boolean) => self.postMessage({ glassbox: 'alive', held } satisfies Born);
  const locks = navigator.locks;
  if (!locks) {
    born(false);
    return;
  }
  const held = locks.request(name, () => {
    born(true);
    // Never: the lock is given back by the death of this worker.
    return new Promise<void>(() => {});
  });
  held.catch(() => born(false));
}

/** Resolves when the worker has died; that one which is ended on purpose has died too. */
export function deathOf(worker: Worker, name: string): Promise<Death> {
  return new Promise((resolve) => {
    let started = false;
    worker.addEventListener('message', ({ data }: MessageEvent<Partial<Born> | null>) => {
      if (data?.glassbox !== 'alive') return;
      started = true;
      if (!data.held) return;
      const waiting = navigator.locks.request(name, () => resolve({ how: 'silent', message: '' }));
      // Who may hold a lock in a worker may not always wait for it here; then there is no such sign.
      waiting.catch(() => {});
    });
    worker.addEventListener('error', (event) => {
      // Told by whoever watches, not a second time as an error of the page.
      event.preventDefault();
      resolve({ how: started ? 'script' : 'missing', message: event.message ?? '' });
    });
  });
}
