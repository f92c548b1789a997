/** What the command line tells: help, topics, links, schemas, completion, manual, as people call them. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { experiments } from '../../src/experiments/registry.ts';
import { cli, type Ended, scratch } from '../support/cli.ts';
import { mutatedConfigs } from '../support/mutated-configs.ts';

/** Bad input ends with 2, an id on stderr and nothing on stdout; never with a stack. */
function expectRefused({ code, out, error }: Ended, id: string | RegExp, said: string): void {
  expect(code, said).toBe(2);
  expect(out, said).toBe('');
  expect(error, said).toMatch(id);
  expect(error, said).not.toMatch(/GBX-500|\n\s+at /);
}

describe('help', () => {
  test('a command and --help say the same; topics have their own', async () => {
    const [one, other] = [await cli(['help', 'run', 'sk-anneal']), await cli(['run', 'sk-anneal', '--help'])];
    expect(one).toMatchObject({ code: 0, error: '' });
    expect(one.out).toBe(other.out);
    expect(one.out).toContain('--slowest <VALUE>');
    const codes = await cli(['help', 'exit-codes']);
    expect(codes.out).toMatch(/\n {2}143 /);
    expect((await cli(['help', 'environment', '--lang', 'zh-Hans'])).out).toMatch(/^环境变量/);
    expect((await cli(['help'])).out).toBe((await cli(['--help'])).out);
  });

  // The others are refused in tests/unit/command-words.test.ts.
  test.each([
    [['help', 'rnu'], 'GBX-412'],
    [['completion', 'tcsh'], 'GBX-413'],
    [['link', 'sk-anneal', '--sise', '8'], 'GBX-411'],
    [['validate', '--only', 'ground-binry-15'], 'GBX-755[\\s\\S]*ground-binary-15'],
  ])('%j is refused with %s', async (words, id) => {
    const folder = scratch();
    expectRefused(await cli(words, folder), new RegExp(id), words.join(' '));
    expect(readdirSync(folder)).toEqual([]);
  });

  test('what cannot be read is told in the reader’s language', async () => {
    const { error } = await cli(['completion', 'tcsh', '--lang', 'zh-Hans']);
    expect(error).toMatch(/“tcsh”不是 SHELL 的值；可以是 bash, zsh, fish/);
  });
});

describe('link', () => {
  test('settings become a link, and the link the same settings', async () => {
    const folder = scratch();
    const link = await cli([
      'link',
      'sk-anneal',
      '--size',
      '64',
      '--seed',
      '7',
      '--page',
      'https://example.org/g/#old',
    ]);
    expect(link).toMatchObject({
      code: 0,
      error: '',
      out: 'https://example.org/g/#v=1&x=sk-anneal&seed=7&n=64\n',
    });
    const read = await cli(['link', '--read', link.out.trim()]);
    expect(read).toMatchObject({ code: 0, error: '' });
    const settings = JSON.parse(read.out);
    expect(settings).toMatchObject({ format: 1, experiment: 'sk-anneal', config: { size: 64, seed: 7 } });
    writeFileSync(join(folder, 'settings.json'), read.out);
    expect((await cli(['link', 'settings.json'], folder)).out).toBe('#v=1&x=sk-anneal&seed=7&n=64\n');
    const over = await cli(['link', 'sk-anneal', '--config', 'settings.json', '--seed', '8'], folder);
    expect(over.out).toBe('#v=1&x=sk-anneal&seed=8&n=64\n');
  });

  test('values that had to be mended are told, as `run --link` does', async () => {
    const { code, out, error } = await cli(['link', '--read', 'v=1&x=sk-anneal&seed=7&n=99999999&zz=1']);
    expect(code).toBe(0);
    expect(JSON.parse(out).config.size).toBe(2048);
    expect(error).toMatch(/GBX-415/);
    expect(error).toMatch(/GBX-417/);
  });

  test('own files go along where that is asked for, and are refused where they are too long', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'glass.txt'), '1 2 0.5\n2 3 -1\n1 3 0.25\n');
    const words = ['link', 'side-by-side', '--couplings', 'own', '--couplings-file', 'glass.txt'];
    const without = await cli(words, folder);
    expect(without.out).not.toContain('z=');
    expect(without.error).toContain('--files');
    const packed = await cli([...words, '--files'], folder);
    expect(packed.error).toBe('');
    const back = JSON.parse((await cli(['link', '--read', packed.out.trim()])).out);
    expect(back.config.couplingsFile).toEqual({
      name: 'glass.txt',
      text: readFileSync(join(folder, 'glass.txt'), 'utf8'),
    });
    // Noise cannot be packed.
    const noise = Array.from({ length: 3000 }, (_, i) => `${i + 1} ${i + 2} ${Math.sin(i * i) * 1e6}`).join(
      '\n',
    );
    writeFileSync(join(folder, 'glass.txt'), noise);
    expectRefused(await cli([...words, '--files'], folder), 'GBX-752', 'too long');
  });

  test('a finished run has a link with its fingerprint, which `run --link` finds the same', async () => {
    const folder = scratch();
    const small = [
      '--size',
      '16',
      '--slowest',
      '10',
      '--samples',
      '2',
      '--copies',
      '2',
      '--engine',
      'reference',
    ];
    const run = await cli(['run', 'sk-anneal', ...small, '--out', 'first', '--quiet'], folder);
    expect(run.code).toBe(0);
    const link = await cli(['link', 'first'], folder);
    expect(link.out).toMatch(/^#v=1&x=sk-anneal&.*&fp=[0-9a-f]{8}\n$/);
    const again = await cli(
      ['run', '--link', link.out.trim(), '--engine', 'cpu', '--out', 'second', '--quiet'],
      folder,
    );
    expect(again.code).toBe(0);
    const forged = link.out.trim().replace(/fp=[0-9a-f]/, (found) => (found.endsWith('0') ? 'fp=1' : 'fp=0'));
    expect((await cli(['run', '--link', forged, '--out', 'third', '--quiet'], folder)).code).toBe(1);
  });
});

describe('schema, completion, manual, tables', () => {
  test('describe --json-schema is JSON, in the language that is asked for', async () => {
    const { code, out } = await cli(['describe', 'sk-anneal', '--json-schema', '--lang', 'zh-Hans']);
    expect(code).toBe(0);
    const schema = JSON.parse(out);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.properties.size).toMatchObject({ type: 'integer', maximum: 2048, title: '自旋数' });
  });

  test('what `completion bash` prints completes in bash', async () => {
    const { code, out, error } = await cli(['completion', 'bash']);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const folder = scratch();
    writeFileSync(join(folder, 'script'), out);
    const asked = spawnSync(
      'bash',
      [
        '--norc',
        '-c',
        `. ./script; complete -p glassbox; COMP_WORDS=(glassbox run sk-an); COMP_CWORD=2; _glassbox; echo "\${COMPREPLY[@]}"`,
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(asked.stdout).toBe('complete -F _glassbox glassbox\nsk-anneal\n');
  });

  test('the manual is roff, of the program and of an experiment', async () => {
    expect((await cli(['man', '--lang', 'en'])).out).toMatch(/^\.TH "GLASSBOX" 1 /);
    expect((await cli(['man', 'sk-anneal'])).out).toMatch(/^\.TH "GLASSBOX\\-SK\\-ANNEAL" 1 /);
  });

  test('validate names its measurements', async () => {
    const { code, out } = await cli(['validate', '--list', '--only', 'ground-binary-15']);
    expect(code).toBe(0);
    expect(out).toContain('ground-binary-15');
  });
});

describe('broken settings files through the command itself', () => {
  test('each gives a link, or is refused with an id', async () => {
    const folder = scratch();
    const files = [
      ...mutatedConfigs(experiments, 'json', 10, 77).map((file) => ({ ...file, format: 'json' })),
      ...mutatedConfigs(experiments, 'toml', 10, 78).map((file) => ({ ...file, format: 'toml' })),
    ];
    const count = { taken: 0, refused: 0 };
    for (let at = 0; at < files.length; at += 2) {
      await Promise.all(
        files.slice(at, at + 2).map(async ({ experiment, text, format }, i) => {
          const name = `settings-${at + i}.${format}`;
          writeFileSync(join(folder, name), text);
          const ended = await cli(['link', experiment.id, '--config', name], folder);
          if (ended.code === 0) {
            count.taken++;
            expect(ended.out).toMatch(/^#v=1&x=/);
          } else {
            count.refused++;
            expectRefused(ended, /GBX-\d{3}/, text.slice(0, 200));
          }
        }),
      );
    }
    expect(count.taken + count.refused).toBe(20);
    expect(count.refused).toBeGreaterThan(8);
  });

  test('a run is refused before it has written anything, and what is in a file does not steer the terminal', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'settings.json'), '{"seed": "\\u001b[2J\\u001b]0;x\\u0007", "toString": 1}');
    const ended = await cli(['run', 'sk-anneal', '--config', 'settings.json'], folder);
    expectRefused(ended, /GBX-40[13]/, 'escape');
    expect(ended.error).not.toMatch(/[^\P{Cc}\n\t]/u);
    writeFileSync(join(folder, 'settings.json'), `{"seed": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
    expectRefused(await cli(['run', 'sk-anneal', '--config', 'settings.json'], folder), /GBX-403/, 'deep');
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});
