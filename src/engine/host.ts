/** What an engine needs from where it runs (page, worker, Node, Deno); each entry point supplies its own. */

/** A Comlink endpoint, in words of the platform alone, so that the library's declarations need no package. */
export interface KernelEndpoint {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: object): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: object): void;
  start?(): void;
}

export interface KernelWorker {
  /** A Web Worker, or a Node worker wrapped by Comlink's node adapter. */
  readonly endpoint: KernelEndpoint;
  /** Resolves with the reason when the worker has died, where the host can tell; also when it was ended on purpose. */
  readonly died?: Promise<string>;
  terminate(): void;
}

export interface Host {
  readonly name: 'browser' | 'node' | 'deno';
  /** Threads worth using for kernels. */
  readonly threads: number;
  /** Starts one worker that runs `workers/kernels.ts`. */
  spawnKernels(): KernelWorker;
  /** `navigator.gpu` of this host, or null with the reason it is not there. */
  gpu(): Promise<{ readonly gpu: GPU } | { readonly gpu: null; readonly why: 'GBX-101' | 'GBX-102' }>;
}
