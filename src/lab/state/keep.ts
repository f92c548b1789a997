/**
 * The newest checkpoint of a long run, kept in the browser so that the run survives a reload. One for each experiment, for
 * a fortnight; small enough that nobody misses the room. Own files are never stored, so a run on one is not kept.
 */
import type { Experiment } from '../../experiments/declaration.ts';
import { encodeLink } from '../../experiments/link.ts';
import type { Config } from '../../experiments/schema.ts';

export interface Kept {
  readonly experiment: string;
  readonly version: number;
  /** Every setting, as a link. */
  readonly settings: string;
  /** The lab that made it. Another may lay out its state otherwise. */
  readonly build: string;
  readonly at: number;
  /** How far it was, 0 to 1. */
  readonly share: number;
  readonly checkpoint: Uint8Array;
}

/** Where things are kept, by name: IndexedDB, or a map in tests. */
export interface Store {
  get(name: string): Promise<unknown>;
  set(name: string, value: unknown): Promise<void>;
  del(name: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

export const MOST_BYTES = 16 * 2 ** 20;
const MOST_RUNS = 8;
const OLDEST_MS = 14 * 24 * 3600 * 1000;
/** The file of this module bears a digest of the code in its name. */
const BUILD = import.meta.url.replace(/^.*\//, '');

export type Refusal = 'refused' | 'full';

export class Keep {
  #swept = false;

  constructor(
    private readonly store: Store,
    /** Hears once why nothing can be kept. */
    private readonly refused: (why: Refusal) => void = () => {},
    private readonly build = BUILD,
  ) {}

  async put(experiment: Experiment, config: Config, checkpoint: Uint8Array, share: number): Promise<void> {
    if (checkpoint.byteLength > MOST_BYTES || hasFile(experiment, config)) return;
    const { id, version } = experiment;
    const settings = encodeLink(experiment, config);
    const kept: Kept = {
      experiment: id,
      version,
      settings,
      build: this.build,
      at: Date.now(),
      share,
      checkpoint,
    };
    try {
      await this.store.set(id, kept);
      if (!this.#swept) await this.#sweep();
    } catch (error) {
      const full = error instanceof DOMException && error.name === 'QuotaExceededError';
      this.refused(full ? 'full' : 'refused');
    }
  }

  /** What was kept of this run, if it can still be used; what cannot is thrown away. */
  async find(experiment: Experiment, config: Config): Promise<Kept | null> {
    try {
      const kept = (await this.store.get(experiment.id)) as Kept | undefined;
      if (!kept) return null;
      const { version, build, at } = kept;
      if (version !== experiment.version || build !== this.build || Date.now() - at > OLDEST_MS) {
        await this.forget(experiment);
        return null;
      }
      return kept.settings === encodeLink(experiment, config) && !hasFile(experiment, config) ? kept : null;
    } catch {
      // Storage is refused; it matters when a long run is to be kept, and is said then.
      return null;
    }
  }

  async forget({ id }: Experiment): Promise<void> {
    await this.store.del(id).catch(() => {});
  }

  /** Old runs, and those of more experiments than are kept. */
  async #sweep(): Promise<void> {
    this.#swept = true;
    const names = await this.store.keys();
    const all = await Promise.all(
      names.map(async (name) => ({ name, at: ((await this.store.get(name)) as Kept | undefined)?.at ?? 0 })),
    );
    const byAge = all.sort((a, b) => b.at - a.at);
    const old = byAge.filter(({ at }, place) => place >= MOST_RUNS || Date.now() - at > OLDEST_MS);
    await Promise.all(old.map(({ name }) => this.store.del(name)));
  }
}

/** IndexedDB, whose code comes when something is kept or looked for. */
export function browserStore(): Store {
  const opened = import('idb-keyval').then((idb) => ({ idb, store: idb.createStore('glassbox', 'runs') }));
  opened.catch(() => {});
  return {
    get: async (name) => opened.then(({ idb, store }) => idb.get(name, store)),
    set: async (name, value) => opened.then(({ idb, store }) => idb.set(name, value, store)),
    del: async (name) => opened.then(({ idb, store }) => idb.del(name, store)),
    keys: async () => opened.then(({ idb, store }) => idb.keys<string>(store)),
  };
}

function hasFile({ fields }: Experiment, config: Config): boolean {
  return Object.keys(fields).some((key) => fields[key]!.kind === 'file' && config[key] !== null);
}
