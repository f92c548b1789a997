import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { deflateSync, strFromU8, strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Experiment, Field } from '../../src/experiments/declaration.ts';
import { decodeLink, encodeLink } from '../../src/experiments/link.ts';
import { decodePacked, encodePacked, hasFiles, LARGEST_PACKED } from '../../src/experiments/link-pack.ts';
import { splitLink } from '../../src/experiments/link-parts.ts';
import { experimentById, experiments } from '../../src/experiments/registry.ts';
import { checkField, defaultsOf } from '../../src/experiments/schema.ts';
import { anyConfig } from '../support/any-config.ts';
import { walk } from '../support/walk.ts';

const known = [walk, ...experiments];
const SEED = 20_261_130;
const table = { name: 'mine.csv', text: 'x,y\n1,2\n3,4\n' };

/** Values of `z` as a stranger may write them. */
const packed = (value: unknown) =>
  btoa(strFromU8(deflateSync(strToU8(JSON.stringify(value))), true))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

function isAllowed({ fields }: Experiment, config: Readonly<Record<string, unknown>>): void {
  expect(Object.keys(config)).toEqual(Object.keys(fields));
  for (const [key, field] of Object.entries(fields))
    expect(checkField(key, field, config[key]), key).toBeNull();
}

describe('a packed link', () => {
  test('200 random configurations of all experiments: encode, decode, encode', () => {
    const any = fc
      .constantFrom(...known)
      .chain((experiment) =>
        anyConfig(experiment, { files: true }).map((config) => ({ experiment, config })),
      );
    fc.assert(
      fc.property(any, fc.boolean(), ({ experiment, config }, files) => {
        const { link, tooLong } = encodePacked(experiment, config, { files });
        const decoded = decodePacked(`#${link}`, known);
        expect(decoded.notes).toEqual([]);
        expect(decoded.experiment.id).toBe(experiment.id);
        if (files && tooLong === null) expect(decoded.config).toEqual(config);
        expect(encodePacked(decoded.experiment, decoded.config, { files }).link).toBe(link);
      }),
      { numRuns: 200, seed: SEED },
    );
  });

  test('what is short is not packed: the link is the readable one', () => {
    const config = { ...defaultsOf(walk.fields), rows: 40, name: 'short', start: table };
    expect(encodePacked(walk, config).link).toBe(encodeLink(walk, config));
    expect(hasFiles(walk, config)).toBe(true);
  });

  test('a long text is, and comes back', () => {
    const experiment = experimentById('materials');
    const [key] = Object.entries(experiment.fields).find(
      ([, field]) => field.kind === 'text' && field.maxLength >= 2000,
    )!;
    const columns = Array.from({ length: 40 }, (_, k) => `feature ${k}`).join(', ');
    const config = { ...defaultsOf(experiment.fields), [key]: columns };
    const { link } = encodePacked(experiment, config);
    expect(link).toMatch(/^v=1&x=materials&seed=\d+&z=[\w-]+$/);
    expect(link.length).toBeLessThan(encodeLink(experiment, config).length);
    expect(decodePacked(link, known)).toMatchObject({ config, notes: [] });
  });

  test('a file goes along only when its owner says so, byte for byte', () => {
    const start = { name: '表格.csv', text: 'a;b\r\n"ü",１\n' };
    const config = { ...defaultsOf(walk.fields), start };
    expect(encodePacked(walk, config).link).not.toContain('z=');
    const { link } = encodePacked(walk, config, { files: true });
    expect(decodePacked(link, known)).toMatchObject({ config, notes: [] });
  });

  test('what does not fit is left out, and its size is told', () => {
    // Nothing compresses well that a good generator made.
    const text = Buffer.from(
      fc.sample(fc.uint8Array({ minLength: 9000, maxLength: 9000 }), { numRuns: 1, seed: 3 })[0]!,
    ).toString('hex');
    const config = { ...defaultsOf(walk.fields), rows: 9, start: { name: 'big.csv', text } };
    const { link, tooLong } = encodePacked(walk, config, { files: true });
    expect(tooLong).toBeGreaterThan(LARGEST_PACKED);
    expect(link).toBe('v=1&x=walk&seed=1&n=9');
  });

  test('fingerprint and view stand at their places', () => {
    const config = { ...defaultsOf(walk.fields), start: table };
    const extra = { files: true, view: { lang: 'en', 'ui.embed': 'basic' }, fp: '1a2b3c4d' };
    const { link } = encodePacked(walk, config, extra);
    expect(link).toMatch(/^v=1&x=walk&seed=1&lang=en&ui\.embed=basic&z=[\w-]+&fp=1a2b3c4d$/);
    expect(splitLink(`https://example.org/lab/#${link}`)).toMatchObject({
      fp: '1a2b3c4d',
      plain: 'v=1&x=walk&seed=1&lang=en&ui.embed=basic',
    });
  });
});

describe('a damaged link', () => {
  test.each([
    ['v=1&x=walk&n=9&z=', 'GBX-610'],
    ['v=1&x=walk&n=9&z=%%%', 'GBX-610'],
    ['v=1&x=walk&n=9&z=AAAA', 'GBX-610'],
    [`v=1&x=walk&n=9&z=${'A'.repeat(LARGEST_PACKED + 1)}`, 'GBX-610'],
    [`v=1&x=walk&n=9&z=${packed([1])}`, 'GBX-610'],
    [`v=1&x=walk&n=9&z=${packed({ q: 1 })}`, 'GBX-417'],
    [`v=1&x=walk&n=9&z=${packed({ n: 12 })}`, 'GBX-417'],
    [`v=1&x=walk&n=9&z=${packed({ t: 7 })}`, 'GBX-611'],
    [`v=1&x=walk&n=9&z=${packed({ f: { name: 'a', text: 1 } })}`, 'GBX-611'],
    [`v=1&x=walk&n=9&z=${packed({ f: { name: 'a', text: 'b', more: 1 } })}`, 'GBX-611'],
  ])('%s: the rest is used, and the loss is said', (link, id) => {
    const { config, notes } = decodePacked(link, known);
    expect(config).toEqual({ ...defaultsOf(walk.fields), rows: 9 });
    expect(notes.map((note) => note.id)).toEqual([id]);
  });

  test('nothing is packed for an experiment that is not known here', () => {
    const { config, notes } = decodePacked(`v=1&x=wlak&z=${packed({ t: 'a' })}`, known);
    expect(config).toEqual(defaultsOf(walk.fields));
    expect(notes.map(({ id }) => id)).toEqual(['GBX-418']);
  });

  test('200 mutated links never throw, give an allowed configuration, and say what was changed', () => {
    const whole = known.map((experiment) => {
      const config: Record<string, unknown> = { ...defaultsOf(experiment.fields) };
      for (const [key, field] of Object.entries(experiment.fields)) config[key] = other(field);
      return encodePacked(experiment, config, {
        files: true,
        fp: '1a2b3c4d~loss~0.1~0.01',
        view: { hide: 'seed' },
      }).link;
    });
    const mutated = fc
      .constantFrom(...whole)
      .chain((link) =>
        fc
          .tuple(fc.nat(link.length - 1), fc.nat(12), fc.string({ unit: 'binary', maxLength: 4 }))
          .map(([at, cut, put]) => ({ link, broken: link.slice(0, at) + put + link.slice(at + cut) })),
      );
    let said = 0;
    fc.assert(
      fc.property(mutated, ({ link, broken }) => {
        const before = decodePacked(link, known);
        const after = decodePacked(broken, known);
        isAllowed(after.experiment, after.config);
        // What is silent is another link as good as the first: it says itself again.
        if (after.notes.length > 0) said++;
        else {
          const again = encodePacked(after.experiment, after.config, { files: true, view: after.view }).link;
          expect(decodePacked(again, known)).toMatchObject({ config: after.config, notes: [] });
        }
        expect(before.notes).toEqual([]);
      }),
      { numRuns: 200, seed: SEED },
    );
    expect(said).toBeGreaterThan(20);
  });

  test('each of these changes is said by its name', () => {
    const link = 'v=1&x=sk-anneal&seed=7&z=!&wrong=1&n=99999999';
    const { notes } = decodePacked(link, known);
    expect(notes.map(({ id }) => id).sort()).toEqual(['GBX-415', 'GBX-417', 'GBX-610']);
    expect(notes.find(({ id }) => id === 'GBX-415')!.facts).toMatchObject({ value: '99999999' });
  });
});

/** A value that is not the default, where the field has one. */
function other(field: Field): unknown {
  switch (field.kind) {
    case 'integer':
    case 'real':
      return field.default === field.max ? field.min : field.max;
    case 'choice':
      return field.options.at(-1);
    case 'toggle':
      return !field.default;
    case 'text':
      return field.form ? field.default : 'a'.repeat(Math.min(field.maxLength, 150));
    case 'file':
      return table;
  }
}

describe('old links open for ever', () => {
  interface Old {
    readonly link: string;
    readonly experiment: string;
    readonly changed: Readonly<Record<string, unknown>>;
    readonly view?: Readonly<Record<string, string>>;
    readonly notes?: readonly string[];
  }
  const corpus = JSON.parse(readFileSync(join(import.meta.dirname, '../data/links.json'), 'utf8')) as {
    links: readonly Old[];
  };

  test('the corpus has every experiment', () => {
    const ids = new Set(corpus.links.map(({ experiment }) => experiment));
    expect(experiments.map(({ id }) => id).filter((id) => !ids.has(id))).toEqual([]);
  });

  test.each(corpus.links.map((old) => [old.link.slice(0, 90), old] as const))('%s', (_, old) => {
    const { experiment, config, view, notes } = decodePacked(old.link, experiments);
    expect(experiment.id).toBe(old.experiment);
    // Settings that came later have their defaults; those of the link are what they were.
    expect(config).toEqual({ ...defaultsOf(experiment.fields), ...old.changed });
    expect(view).toEqual(old.view ?? {});
    expect(notes.map(({ id }) => id)).toEqual(old.notes ?? []);
  });
});

test('the two ways to read a link are one', () => {
  for (const link of ['v=1&x=walk&n=9', '', '#', 'v=1&x=walk&n=99999&t=a%20b'])
    expect(decodePacked(link, known)).toEqual(decodeLink(link, known));
});
