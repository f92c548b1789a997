/**
 * The kernels worker of Node and Deno. `kernels.ts` speaks to its global scope, as in a browser; a Node thread has a
 * port instead, so the scope is given the port's functions first.
 */
import { parentPort } from 'node:worker_threads';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';

if (!('Deno' in globalThis)) {
  const endpoint = nodeEndpoint(parentPort!);
  Object.assign(globalThis, {
    self: globalThis,
    postMessage: endpoint.postMessage.bind(endpoint),
    addEventListener: endpoint.addEventListener.bind(endpoint),
    removeEventListener: endpoint.removeEventListener.bind(endpoint),
  });
}
await import('./kernels.ts');
