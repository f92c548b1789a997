/** The suite, or workloads of the CPU engine, on Node or Deno; one line of JSON. `--quick` for a short run. */
import { headlessHost } from '../src/host/headless.ts';
import { runSuite } from './suite.ts';
import { runWorkloads } from './workloads.ts';

const words: readonly string[] =
  (globalThis as { Deno?: { args: string[] } }).Deno?.args ?? process.argv.slice(2);
const quick = words.includes('--quick');
const at = words.indexOf('--workload');
const host = await headlessHost();
const start = performance.now();
const workloads = () =>
  runWorkloads(host, words[at + 1]!.split(','), { quick }, (name) =>
    console.error(`${name}: done after ${((performance.now() - start) / 1000).toFixed(0)} s`),
  );
console.log(JSON.stringify(at < 0 ? await runSuite(host, { quick }) : await workloads()));
