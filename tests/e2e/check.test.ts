import { afterEach, expect, test, vi } from 'vitest';
import { cli } from '../support/cli.ts';

interface Told {
  readonly agree: boolean;
  readonly hosts: readonly {
    readonly host: string;
    readonly fault: { readonly id: string } | null;
    readonly engines: readonly {
      readonly kind: string;
      readonly result: { readonly digest: string } | null;
    }[];
  }[];
}

const digestsOf = ({ hosts }: Told, host: string) =>
  hosts.find((told) => told.host === host)!.engines.flatMap(({ result }) => (result ? [result.digest] : []));

afterEach(() => vi.unstubAllEnvs());

test('a crash while Node is tested is told with its id; what was tested before, and Deno, are reported', async () => {
  vi.stubEnv('GLASSBOX_TEST_FAULT', 'crash node webgpu');
  const { code, out, error } = await cli(['check', '--json']);
  const told = JSON.parse(out) as Told;
  expect(code).toBe(1);
  expect(told.agree).toBe(false);
  expect(told.hosts.map(({ host, fault }) => [host, fault?.id ?? null])).toEqual([
    ['node', 'GBX-743'],
    ['deno', null],
  ]);
  expect(digestsOf(told, 'node')).toHaveLength(2);
  expect(digestsOf(told, 'deno').length).toBeGreaterThanOrEqual(2);
  expect(error).toMatch(/GBX-743 .*node.*SIGSEGV.*webgpu/);
  expect(error).not.toMatch(/\bat .*\.mjs/);
});

test('a host that hangs is ended and told, in words of the reader', async () => {
  vi.stubEnv('GLASSBOX_TEST_FAULT', 'hang deno cpu');
  // Long enough for the other host on a busy machine.
  const { code, out, error } = await cli(['check', '--timeout', '15', '--lang', 'zh-Hans']);
  expect(code).toBe(1);
  expect(error).toMatch(/GBX-744 .*deno.*cpu.*15/);
  expect(error).toContain('没有回应');
  expect(out).toMatch(/cpu .*[0-9a-f]{16}/);
});

test('a waiting time that is none is refused', async () => {
  expect(await cli(['check', '--timeout', 'soon'])).toMatchObject({ code: 2, out: '' });
});
