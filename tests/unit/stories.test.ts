/** Guided stories: every link opens as it is written, every word and every place that a step points at exists, and fast steps say what they promise. */
import { describe, expect, test } from 'vitest';
import type { Experiment, Figure } from '../../src/experiments/declaration.ts';
import { decodeLink, encodeLink } from '../../src/experiments/link.ts';
import { experimentById, experiments } from '../../src/experiments/registry.ts';
import { type Config, parseConfig } from '../../src/experiments/schema.ts';
import {
  experimentOf,
  STORIES,
  STORY_IDS,
  type Step,
  type Story,
  storyById,
  toldIn,
} from '../../src/lab/stories/stories.ts';
import { LANGUAGES, sayIfKnown } from '../../src/messages/catalogue.ts';
import { story as english } from '../../src/messages/en/story.ts';
import { story as chinese } from '../../src/messages/zh-Hans/story.ts';
import { cpuEngine } from '../support/engines.ts';
import { runExperiment } from '../support/run-experiment.ts';

const steps = STORIES.flatMap((story) =>
  story.steps.map((step) => [`${story.id}.${step.id}`, story, step] as const),
);
const opened = ({ link }: Step) => decodeLink(link, experiments);

test('there are the five stories, each of five to eight steps under names of their own', () => {
  expect(STORIES.map(({ id }) => id)).toEqual([...STORY_IDS]);
  for (const { id, steps: its } of STORIES) {
    expect(its.length, id).toBeGreaterThanOrEqual(5);
    expect(its.length, id).toBeLessThanOrEqual(8);
    expect(new Set(its.map((step) => step.id)).size, id).toBe(its.length);
    // As an address says it.
    expect(`${id}.1`).toMatch(/^[a-z][a-z-]*\.[1-9]\d?$/);
  }
  expect(storyById('unheard-of')).toBeUndefined();
});

describe.each(steps)('%s', (_name, story: Story, step: Step) => {
  const { experiment, config, view, notes } = opened(step);

  test('its link is canonical and nothing in it had to be mended', () => {
    expect(notes).toEqual([]);
    expect(view).toEqual({});
    expect(experiment.id).toBe(experimentOf(step));
    expect(encodeLink(experiment, config)).toBe(step.link);
    expect(() => parseConfig(experiment, config)).not.toThrow();
  });

  test('what it points at is there under its settings', () => {
    const { points } = step;
    if ('setting' in points) expect(Object.keys(experiment.fields)).toContain(points.setting);
    if ('figure' in points) expect(shownFigures(experiment, config)).toContain(points.figure);
  });

  test('its words are there in both languages, the finding’s among them', () => {
    for (const told of [english, chinese]) {
      const its = told[story.id];
      const words: Readonly<Record<string, Readonly<Record<string, string>>>> = its.steps;
      expect(Object.keys(words)).toEqual(story.steps.map(({ id }) => id));
      expect(Object.keys(words[step.id]!)).toEqual(['title', 'text', 'todo', 'look', 'holds']);
    }
    const { finding } = step.check;
    for (const language of LANGUAGES) {
      const said = `experiments.${experiment.id}.findings.${finding}`;
      const known = ['yes', 'no', 'cannot-tell'].filter((verdict) =>
        sayIfKnown(language, `${said}.${verdict}`),
      );
      expect(known.length, `${language} ${said}`).toBeGreaterThan(0);
    }
  });
});

function shownFigures(experiment: Experiment, config: Config): string[] {
  const all = experiment.figures as readonly Figure<never>[];
  return all.filter((figure) => figure.when?.(config as never) ?? true).map(({ id }) => id);
}

test('an experiment leads to the first step at which each story tells of it', () => {
  for (const { id } of experiments) {
    const places = toldIn(id);
    const stories = STORIES.filter(({ steps: its }) => its.some((step) => experimentOf(step) === id));
    expect(places.map(({ story }) => story)).toEqual(stories);
    for (const { story, step } of places) {
      const ids = story.steps.map(experimentOf);
      expect(step - 1).toBe(ids.indexOf(id));
    }
  }
  expect(toldIn('sk-anneal').map(({ story, step }) => `${story.id}.${step}`)).toEqual([
    'quenched.3',
    'kick.8',
  ]);
});

/** Those of a few seconds; `npm run validate -- --only stories` runs all of them. */
const FAST = [
  'quenched.by-hand',
  'quenched.downhill',
  'same-yet-different.pictures',
  'kick.walls',
  'kick.range',
  'knowing-that-you-do-not-know.loud',
];

test.each(steps.filter(([name]) => FAST.includes(name)))(
  '%s: its run says what the story expects',
  async (_name, _story, step) => {
    const { config } = opened(step);
    const experiment = experimentById(experimentOf(step));
    const engine = await cpuEngine.open();
    const rows = await runExperiment(experiment, engine, config as never);
    const found = (await experiment.findings(rows, config as never)).find(
      ({ id }) => id === step.check.finding,
    );
    expect(found?.verdict).toBe(step.check.expects);
  },
  60_000,
);
