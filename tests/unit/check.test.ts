import { expect, test } from 'vitest';
import { agreement } from '../../src/cli/check/check.ts';
import type { EngineSurvey, HostSurvey } from '../../src/cli/check/survey.ts';
import { openTerminal } from '../../src/cli/terminal.ts';

const result = { digest: 'a40637cceada5b22', gradientError: 0, seconds: 0.1 };
const opened = (kind: EngineSurvey['kind']): EngineSurvey => ({
  kind,
  info: { kind, device: 'a device', software: false, threads: 1, limits: {} },
  result,
  failure: null,
});
const closed: EngineSurvey = { kind: 'webgpu', info: null, result: null, failure: 'no adapter' };
const host = (name: HostSurvey['host'], engines: readonly EngineSurvey[]): HostSurvey => ({
  host: name,
  version: name,
  threads: 2,
  engines,
});

test('agreement says how many engines were compared, and names those that could not be opened', () => {
  const hosts = [
    host('node', [opened('reference'), opened('cpu'), closed]),
    host('deno', [opened('reference'), closed]),
  ];
  expect(agreement(openTerminal('en'), hosts)).toBe(
    'Engines compared: 3. They agree. Not compared, because they could not be opened: webgpu (node), webgpu (deno).',
  );
  expect(agreement(openTerminal('zh-Hans'), hosts)).toBe(
    '比较了 3 个引擎，结果一致。无法打开而未比较的引擎：webgpu (node)、webgpu (deno)。',
  );
});

test('where every engine was opened, none is named', () => {
  const hosts = [host('node', [opened('reference'), opened('cpu'), opened('webgpu')])];
  expect(agreement(openTerminal('en'), hosts)).toBe('Engines compared: 3. They agree.');
});
