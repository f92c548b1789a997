import temml from 'temml';
import { expect, test } from 'vitest';
import { experiments } from '../../src/experiments/registry.ts';
import { FORMULAS, FORMULAS_OF, type FormulaId } from '../../src/lab/formulas/formulas.ts';
import { MATHML } from '../../src/lab/formulas/mathml.ts';
import { glossary as english } from '../../src/messages/en/glossary.ts';
import { en } from '../../src/messages/en/index.ts';
import { glossary as chinese } from '../../src/messages/zh-Hans/glossary.ts';
import { zhHans } from '../../src/messages/zh-Hans/index.ts';

const ids = Object.keys(FORMULAS) as FormulaId[];

test('what is typeset is what is written: `npm run formulas` has been run', () => {
  const options = { displayMode: true, throwOnError: true, xml: false, trust: false };
  for (const id of ids) expect(MATHML[id], id).toBe(temml.renderToString(FORMULAS[id].tex, options));
  expect(Object.keys(MATHML)).toEqual(ids);
});

test('every experiment has its formulas, every formula an experiment, a source and words', () => {
  for (const { id } of experiments) expect(FORMULAS_OF[id]?.length, id).toBeGreaterThan(0);
  const used = new Set(Object.values(FORMULAS_OF).flat());
  expect(ids.filter((id) => !used.has(id))).toEqual([]);
  expect(Object.keys(en.formulas.say).sort()).toEqual([...ids].sort());
  for (const { source } of Object.values(FORMULAS)) expect(source).toMatch(/\d{4}|§/);
});

test('no script and no link can come out of a formula', () => {
  for (const text of Object.values(MATHML)) expect(text).not.toMatch(/<script|href|on\w+=|javascript:/i);
});

/** Every Chinese text with its path. */
function texts(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : texts(value, `${path}${key}.`),
  );
}

test('one word for one thing: names that the glossary does not use are not used elsewhere', () => {
  // What each must be called instead stands behind it.
  const others: readonly [RegExp, string][] = [
    [/液相/, '顺磁相'],
    [/挫败/, '阻挫'],
    [/复本/, '副本'],
    [/序参数/, '序参量'],
    [/模拟退火算法|冷却退火/, '退火'],
    [/过参量化|过度参数化/, '过参数化'],
    [/神经网路/, '神经网络'],
    [/能量地形|能量地貌/, '能量景观'],
    [/误差线|误差条/, '误差棒'],
  ];
  for (const [path, text] of texts(zhHans))
    for (const [pattern, instead] of others)
      expect(pattern.test(text), `${path}: “${text}” should say ${instead}`).toBe(false);
});

test('terms differ from one another, in each language', () => {
  for (const { terms } of [english, chinese]) {
    const all = Object.values(terms).map(({ term }) => term);
    expect(new Set(all).size).toBe(all.length);
  }
});
