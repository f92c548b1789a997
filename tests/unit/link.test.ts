import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeLink, encodeLink } from '../../src/experiments/link.ts';
import { experiments } from '../../src/experiments/registry.ts';
import { checkField, defaultsOf } from '../../src/experiments/schema.ts';
import { anyConfig } from '../support/any-config.ts';
import { walk } from '../support/walk.ts';

const known = [walk, ...experiments];
const SEED = 20_260_101;

test.each(known.map((experiment) => [experiment.id, experiment] as const))(
  '%s: any configuration survives a link, and the link is canonical (300 draws)',
  (_, experiment) => {
    fc.assert(
      fc.property(anyConfig(experiment), (config) => {
        const link = encodeLink(experiment, config);
        const decoded = decodeLink(`#${link}`, known);
        expect(decoded.notes).toEqual([]);
        expect(decoded.experiment.id).toBe(experiment.id);
        expect(decoded.config).toEqual(config);
        expect(encodeLink(decoded.experiment, decoded.config)).toBe(link);
      }),
      { numRuns: 300, seed: SEED },
    );
  },
);

test('any text at all decodes to an allowed configuration without throwing (1000 draws)', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'v=1',
      'x=walk',
      'n=',
      'n=7',
      'n=99999',
      '%',
      '%E0%A4%A',
      '=',
      '&&',
      'r=drift',
      'm=2',
      'seed=1e400',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const { experiment, config } = decodeLink(pieces.join('&'), known);
      for (const [key, field] of Object.entries(experiment.fields)) {
        expect(checkField(key, field, config[key]), key).toBeNull();
      }
    }),
    { numRuns: 1000, seed: SEED },
  );
});

test('only what differs from the defaults is written, under short keys; the seed always', () => {
  const config = {
    ...defaultsOf(walk.fields),
    rows: 40,
    length: 0.25,
    start: { name: 'mine.csv', text: 'secret' },
  };
  expect(encodeLink(walk, config)).toBe('v=1&x=walk&seed=1&n=40&l=0.25');
});

test('the view goes along and comes back, and nothing else does', () => {
  const link = encodeLink(walk, defaultsOf(walk.fields), { 'ui.tab': 'a b', lang: 'zh-Hans', theme: 'dark' });
  expect(link).toBe('v=1&x=walk&seed=1&lang=zh-Hans&ui.tab=a%20b');
  expect(decodeLink(link, known).view).toEqual({ lang: 'zh-Hans', 'ui.tab': 'a b' });
});

test.each([
  ['v=1&x=walk&n=99999', 'rows', 1000, 'GBX-415'],
  ['v=1&x=walk&n=2.6', 'rows', 3, 'GBX-415'],
  ['v=1&x=walk&n=many', 'rows', 6, 'GBX-416'],
  ['v=1&x=walk&r=plian', 'rule', 'plain', 'GBX-416'],
  ['v=1&x=walk&n=7&n=8', 'rows', 7, 'GBX-417'],
  ['v=1&x=walk&f=a.csv', 'start', null, 'GBX-417'],
  ['v=1&x=walk&q=1', 'rows', 6, 'GBX-417'],
  ['v=1&x=wlak&n=9&zz=1', 'rows', 6, 'GBX-418'],
  ['v=2&x=walk&n=9', 'rows', 9, 'GBX-419'],
])('%s is mended, and said', (link, field, value, id) => {
  const { config, notes } = decodeLink(link, known);
  expect(config[field]).toBe(value);
  expect(notes.map((note) => note.id)).toEqual([id]);
});

test('a whole address works as well as its fragment', () => {
  expect(decodeLink('https://example.org/lab/#v=1&x=walk&n=9', known).config.rows).toBe(9);
});
