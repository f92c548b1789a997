import { browserHost } from '../src/host/browser.ts';
import { benchKernels, secondsOf } from './kernels/suite.ts';
import { runSuite, type SuiteOptions } from './suite.ts';

type Asked = SuiteOptions & { readonly kernels: boolean; readonly only: string };

globalThis.onmessage = async ({ data: { quick, kernels, only } }: MessageEvent<Asked>) => {
  const host = browserHost();
  postMessage(
    await (kernels ? benchKernels(host, { seconds: secondsOf(quick), only }) : runSuite(host, { quick })),
  );
};
