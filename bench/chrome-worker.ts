import { browserHost } from '../src/host/browser.ts';
import { runSuite, type SuiteOptions } from './suite.ts';

globalThis.onmessage = async ({ data }: MessageEvent<SuiteOptions>) => {
  postMessage(await runSuite(browserHost(), data));
};
