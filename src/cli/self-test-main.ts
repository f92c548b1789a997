/** The survey of this host as one line of JSON: `deno run -A dist/headless/self-test.mjs`. */
import { headlessHost } from '../host/headless.ts';
import { surveyHost } from './survey.ts';

console.log(JSON.stringify(await surveyHost(await headlessHost())));
