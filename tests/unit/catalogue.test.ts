import { expect, test } from 'vitest';
import type { Experiment } from '../../src/experiments/declaration.ts';
import { experiments } from '../../src/experiments/registry.ts';
import {
  chooseLanguage,
  LANGUAGES,
  say,
  sayIfKnown,
  sayOf,
  sayProblem,
} from '../../src/messages/catalogue.ts';
import { en } from '../../src/messages/en/index.ts';
import { errorsEn } from '../../src/messages/errors.en.ts';
import { errorsZh } from '../../src/messages/errors.zh-Hans.ts';
import type { ProblemId } from '../../src/messages/problem.ts';
import { zhHans } from '../../src/messages/zh-Hans/index.ts';

/** Every text with its path: "lab.chart.csv" -> "CSV". */
function leaves(tree: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(path + key, value);
    else for (const [inner, text] of leaves(value, `${path}${key}.`)) found.set(inner, text);
  }
  return found;
}

const english = leaves({ ...en, errors: errorsEn });
const chinese = leaves({ ...zhHans, errors: errorsZh });

test('both languages have the same keys', () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
});

test('no text is empty', () => {
  for (const catalogue of [english, chinese])
    for (const [key, text] of catalogue) expect(text.trim(), key).not.toBe('');
});

const placeholders = (text: string) => new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]));

test('a Chinese text uses no placeholder that its English text does not have', () => {
  for (const [key, text] of chinese) {
    const known = placeholders(english.get(key)!);
    const strange = [...placeholders(text)].filter((name) => !known.has(name));
    expect(strange, key).toEqual([]);
  }
});

test('problems keep every placeholder in both languages', () => {
  for (const [key, text] of english) {
    if (!key.startsWith('errors.')) continue;
    const id = key.split('.')[1] as ProblemId;
    const all = (texts: object) => [...placeholders(Object.values(texts).join(' '))].sort();
    expect(all(errorsZh[id]), text).toEqual(all(errorsEn[id]));
  }
});

/** Names, symbols and words of files and programs, which are the same in every language. */
const SAME_EVERYWHERE =
  /\{\{\w+\}\}|npx glassbox( \w+)?|--?[a-z][a-z-]*|`[^`]*`|“[^”]*”|"[^"]*"|\b(Glassbox|glassbox|WebGPU|CPU|GPU|WebAssembly|SIMD|CSV|JSON|MaxCut|rudy|Matrix Market|MatrixMarket|Metropolis|Parisi|MALA|SGD|Nesterov|Adam|AdamW|RMSprop|ReLU|GELU|tanh|erf|MIT|Cookie|Home|End|Shift|Chrome|Edge|Safari|Firefox|Windows|https?|localhost|UTF-8|UTF-16|xlsx|ods|NaN|English|iJ|Shift|arXiv|ICLR|Phys|Rev|Lett|Entezari|Ainsworth|Chaudhari|Soatto|Baity|Jesi|Sherrington|Kirkpatrick|MB|MiB|manifest|Deno|Node)\b/g;

test('no English is left in the Chinese texts, and no Chinese in the English ones', () => {
  for (const [key, text] of chinese) {
    const rest = text.replace(SAME_EVERYWHERE, '');
    // A source is cited as its authors wrote it.
    if (key.endsWith('.source')) continue;
    // Two or more Latin words in a row are a sentence that nobody wrote in Chinese.
    expect(rest, key).not.toMatch(/[A-Za-z]{2,}[ ,]+[A-Za-z]{2,}/);
    if (!/[\u4e00-\u9fff]/.test(text))
      expect(rest.replace(/[^A-Za-z]/g, '').length, `${key}: ${text}`).toBeLessThan(4);
  }
  for (const [key, text] of english)
    expect(text, key).not.toMatch(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/);
});

test('Chinese sentences carry Chinese punctuation', () => {
  for (const [key, text] of chinese) expect(text, key).not.toMatch(/[\u4e00-\u9fff][,;!?](\s|$)/);
});

test('Chinese texts have no space after full-width punctuation and no half-width colon', () => {
  for (const [key, text] of chinese) {
    expect(text, key).not.toMatch(/[、。，：；！？] /);
    expect(text, key).not.toMatch(/[\u4e00-\u9fff]:/);
  }
});

test('a model that learns is a 学习器; 学习者 is a person', () => {
  for (const [key, text] of chinese) expect(text, key).not.toContain('学习者');
});

/** Every key that a declaration asks for. */
function declaredKeys({ fields, columns, figures, presets }: Experiment): string[] {
  const keys: string[] = ['name', 'question', 'guess.question', 'guess.answer'];
  for (const [name, field] of Object.entries(fields)) {
    keys.push(`fields.${name}.label`, `fields.${name}.help`);
    if (field.kind === 'choice')
      keys.push(...field.options.map((option) => `fields.${name}.options.${option}`));
  }
  for (const { name } of columns) keys.push(`columns.${name}`);
  for (const figure of figures) {
    keys.push(`figures.${figure.id}.title`, `figures.${figure.id}.caption`);
    if (
      figure.kind === 'line' ||
      figure.kind === 'histogram' ||
      figure.kind === 'gallery' ||
      figure.kind === 'fields' ||
      figure.kind === 'profile'
    )
      keys.push(`figures.${figure.id}.x`, `figures.${figure.id}.y`);
    if (figure.kind === 'gallery') keys.push(`figures.${figure.id}.panel`);
    if (figure.kind === 'fields') {
      keys.push(...figure.panels.map(({ id }) => `figures.${figure.id}.panels.${id}`));
      keys.push(...(figure.points ?? []).map(({ source }) => `figures.${figure.id}.points.${source}`));
    }
    if (figure.kind === 'profile') {
      const words = { lines: figure.lines.map(({ y }) => y), bands: figure.bands.map(({ id }) => id) };
      const points = (figure.points ?? []).map(({ source }) => source);
      for (const [group, names] of Object.entries({ ...words, points }))
        keys.push(...names.map((name) => `figures.${figure.id}.${group}.${name}`));
    }
    if (figure.kind === 'decision') {
      const field = fields[figure.field];
      const letters = field?.kind === 'text' && field.form?.kind === 'letters' ? [...field.form.letters] : [];
      keys.push(...letters.map((letter) => `figures.${figure.id}.options.${letter}`));
      keys.push(...figure.measures.map(({ id }) => `figures.${figure.id}.measures.${id}`));
      keys.push(...['choose', 'chosen', 'over'].map((word) => `figures.${figure.id}.${word}`));
    }
    if (figure.kind !== 'line') continue;
    keys.push(...(figure.curves ?? []).map(({ id }) => `curves.${id}`));
    keys.push(...(figure.ticks ?? []).map(({ id }) => `ticks.${id}`));
  }
  for (const name of Object.keys(presets)) keys.push(`presets.${name}`, `presetHelp.${name}`);
  return keys;
}

test.each(experiments.map((experiment) => [experiment.id, experiment] as const))(
  '%s has every text that its declaration asks for, in both languages',
  (id, experiment) => {
    for (const language of LANGUAGES) {
      const missing = declaredKeys(experiment).filter(
        (key) => !sayIfKnown(language, `experiments.${id}.${key}`),
      );
      expect(missing, language).toEqual([]);
      const groups = Object.values(experiment.fields).map(({ group }) => `groups.${group}`);
      const units = Object.values(experiment.fields).flatMap(({ unit }) => (unit ? [`units.${unit}`] : []));
      expect(
        [...groups, ...units].filter((key) => !sayIfKnown(language, key)),
        language,
      ).toEqual([]);
    }
  },
);

test('every finding that side-by-side can give has its sentences', () => {
  const ids = [
    'glass-freezing',
    'learner-freezing',
    'glass-parted',
    'learner-parted',
    'glass-equilibrium',
    'learner-equilibrium',
    'magnetisation',
    'control',
    'weights',
  ];
  for (const id of ids) {
    for (const verdict of ['yes', 'no', 'cannot-tell'])
      for (const language of LANGUAGES)
        expect(
          sayIfKnown(language, `experiments.side-by-side.findings.${id}.${verdict}`),
          `${id}.${verdict}`,
        ).toBeTruthy();
  }
});

test('the first language that we speak wins: link, stored, then the browser’s list', () => {
  expect(chooseLanguage(['zh-TW', null, 'en'])).toBe('zh-Hans');
  expect(chooseLanguage([null, 'en-GB', 'zh-CN'])).toBe('en');
  expect(chooseLanguage([null, undefined, 'fr', 'zh'])).toBe('zh-Hans');
  expect(chooseLanguage(['klingon', 'fr'])).toBe('en');
});

test('facts go into texts and problems, and a missing text falls back to its name', () => {
  expect(say('zh-Hans', 'lab.chart.peak', { x: '0.5' })).toContain('0.5');
  expect(sayProblem('en', 'GBX-103').what).toBe(errorsEn['GBX-103'].what);
  expect(sayOf('en', 'side-by-side', 'columns.unheardOf')).toBe('unheardOf');
});

test('the texts of an experiment are exported under its id in camelCase: the page looks for them there', async () => {
  for (const [language, all] of [
    ['en', en.experiments],
    ['zh-Hans', zhHans.experiments],
  ] as const)
    for (const [id, { name, question, ...words }] of Object.entries(all)) {
      const module = (await import(`../../src/messages/${language}/${id}.ts`)) as Record<string, object>;
      expect(module[id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())], id).toEqual(words);
      expect([name, question]).not.toContain('');
    }
});
