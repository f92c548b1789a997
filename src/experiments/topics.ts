/**
 * What experiments are about: the groups in which they are offered, in the order in which people meet them. An experiment names
 * its own (`topic`); the words of each are under `topics.<topic>`.
 */
import type { Experiment } from './declaration.ts';

export const TOPICS = [
  'together',
  'training',
  'learning',
  'cooling',
  'equilibrium',
  'landscape',
  'law',
  'doubt',
  'lattice',
  'relatives',
  'more',
] as const;
export type Topic = (typeof TOPICS)[number];

/** Where an experiment stands that names no topic. */
export const NO_TOPIC: Topic = 'more';

export interface TopicGroup<E> {
  readonly topic: Topic;
  readonly experiments: readonly E[];
}

export const topicOf = ({ topic }: Pick<Experiment, 'topic'>): Topic => topic ?? NO_TOPIC;

/** Topics that have experiments; inside a topic they keep the order in which they were given. */
export function byTopic<E extends Pick<Experiment, 'topic'>>(experiments: readonly E[]): TopicGroup<E>[] {
  return TOPICS.map((topic) => ({
    topic,
    experiments: experiments.filter((experiment) => topicOf(experiment) === topic),
  })).filter((group) => group.experiments.length > 0);
}
