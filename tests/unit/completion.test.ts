/** Completion in the shells themselves: the script that the program prints, sourced and asked. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completionScript } from '../../src/cli/completion/script.ts';
import { completionTable } from '../../src/cli/completion/table.ts';
import { experiments } from '../../src/experiments/registry.ts';
import { programIn } from '../support/program.ts';

type Shell = 'bash' | 'zsh' | 'fish';
const has = (shell: Shell) => spawnSync(shell, ['--version']).status === 0;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'glassbox-completion-'));
  for (const shell of ['bash', 'zsh', 'fish'] as const)
    writeFileSync(join(folder, `script.${shell}`), completionScript(programIn('en'), shell));
  mkdirSync(join(folder, 'results/first'), { recursive: true });
  mkdirSync(join(folder, 'results/unrelated'));
  writeFileSync(join(folder, 'results/first/manifest.json'), '{}');
  writeFileSync(join(folder, 'settings.json'), '{}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How each shell is asked what may follow; the last word is the one that is being typed. */
const ASK: Record<Shell, (words: readonly string[]) => string> = {
  bash: (words) =>
    `. ./script.bash; COMP_WORDS=(${words.map(single).join(' ')}); COMP_CWORD=${words.length - 1}; _glassbox; printf '%s\\n' "\${COMPREPLY[@]}"`,
  // What zsh offers is drawn by its editor; here the functions that it is handed to print it.
  zsh: (words) => `compdef() { : }; compset() { current=\${current#*=} }
_describe() { local name=\${@[-1]}; print -rl -- \${\${(P)name}%%:*} }
_files() { [[ $1 = -/ ]] && print -rl -- *(/N) || print -rl -- *(N) }
compadd() { local name=\${@[-1]}; print -rl -- \${(P)name} }
. ./script.zsh; words=(${words.map(single).join(' ')}); CURRENT=${words.length}; _glassbox`,
  fish: (words) =>
    `source ./script.fish; complete -C ${single(words.join(' '))} | string replace -r '\\t.*' ''`,
};
const single = (word: string) => `'${word}'`;

function ask(shell: Shell, ...words: string[]): string[] {
  const flags = shell === 'bash' ? ['--norc', '-c'] : shell === 'zsh' ? ['-f', '-c'] : ['--no-config', '-c'];
  const { stdout, stderr, status } = spawnSync(shell, [...flags, ASK[shell](words)], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, HOME: folder },
  });
  expect(stderr, words.join(' ')).toBe('');
  expect(status === 0 || status === 1, String(status)).toBe(true);
  return stdout.split('\n').filter(Boolean);
}

for (const shell of ['bash', 'zsh', 'fish'] as const) {
  const there = has(shell);
  // bash is everywhere that this is tested; the others are where somebody put them.
  if (!there && shell !== 'bash')
    console.warn(`SKIPPED: ${shell} is not installed, its completion is not tested`);
  describe.skipIf(!there && shell !== 'bash')(shell, () => {
    const starting = (prefix: string, found: readonly string[]) =>
      found.filter((word) => word.startsWith(prefix));

    test('commands, experiments and flags', () => {
      const commands = ask(shell, 'glassbox', '');
      expect(commands).toEqual(expect.arrayContaining(['list', 'run', 'link', 'completion', 'help']));
      expect(commands).not.toContain('side-by-side');
      expect(starting('sk-', ask(shell, 'glassbox', 'run', 'sk-'))).toEqual(
        expect.arrayContaining(experiments.map(({ id }) => id).filter((id) => id.startsWith('sk-'))),
      );
      const flags = ask(shell, 'glassbox', 'run', 'side-by-side', '--coup');
      expect(starting('--coup', flags).sort()).toEqual([
        '--coupling-bits',
        '--couplings',
        '--couplings-file',
      ]);
      expect(starting('--si', ask(shell, 'glassbox', 'link', 'sk-anneal', '--si'))).toEqual(['--size']);
    });

    test('values: choices of a setting, of an option, of an argument', () => {
      expect(ask(shell, 'glassbox', 'run', 'side-by-side', '--couplings', '').sort()).toEqual([
        'binary',
        'gaussian',
        'own',
      ]);
      expect(
        ask(shell, 'glassbox', '--lang', 'en', 'run', 'sk-anneal', '--quiet', '--engine', '').sort(),
      ).toEqual(['auto', 'cpu', 'reference', 'webgpu']);
      expect(ask(shell, 'glassbox', 'completion', '').sort()).toEqual(['bash', 'fish', 'zsh']);
      expect(starting('exit', ask(shell, 'glassbox', 'help', 'exit'))).toEqual(['exit-codes']);
      expect(starting('sk-an', ask(shell, 'glassbox', 'describe', 'sk-an'))).toEqual(['sk-anneal']);
    });

    test('a value is no command, and a word after it is none of another place', () => {
      const words = ['glassbox', 'run', '--out', 'side-by-side', ''];
      expect(ask(shell, ...words)).toContain('sk-anneal');
    });

    test('files, and folders of runs', () => {
      expect(ask(shell, 'glassbox', 'run', 'sk-anneal', '--config', '').join()).toContain('settings.json');
      expect(ask(shell, 'glassbox', 'run', '--resume', '')).toContain('results/first');
      expect(ask(shell, 'glassbox', 'run', 'sk-anneal', '--out', '').join()).not.toContain('settings.json');
    });
  });
}

test('bash: a value after = is completed without the flag', () => {
  expect(ask('bash', 'glassbox', 'run', 'side-by-side', '--couplings', '=', 'b')).toEqual(['binary']);
});

test('a command and a flag that are added to the program complete without another word', () => {
  const program = programIn('en');
  program.command('colour <DIR>').option('--hue <HUE>');
  for (const shell of ['bash', 'zsh', 'fish'] as const) {
    const script = completionScript(program, shell);
    expect(script).toContain('colour');
    expect(script).toContain('--hue');
    expect(completionScript(programIn('en'), shell)).not.toContain('--hue');
  }
  const place = completionTable(program).find(({ path }) => path === 'colour')!;
  expect(place.values.paths).toBe('run');
});
