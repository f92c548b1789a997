/** The suite of the page bench.html, away from the page: tells what it measures, line by line. */
import { BENCH_ENGINES, type BenchEngine, runSuite } from '../bench/suite.ts';
import { browserHost } from '../src/host/browser.ts';
import { holdLife } from './life.ts';

export interface BenchRequest {
  readonly quick: boolean;
  readonly engines?: readonly BenchEngine[];
}

holdLife();
globalThis.onmessage = async ({ data: { quick, engines = BENCH_ENGINES } }: MessageEvent<BenchRequest>) => {
  const open = async (threads?: number) => browserHost(threads);
  const processors = navigator.hardwareConcurrency || 1;
  await runSuite({ open, processors }, { quick, engines }, (news) => postMessage(news));
  postMessage({ kind: 'end' });
};
