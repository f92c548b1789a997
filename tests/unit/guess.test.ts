/** Guesses that the run answers: only with options that the texts offer, in both languages. */
import { expect, test } from 'vitest';
import type { Finding } from '../../src/experiments/declaration.ts';
import { guessBy } from '../../src/experiments/guess.ts';
import { experiments } from '../../src/experiments/registry.ts';
import { en } from '../../src/messages/en/index.ts';

interface Words {
  readonly guess?: { readonly options: Readonly<Record<string, string>> };
  readonly findings: Readonly<Record<string, unknown>>;
}
const words = en.experiments as unknown as Readonly<Record<string, Words>>;
const VERDICTS = ['yes', 'no', 'cannot-tell'] as const;

/** All answers that an experiment can give, over the verdicts of the findings it has words for. */
function answers(id: string, says: (findings: readonly Finding[]) => string | null): Set<string> {
  const ids = Object.keys(words[id]!.findings).slice(0, 9);
  const all = new Set<string>();
  for (let code = 0; code < 3 ** ids.length; code++) {
    const findings = ids.map((finding, k) => ({
      id: finding,
      verdict: VERDICTS[Math.floor(code / 3 ** k) % 3]!,
      facts: {},
    }));
    const said = says(findings);
    if (said !== null) all.add(said);
  }
  return all;
}

const answering = experiments.filter(({ guess }) => guess);

test('some experiments answer their guess', () => {
  expect(answering.length).toBeGreaterThan(8);
});

test.each(answering.map((experiment) => [experiment.id, experiment] as const))(
  '%s answers with options that it offers, and shows figures that it has',
  (id, { guess, figures }) => {
    const said = answers(id, (findings) => guess!.says(findings));
    expect(said.size).toBeGreaterThan(0);
    const offered = Object.keys(words[id]!.guess!.options);
    for (const option of said) expect(offered).toContain(option);
    for (const name of guess!.shows ?? [])
      expect(figures.find((figure) => figure.id === name)?.kind).toBe('histogram');
    expect(guess!.says([]), 'nothing is said of nothing').toBeNull();
  },
);

test('the first option that fits is taken, and without one nothing is said', () => {
  const guess = guessBy(['a', { x: 'yes', y: 'no' }], ['b', { x: 'yes' }]);
  const finding = (id: string, verdict: Finding['verdict']): Finding => ({ id, verdict, facts: {} });
  expect(guess.says([finding('x', 'yes'), finding('y', 'no')])).toBe('a');
  expect(guess.says([finding('x', 'yes'), finding('y', 'yes')])).toBe('b');
  expect(guess.says([finding('x', 'no')])).toBeNull();
});
