/** The kernels on Node or Deno; one line of JSON. `--quick` for a short run, `--only=TEXT` for some of the workloads. */
import { headlessHost } from '../../src/host/headless.ts';
import { benchKernels, secondsOf } from './suite.ts';

const words: readonly string[] =
  (globalThis as { Deno?: { args: string[] } }).Deno?.args ?? process.argv.slice(2);
const only = words.find((word) => word.startsWith('--only='))?.slice(7) ?? '';
const seconds = secondsOf(words.includes('--quick'));
console.log(JSON.stringify(await benchKernels(await headlessHost(), { seconds, only })));
