/**
 * `kernels.ts` speaks to its global scope, as in a browser. A Node thread has a port instead, so here the scope is given
 * the port's functions. Imported for that effect, before `kernels.ts`.
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
