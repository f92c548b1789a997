/** Starts the suite in a worker, as the lab does; what it tells goes to the console, the result is left where the runner finds it. */
declare global {
  var benchResult: Promise<unknown>;
}

const worker = new Worker(new URL('./chrome-worker.ts', import.meta.url), { type: 'module' });
globalThis.benchResult = new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => {
    if ('news' in data) console.log(`news ${JSON.stringify(data.news)}`);
    else resolve(data.result);
  };
  worker.onerror = ({ message }) => reject(new Error(message));
  const asked = new URLSearchParams(location.search);
  worker.postMessage({
    quick: asked.has('quick'),
    kernels: asked.has('kernels'),
    only: asked.get('only') ?? '',
    engine: asked.get('engine'),
  });
});

export {};
