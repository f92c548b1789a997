import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { experiments } from '../../src/experiments/registry.ts';
import { shelf } from '../../src/experiments/shelf.ts';
import { byTopic, NO_TOPIC, TOPICS, topicOf } from '../../src/experiments/topics.ts';
import { LANGUAGES, sayIfKnown } from '../../src/messages/catalogue.ts';
import { walk } from '../support/walk.ts';

test('every experiment names its topic', () => {
  expect(experiments.filter(({ topic }) => topic === undefined).map(({ id }) => id)).toEqual([]);
});

test('the shelf says of every experiment what its declaration says', () => {
  expect(shelf.map(({ id, topic }) => ({ id, topic }))).toEqual(
    experiments.map((experiment) => ({ id: experiment.id, topic: topicOf(experiment) })),
  );
});

test('every topic has its words, in both languages', () => {
  for (const language of LANGUAGES)
    expect(TOPICS.filter((topic) => !sayIfKnown(language, `topics.${topic}`))).toEqual([]);
});

test('an experiment without a topic is offered, last', () => {
  expect(topicOf(walk)).toBe(NO_TOPIC);
  const groups = byTopic([walk, ...experiments]);
  expect(groups.at(-1)).toEqual({ topic: NO_TOPIC, experiments: [walk] });
});

test('groups hold every experiment once, in the order of the registry', () => {
  const groups = byTopic(experiments);
  expect(groups.map(({ topic }) => topic)).toEqual(
    TOPICS.filter((topic) => experiments.some((e) => topicOf(e) === topic)),
  );
  for (const group of groups)
    expect(group.experiments).toEqual(experiments.filter((e) => topicOf(e) === group.topic));
  // The command line lists them as the page offers them.
  expect(groups.flatMap((group) => group.experiments)).toEqual(experiments);
});

test.each(['README.md', 'README.zh-Hans.md', 'docs/add-an-experiment.md', 'public/llms.txt'])(
  '%s lists every experiment',
  (file) => {
    const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
    const rows = text.split('\n').filter((line) => /^[|-] /.test(line));
    const listed = ({ id }: { readonly id: string }) =>
      rows.some((row) => row.includes(`\`${id}\``) || row.includes(`x=${id})`));
    expect(experiments.filter((experiment) => !listed(experiment)).map(({ id }) => id)).toEqual([]);
  },
);
