/** Gives Node `navigator.gpu` and the WebGPU constants before a conformance file is loaded. */
import { nodeHost } from '../../src/host/node.ts';

await nodeHost().gpu();
