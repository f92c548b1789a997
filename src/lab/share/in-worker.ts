/** The worker that digests and packs; one for each call, so that it holds no memory afterwards. */
import { wrap } from 'comlink';
import type { Share } from '../../../workers/share.ts';

type RemoteShare = ReturnType<typeof wrap<Share>>;

export async function inShareWorker<T>(work: (worker: RemoteShare) => Promise<T>): Promise<T> {
  const worker = new Worker(new URL('../../../workers/share.ts', import.meta.url), { type: 'module' });
  try {
    // A worker whose file does not arrive would never answer.
    return await Promise.race([
      work(wrap<Share>(worker)),
      new Promise<never>((_, reject) => {
        worker.addEventListener('error', (event) => reject(new Error(event.message || 'Worker')));
      }),
    ]);
  } finally {
    worker.terminate();
  }
}
