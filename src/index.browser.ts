/**
 * The library in a browser. Its kernel workers travel inside it and start from a blob, so that no bundler has to find a file and any
 * server will do; a page whose policy forbids blobs gives a `host` of its own (docs/library.md).
 */
import startKernels from '../workers/kernels.ts?worker&inline';
import { hostOfWorkers } from './host/web-workers.ts';
import { hostIs } from './library/host.ts';

hostIs((threads) => hostOfWorkers((name) => new startKernels({ name }), threads));

export * from './library/api.ts';
