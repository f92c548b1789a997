/** Text settings that are written by playing: any text at all is read or refused in words, and what is added can be taken back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandLine } from '../../src/experiments/command-line.ts';
import type { Experiment, Field } from '../../src/experiments/declaration.ts';
import { declarationFaults } from '../../src/experiments/faults.ts';
import { decodeLink, encodeLink } from '../../src/experiments/link.ts';
import {
  added,
  type LettersForm,
  nearestPoint,
  type PointsForm,
  playedCount,
  playedFault,
  readLetters,
  readPoints,
  usablePart,
  withoutLast,
} from '../../src/experiments/played-text.ts';
import { checkField, defaultsOf, parseConfig } from '../../src/experiments/schema.ts';
import { twoDoubts } from '../../src/experiments/two-doubts.ts';
import { sayProblem } from '../../src/messages/catalogue.ts';
import { GlassboxError } from '../../src/messages/problem.ts';

const SEED = 20_260_195;
const experiment = twoDoubts as unknown as Experiment;
const points: PointsForm = {
  kind: 'points',
  max: 4,
  x: { min: -6, max: 6, digits: 2 },
  y: { min: -250, max: 250, digits: 1 },
};
const letters: LettersForm = { kind: 'letters', letters: 'AB', max: 5 };
const asField = (form: PointsForm | LettersForm): Field => ({
  kind: 'text',
  link: 'p',
  default: '',
  maxLength: 60,
  form,
  group: 'learner',
  level: 'main',
});

test.each([
  ['', []],
  ['  ', []],
  [
    '0.5,2;1,3',
    [
      [0.5, 2],
      [1, 3],
    ],
  ],
  [
    ' -1 , 2e1 ; .5,+3',
    [
      [-1, 20],
      [0.5, 3],
    ],
  ],
  [
    '0.5，2；1，3',
    [
      [0.5, 2],
      [1, 3],
    ],
  ],
])('"%s" is points', (text, expected) => {
  expect(readPoints(points, text)).toEqual({ points: expected, fault: null });
});

test.each([
  ['0.5', 'GBX-550', 1],
  ['1,2;', 'GBX-550', 2],
  ['1,2;x,3', 'GBX-550', 2],
  ['1,2,3', 'GBX-550', 1],
  ['1,2;0x10,3', 'GBX-550', 2],
  ['1,2;1,Infinity', 'GBX-550', 2],
  ['1,2;6.01,0', 'GBX-551', 2],
  ['1,2;1e999,0', 'GBX-551', 2],
  ['0,-251', 'GBX-551', 1],
  ['0,0;0,0;0,0;0,0;0,0', 'GBX-552', 5],
])('"%s" is refused with %s at point %i', (text, id, place) => {
  expect(readPoints(points, text).fault).toMatchObject({ id, facts: { place } });
});

test.each([
  ['AxB', 'GBX-553', { place: 2, part: 'x' }],
  ['ab', 'GBX-553', { place: 1, part: 'a' }],
  ['AAAAAB', 'GBX-554', { count: 6, max: 5 }],
])('letters "%s" are refused with %s', (text, id, facts) => {
  expect(readLetters(letters, text).fault).toMatchObject({ id, facts });
});

/** Text near the ones that people write: their pieces in any order, and anything else. */
const mutated = fc
  .array(
    fc.oneof(
      fc.constantFrom('0.5', '2', '-', ',', ';', '，', '；', 'e', '.', 'A', 'B', ' ', '1e9'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

test('any text is taken or refused in words of both languages, never with a stack trace; its usable part is taken (2000 draws)', () => {
  let refused = 0;
  let taken = 0;
  fc.assert(
    fc.property(mutated, fc.constantFrom(points, letters), (text, form) => {
      const problem = checkField('own', asField(form), text);
      if (problem) {
        refused++;
        for (const language of ['en', 'zh-Hans'] as const) {
          const { what, means, todo } = sayProblem(language, problem.id, problem.facts);
          for (const sentence of [what, means, todo]) expect(sentence).not.toMatch(/\{\{|undefined/);
        }
      } else taken++;
      const usable = usablePart(form, text);
      expect(playedFault(form, usable)).toBeNull();
      expect(usablePart(form, usable)).toBe(usable);
      try {
        parseConfig(experiment, { ...defaultsOf(experiment.fields), own: text });
      } catch (error) {
        expect(error).toBeInstanceOf(GlassboxError);
      }
      const link = decodeLink(`v=1&x=two-doubts&p=${encodeURIComponent(text)}`, [experiment]);
      expect(checkField('own', experiment.fields.own!, link.config.own)).toBeNull();
    }),
    { numRuns: 2000, seed: SEED },
  );
  // Both ways were gone, or this says nothing.
  expect(Math.min(refused, taken)).toBeGreaterThan(50);
});

test('what is added is read again, and taken back leaves what was there (500 draws)', () => {
  const coordinate = fc.double({ min: -300, max: 300, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(coordinate, coordinate), { maxLength: 6 }), (clicks) => {
      let text = '';
      for (const [x, y] of clicks) {
        const before = text;
        text = added(points, text, [x, y]);
        if (playedCount(points, before) === points.max) expect(text).toBe(before);
        else {
          expect(readPoints(points, text).points.at(-1)).toEqual(nearestPoint(points, x, y));
          expect(withoutLast(points, text)).toBe(before);
        }
      }
      expect(playedFault(points, text)).toBeNull();
      expect(text.length).toBeLessThanOrEqual(points.max * 13);
    }),
    { numRuns: 500, seed: SEED },
  );
  expect(added(letters, 'AB', 'B')).toBe('ABB');
  expect(added(letters, 'AAAAA', 'B')).toBe('AAAAA');
  expect(withoutLast(letters, 'AB')).toBe('A');
  expect(withoutLast(letters, '')).toBe('');
});

test('links keep points short and readable, the command line quotes them', () => {
  const config = parseConfig(experiment, { own: '0.5,2;1,-3.5' });
  expect(encodeLink(experiment, config)).toContain('&p=0.5,2;1,-3.5');
  expect(decodeLink(encodeLink(experiment, config), [experiment]).config).toEqual(config);
  expect(commandLine(experiment, config)).toContain("--own '0.5,2;1,-3.5'");
  const { config: mended, notes } = decodeLink('v=1&x=two-doubts&p=1,2;3,x', [experiment]);
  expect(mended.own).toBe('1,2');
  expect(notes).toMatchObject([{ id: 'GBX-555', facts: { nearest: '1,2' } }]);
});

test('a figure that adds to what cannot be added to is a fault', () => {
  expect(declarationFaults(experiment)).toEqual([]);
  const figures = experiment.figures.map((figure) =>
    figure.kind === 'profile' ? { ...figure, adds: 'seed', columns: ['mean'] } : figure,
  );
  const faults = declarationFaults({ ...experiment, figures });
  expect(faults.join('\n')).toMatch(/adds to "seed"/);
  expect(faults.join('\n')).toMatch(/draws "aleatoric"/);
});
