import { expect, test } from 'vitest';
import { type HostProcess, type SurveyLine, testHost } from '../../src/cli/check/host-process.ts';

const TESTED = { kind: 'reference', info: null, result: null, failure: 'told by a test' } as const;
const WHOLE: readonly SurveyLine[] = [
  { host: 'node', version: 'Node 0', threads: 2 },
  { begins: 'reference' },
  { engine: TESTED },
  { begins: 'cpu' },
];

/** A process that says these lines and then does something. */
function saying(lines: readonly SurveyLine[], then: string): HostProcess {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  // Written synchronously: what a process says before it crashes has left it.
  const program = `require('node:fs').writeSync(1, ${JSON.stringify(text)}); ${then}`;
  return {
    name: 'node',
    command: process.execPath,
    words: ['-e', program],
    env: process.env,
    silenceSeconds: 60,
  };
}

test('a host that is tested to its end has no fault', async () => {
  const begun: string[] = [];
  const lines: SurveyLine[] = [...WHOLE, { engine: { ...TESTED, kind: 'cpu' } }, { ended: true }];
  const tested = await testHost({ ...saying(lines, ''), onEngine: (kind) => begun.push(kind) });
  expect(tested).toMatchObject({ fault: null, survey: { host: 'node', version: 'Node 0', threads: 2 } });
  expect(tested!.survey.engines.map(({ kind }) => kind)).toEqual(['reference', 'cpu']);
  expect(begun).toEqual(['reference', 'cpu']);
});

test('a crash after the end is none: drivers crash while they are taken down', async () => {
  const lines: SurveyLine[] = [...WHOLE.slice(0, 3), { ended: true }];
  expect(await testHost(saying(lines, "process.kill(process.pid, 'SIGSEGV'); for (;;);"))).toMatchObject({
    fault: null,
  });
});

test('a crash is told with the engine and the signal, and what came before is kept', async () => {
  const tested = await testHost(saying(WHOLE, "process.kill(process.pid, 'SIGSEGV'); for (;;);"));
  expect(tested!.fault).toEqual({
    id: 'GBX-743',
    facts: { host: 'node', engine: 'cpu', signal: 'SIGSEGV' },
  });
  expect(tested!.survey.engines).toEqual([
    TESTED,
    { kind: 'cpu', info: null, result: null, failure: 'GBX-743' },
  ]);
});

test('one that says nothing any more is ended', async () => {
  const tested = await testHost({ ...saying(WHOLE, 'for (;;);'), silenceSeconds: 8 });
  expect(tested!.fault).toEqual({ id: 'GBX-744', facts: { host: 'node', engine: 'cpu', seconds: 8 } });
});

test('one that ends too soon is told with its last words', async () => {
  const tested = await testHost(
    saying(WHOLE, "console.error('first\\nno memory left'); process.exitCode = 7"),
  );
  expect(tested!.fault).toEqual({
    id: 'GBX-745',
    facts: { host: 'node', engine: 'cpu', code: 7, reason: 'no memory left' },
  });
});

test('a host that is not installed, or whose command is none, is not there', async () => {
  const { words, ...process } = saying([], "console.error('not downloaded'); process.exitCode = 1");
  expect(await testHost({ ...process, words })).toBeNull();
  expect(await testHost({ ...process, words, command: 'no-such-runtime' })).toBeNull();
});

test('a runtime that crashes before its first word is told too', async () => {
  const tested = await testHost(saying([], "process.kill(process.pid, 'SIGSEGV'); for (;;);"));
  expect(tested).toMatchObject({
    fault: { id: 'GBX-743', facts: { engine: '–' } },
    survey: { host: 'node', engines: [] },
  });
});

test('what a driver writes to stdout is passed over', async () => {
  const tested = await testHost(
    saying(
      [...WHOLE.slice(0, 1)],
      `process.stdout.write('libEGL warning\\n{not json\\n' + ${JSON.stringify(`${JSON.stringify({ ended: true })}\n`)})`,
    ),
  );
  expect(tested).toMatchObject({ fault: null, survey: { engines: [] } });
});
