/** The manual: every command and flag is in it, roff's own checkers find nothing, and the page in the repository is this one. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { flagOf } from '../../src/cli/flags.ts';
import { pathOf } from '../../src/cli/help/teach.ts';
import { TOPICS } from '../../src/cli/help/topics.ts';
import { experimentPage, programPage } from '../../src/cli/man/pages.ts';
import { roffText } from '../../src/cli/man/roff.ts';
import { experimentById, experiments } from '../../src/experiments/registry.ts';
import { LANGUAGES } from '../../src/messages/catalogue.ts';
import type { Language } from '../../src/messages/language.ts';
import { deafTerminal, programIn } from '../support/program.ts';

const pageIn = (language: Language) => programPage(programIn(language), deafTerminal(language));
const pageOf = (id: string, language: Language) =>
  experimentPage(programIn(language), deafTerminal(language), experimentById(id));
const english = pageIn('en');

test('every command, flag, experiment, exit code and variable is there', () => {
  for (const command of programIn('en').commands) {
    expect(english).toContain(roffText(`glassbox ${pathOf(command)}`));
    for (const { flags } of command.options) expect(english).toContain(`\\fB${roffText(flags)}\\fP`);
  }
  for (const { id } of experiments) expect(english).toContain(`\\fB${roffText(id)}\\fP`);
  for (const entries of Object.values(TOPICS))
    for (const [term] of entries) expect(english).toContain(`\\fB${roffText(term)}\\fP`);
});

test('the page of an experiment has its settings, presets and columns', () => {
  for (const { id, fields, presets, columns } of experiments) {
    const page = pageOf(id, 'en');
    const terms = [
      ...Object.keys(fields).map(flagOf),
      ...Object.keys(presets),
      ...columns.map(({ name }) => name),
    ];
    for (const term of terms) expect(page, `${id} ${term}`).toContain(`\\fB${roffText(term)}\\fP`);
  }
});

test('man/glassbox.1 is what the program gives (else: npm run man)', () => {
  expect(readFileSync(join(import.meta.dirname, '../../man/glassbox.1'), 'utf8')).toBe(english);
});

test('text is no request by accident, and Chinese may be broken where Chinese is', () => {
  expect(roffText(".TH x\n'quoted\na\\b")).toBe("\\&.TH x\n\\&'quoted\na\\eb");
  expect(roffText('--size')).toBe('\\-\\-size');
  expect(roffText('玻璃。')).toBe('\\[u73BB]\\:\\[u7483]\\[u3002]');
});

/** Checkers of manual pages; what one says on a page is a fault. */
const CHECKERS = {
  mandoc: ['-T', 'lint', '-W', 'warning'],
  groff: ['-ww', '-man', '-Tutf8', '-z'],
} as const;

for (const [checker, flags] of Object.entries(CHECKERS)) {
  const { error } = spawnSync(checker, ['-v'], { input: '' });
  const check = (page: string) => {
    const { stdout, stderr } = spawnSync(checker, flags, { input: page, encoding: 'utf8' });
    return `${stdout}${stderr}`;
  };
  if (error) console.warn(`SKIPPED: ${checker} is not installed, the manual is not checked by it`);
  describe.skipIf(error !== undefined)(checker, () => {
    test.each(LANGUAGES)('has nothing to say on the pages (%s)', (language) => {
      expect(check(pageIn(language))).toBe('');
      for (const id of ['side-by-side', 'choose', 'two-doubts', 'uci'])
        expect(check(pageOf(id, language)), id).toBe('');
    });

    test('finds a page that is broken', () => {
      expect(check(`${english}.RS\n.nosuchrequest\n.fi\n.RE\n.RE\n\\[nosuchcharacter]\n`)).not.toBe('');
    });
  });
}
