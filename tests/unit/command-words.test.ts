/** What the small commands refuse, each with its id, before anything is printed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { validate } from '../../src/cli/commands/validate.ts';
import { createProgram } from '../../src/cli/program.ts';
import { isProblem } from '../../src/messages/problem.ts';
import { deafTerminal } from '../support/program.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'glassbox-words-'));
  writeFileSync(join(folder, 'bare.json'), '{"seed": 3}');
  writeFileSync(join(folder, 'bad.json'), '{"experiment": "sk-anneal", "config": {"size": 1e9}}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** @returns the ids that were told, and what went to standard output */
async function run(words: readonly string[]): Promise<{ ids: string[]; code: number; out: string }> {
  const terminal = deafTerminal('en');
  let [code, out] = [0, ''];
  const hear = (text: string | Uint8Array) => {
    out += String(text);
    return true;
  };
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(hear);
  const listening = { ...terminal, out: (text: string) => void hear(text) };
  try {
    const program = createProgram(listening, (ended) => {
      code = ended;
    });
    await program.parseAsync([...words], { from: 'user' });
    return { ids: terminal.told.map(({ id }) => id), code, out };
  } catch (error) {
    return { ids: [isProblem(error) ? error.id : (error as { code: string }).code], code: 2, out };
  } finally {
    write.mockRestore();
  }
}

test.each([
  [['help', 'rnu'], 'GBX-412'],
  [['help', 'run', 'sk-aneal'], 'GBX-400'],
  [['completion', 'tcsh'], 'commander.invalidArgument'],
  [['completion'], 'commander.missingArgument'],
  [['man', 'sk-aneal'], 'GBX-400'],
  [['describe', 'sk-anneal', '--json', '--json-schema'], 'commander.conflictingOption'],
  [['link'], 'GBX-756'],
  [['link', 'sk-aneal'], 'GBX-400'],
  [['link', 'missing.json'], 'GBX-409'],
  [['link', 'FOLDER/bare.json'], 'GBX-750'],
  [['link', 'FOLDER/bad.json'], 'GBX-402'],
  [['link', 'FOLDER'], 'GBX-409'],
  [['link', 'sk-anneal', '--size', '1e9'], 'GBX-402'],
  [['link', 'sk-anneal', '--sise', '8'], 'commander.unknownOption'],
  [['link', 'sk-anneal', '--page', 'javascript:alert(1)'], 'GBX-751'],
  [['link', '--read', 'hello'], 'GBX-753'],
  [['link', '--read', ''], 'GBX-753'],
  [['link', '--read', 'v=1&x=gone&seed=1'], 'GBX-400'],
])('%j is refused with %s', async (words, id) => {
  const told = await run(words.map((word) => word.replace('FOLDER', folder)));
  expect(told).toEqual({ ids: [id], code: 2, out: '' });
});

test('the negative control: what is right is not refused', async () => {
  expect(await run(['link', 'sk-anneal', '--size', '64'])).toEqual({
    ids: [],
    code: 0,
    out: '#v=1&x=sk-anneal&seed=42&n=64',
  });
});

test('where the scripts are not installed, validate says so', async () => {
  await expect(validate(folder, undefined, true)).rejects.toThrow('GBX-754');
});
