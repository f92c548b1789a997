/**
 * The kernels' compiled modules. The bytes travel inside the bundle as data URLs, decoded here without `fetch` (a strict
 * content policy forbids fetching them), so the same code runs in a page, a worker, Node and Deno. Compiled once per
 * process; `WebAssembly.Module` can be posted to workers.
 */
import glassUrl from './kernels/glass.wasm?url&inline';
import learnerUrl from './kernels/learner.wasm?url&inline';

function compileOnce(dataUrl: string): () => Promise<WebAssembly.Module> {
  let module: Promise<WebAssembly.Module> | undefined;
  return () => {
    module ??= WebAssembly.compile(decodeDataUrl(dataUrl));
    return module;
  };
}

function decodeDataUrl(dataUrl: string): Uint8Array<ArrayBuffer> {
  const text = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export const glassModule = compileOnce(glassUrl);
export const learnerModule = compileOnce(learnerUrl);
