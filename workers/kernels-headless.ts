/** The kernels worker of Node and Deno. No top-level await: a message that came before the listener would be lost. */
import './node-scope.ts';
import './kernels.ts';
