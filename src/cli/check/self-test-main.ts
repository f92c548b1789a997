/** The survey of this host, told line by line as it goes (`SurveyLine`): `deno run -A dist/headless/self-test.mjs [THREADS]`. */
import process from 'node:process';
import { headlessHost } from '../../host/headless.ts';
import { commitFault } from './committed-fault.ts';
import type { SurveyLine } from './host-process.ts';
import { ENGINE_KINDS, hostVersion, surveyEngine } from './survey.ts';

const tell = (line: SurveyLine) => console.log(JSON.stringify(line));

const threads = Number(process.argv[2]);
const host = await headlessHost(Number.isInteger(threads) && threads > 0 ? threads : undefined);
tell({ host: host.name, version: hostVersion(), threads: host.threads });
for (const kind of ENGINE_KINDS) {
  tell({ begins: kind });
  await commitFault(host.name, kind);
  tell({ engine: await surveyEngine(kind, host) });
}
tell({ ended: true });
// Drivers have been seen to crash while a process that is done with them is taken down; nothing is lost by not waiting for that.
process.exit(0);
