/** Starts the suite in a worker, as the lab does, and leaves the result where the runner finds it. */
declare global {
  var benchResult: Promise<unknown>;
}

const worker = new Worker(new URL('./chrome-worker.ts', import.meta.url), { type: 'module' });
globalThis.benchResult = new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
  const asked = new URLSearchParams(location.search);
  worker.postMessage({
    quick: asked.has('quick'),
    kernels: asked.has('kernels'),
    only: asked.get('only') ?? '',
  });
});

export {};
