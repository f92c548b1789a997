/** Comlink ships its Node adapter beside an index that declares it under another path. */
declare module 'comlink/dist/esm/node-adapter.mjs' {
  import type { Endpoint } from 'comlink';

  /** What `Worker` and `MessagePort` of node:worker_threads share. */
  interface NodePort {
    postMessage(message: unknown): void;
    on(type: 'message', listener: (value: unknown) => void): unknown;
    off(type: 'message', listener: (value: unknown) => void): unknown;
  }
  export default function nodeEndpoint(port: NodePort): Endpoint;
}
