/**
 * The suite, or workloads of the CPU engine, on Node or Deno: a line of JSON for everything there is to tell, the result in the last
 * one. `--quick` for a short run, `--engine cpu|webgpu` for one of them.
 */
import { headlessHost } from '../../src/host/headless.ts';
import { BENCH_ENGINES, runSuite } from '../suite.ts';
import { runWorkloads } from '../workloads.ts';

interface DenoScope {
  readonly args: readonly string[];
  readonly version: { readonly deno: string };
  exit(code: number): never;
}
const { Deno } = globalThis as { Deno?: DenoScope };
const words: readonly string[] = Deno?.args ?? process.argv.slice(2);
const after = (flag: string) => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined);
const quick = words.includes('--quick');
const say = (news: object) => console.log(JSON.stringify(news));
const host = await headlessHost();
const workloads = after('--workload');
if (workloads === undefined) {
  const engines = BENCH_ENGINES.filter((engine) => (after('--engine') ?? engine) === engine);
  const open = (threads?: number) => headlessHost(threads);
  const found = await runSuite({ open, processors: host.threads }, { quick, engines }, say);
  say({ engines: found, version: Deno?.version.deno ?? process.versions.node });
} else {
  const start = performance.now();
  const done = (name: string) =>
    console.error(`${name}: done after ${((performance.now() - start) / 1000).toFixed(0)} s`);
  say(await runWorkloads(host, workloads.split(','), { quick }, done));
}
// Dawn and Deno may keep a device alive for seconds.
if (Deno) Deno.exit(0);
else process.exit(0);
