/**
 * The kernels' compiled modules. The bytes travel inside the bundle as data URLs, decoded here without `fetch`, so the same code runs
 * in Node and Deno; a built page has them in files of their own (`scripts/lib/page-variants.mjs`). Compiled once per process;
 * `WebAssembly.Module` can be posted to workers.
 */
import glassUrl from './kernels/glass.wasm?url&inline';
import learnerUrl from './kernels/learner.wasm?url&inline';
import peakUrl from './kernels/peak.wasm?url&inline';

function compileOnce(url: string): () => Promise<WebAssembly.Module> {
  let module: Promise<WebAssembly.Module> | undefined;
  return () => {
    module ??= bytesOf(url).then((bytes) => WebAssembly.compile(bytes));
    return module;
  };
}

async function bytesOf(url: string): Promise<BufferSource> {
  if (url.startsWith('data:')) return decodeDataUrl(url);
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.arrayBuffer();
}

function decodeDataUrl(dataUrl: string): Uint8Array<ArrayBuffer> {
  const text = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export const glassModule = compileOnce(glassUrl);
export const learnerModule = compileOnce(learnerUrl);
export const peakModule = compileOnce(peakUrl);
