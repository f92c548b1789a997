import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EMBED_LEVELS, PLAIN_VIEW, readView, type View, viewKeys } from '../../src/lab/state/view.ts';

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/);
const anyView: fc.Arbitrary<View> = fc.record({
  embed: fc.constantFrom(null, ...EMBED_LEVELS),
  story: fc.option(
    fc.record({ id: fc.stringMatching(/^[a-z][a-z-]{0,20}$/), step: fc.integer({ min: 1, max: 99 }) }),
  ),
  hide: fc.uniqueArray(name, { maxLength: 6 }),
  lock: fc.uniqueArray(name, { maxLength: 6 }),
});

test('any view is read back from its keys (500 draws)', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      expect(readView(viewKeys(view))).toEqual({ view, notes: [] });
    }),
    { numRuns: 500, seed: 20_260_101 },
  );
});

test('what cannot be read is left out and said, and the rest stands', () => {
  const { view, notes } = readView({
    'ui.embed': 'huge',
    'ui.story': 'quenched.0',
    hide: 'size,,',
    lock: 'size,seed,size',
  });
  expect(view).toEqual({ ...PLAIN_VIEW, lock: ['size', 'seed'] });
  expect(notes.map(({ facts }) => facts.name)).toEqual(['ui.embed', 'ui.story', 'hide']);
});
