/** A kernels thread: the CPU engine's WebAssembly behind Comlink. It imports nothing else, so it starts fast. */
import { expose } from 'comlink';
import { KernelServer } from '../src/engine/cpu/server.ts';
import { holdLife } from './life.ts';

holdLife();
expose(new KernelServer());
