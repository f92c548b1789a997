/** The suite on Node or Deno; one line of JSON. `--quick` for a short run. */
import { headlessHost } from '../src/host/headless.ts';
import { runSuite } from './suite.ts';

const words: readonly string[] =
  (globalThis as { Deno?: { args: string[] } }).Deno?.args ?? process.argv.slice(2);
console.log(JSON.stringify(await runSuite(await headlessHost(), { quick: words.includes('--quick') })));
