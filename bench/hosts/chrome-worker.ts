import { browserHost } from '../../src/host/browser.ts';
import { benchKernels, secondsOf } from '../kernels/suite.ts';
import { BENCH_ENGINES, runSuite } from '../suite.ts';

interface Asked {
  readonly quick: boolean;
  readonly kernels: boolean;
  readonly only: string;
  readonly engine: string | null;
}

globalThis.onmessage = async ({ data: { quick, kernels, only, engine } }: MessageEvent<Asked>) => {
  const open = async (threads?: number) => browserHost(threads);
  const processors = navigator.hardwareConcurrency || 1;
  const engines = BENCH_ENGINES.filter((kind) => (engine ?? kind) === kind);
  const result = kernels
    ? await benchKernels(browserHost(), { seconds: secondsOf(quick), only })
    : { engines: await runSuite({ open, processors }, { quick, engines }, (news) => postMessage({ news })) };
  postMessage({ result });
};
