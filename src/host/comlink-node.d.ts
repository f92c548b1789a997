/** Comlink ships its Node adapter beside an index that declares it under another path. */
declare module 'comlink/dist/esm/node-adapter.mjs' {
  import type { Endpoint } from 'comlink';

  interface NodePort {
    postMessage(message: unknown, transfer?: readonly never[]): void;
    on(type: string, listener: (...values: never[]) => void): void;
    off(type: string, listener: (...values: never[]) => void): void;
  }
  export default function nodeEndpoint(port: NodePort): Endpoint;
}
