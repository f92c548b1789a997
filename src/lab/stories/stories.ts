/**
 * The guided stories: which run each step opens, what it points at, and which finding of that run it waits for. Words:
 * `story.<story>.steps.<step>.{title,text,todo,look,holds}` in `messages/<language>/tellings/`.
 *
 * A link is canonical (`tests/unit/stories.test.ts` decodes every one) and lasts about twenty seconds at most on two cores.
 */
import type { Finding } from '../../experiments/declaration.ts';

export const STORY_IDS = [
  'quenched',
  'same-yet-different',
  'kick',
  'law-as-teacher',
  'knowing-that-you-do-not-know',
] as const;
export type StoryId = (typeof STORY_IDS)[number];

/** What a step puts a frame round and leads to. */
export type Pointer =
  | { readonly figure: string }
  | { readonly setting: string }
  | { readonly part: 'guess' | 'findings' | 'breaks' };

/** What the run of a step should say; what it does say is computed from its rows. */
export interface Check {
  /** Id of a finding of the experiment. */
  readonly finding: string;
  readonly expects: Finding['verdict'];
}

export interface Step {
  /** Key of its words. */
  readonly id: string;
  /** Experiment and settings, as in an address. */
  readonly link: string;
  readonly points: Pointer;
  readonly check: Check;
  /** Settings that the reader is asked to play with: changing them leads nowhere else. */
  readonly free?: readonly string[];
}

export interface Story {
  readonly id: StoryId;
  readonly steps: readonly Step[];
}

export const storyById = (id: string): Story | undefined => STORIES.find((story) => story.id === id);

/** The experiment that a step opens. */
export const experimentOf = ({ link }: Step): string => /(?:^|&)x=([^&]+)/.exec(link)![1]!;

/** Where an experiment is told, each story once, at its first step there. */
export function toldIn(experiment: string): { story: Story; step: number }[] {
  return STORIES.flatMap((story) => {
    const at = story.steps.findIndex((step) => experimentOf(step) === experiment);
    return at < 0 ? [] : [{ story, step: at + 1 }];
  });
}

const GLASS_SLOW = 'v=1&x=sk-anneal&seed=42';
const TWINS = 'v=1&x=twin-networks&seed=42';
const KICK = 'v=1&x=kick&seed=42';

export const STORIES: readonly Story[] = [
  {
    id: 'quenched',
    steps: [
      {
        id: 'by-hand',
        link: 'v=1&x=frustration&seed=42',
        points: { figure: 'board' },
        check: { finding: 'impossible', expects: 'yes' },
        free: ['flips'],
      },
      {
        id: 'downhill',
        link: 'v=1&x=metastable&seed=42&n=128',
        points: { figure: 'energy' },
        check: { finding: 'deeper', expects: 'yes' },
      },
      {
        id: 'quench',
        link: 'v=1&x=sk-anneal&seed=42&sched=quench',
        points: { figure: 'residual' },
        check: { finding: 'slower-lower', expects: 'no' },
      },
      {
        id: 'slowly',
        link: GLASS_SLOW,
        points: { figure: 'residual' },
        check: { finding: 'diminishing', expects: 'yes' },
      },
      {
        id: 'valleys',
        link: GLASS_SLOW,
        points: { figure: 'valleys' },
        check: { finding: 'valleys', expects: 'yes' },
      },
      {
        id: 'order',
        link: 'v=1&x=sk-overlap&seed=42',
        points: { figure: 'pq' },
        check: { finding: 'magnetisation', expects: 'yes' },
      },
      {
        id: 'memory',
        link: 'v=1&x=sk-freeze&seed=42',
        points: { figure: 'ageing' },
        check: { finding: 'memory', expects: 'yes' },
      },
      {
        id: 'there',
        link: 'v=1&x=sk-equilibrium&seed=42',
        points: { figure: 'identity' },
        check: { finding: 'plain', expects: 'no' },
      },
    ],
  },
  {
    id: 'same-yet-different',
    steps: [
      {
        id: 'twins',
        link: TWINS,
        points: { figure: 'overlaps' },
        check: { finding: 'functions', expects: 'yes' },
      },
      {
        id: 'weights',
        link: TWINS,
        points: { figure: 'weights' },
        check: { finding: 'weights', expects: 'no' },
      },
      {
        id: 'noise',
        link: 'v=1&x=twin-networks&seed=42&y=random-labels',
        points: { figure: 'answers' },
        check: { finding: 'answers', expects: 'yes' },
      },
      {
        id: 'valley',
        link: 'v=1&x=barrier&seed=42',
        points: { figure: 'train' },
        check: { finding: 'aligned', expects: 'yes' },
      },
      {
        id: 'small',
        link: 'v=1&x=side-by-side&seed=42',
        points: { figure: 'learner-overlap' },
        check: { finding: 'learner-parted', expects: 'yes' },
      },
      {
        id: 'wide',
        link: 'v=1&x=side-by-side&seed=42&d=6&h=40',
        points: { figure: 'learner-overlap' },
        check: { finding: 'learner-parted', expects: 'no' },
      },
      {
        id: 'ageing',
        link: 'v=1&x=ageing&seed=42&l=10000&d=4',
        points: { figure: 'large-weights' },
        check: { finding: 'learner-large-ages', expects: 'no' },
      },
      {
        id: 'pictures',
        link: 'v=1&x=slice&seed=42',
        points: { figure: 'random' },
        check: { finding: 'hides-random', expects: 'no' },
      },
    ],
  },
  {
    id: 'kick',
    steps: [
      {
        id: 'walls',
        link: 'v=1&x=disconnectivity&seed=42',
        points: { figure: 'tree' },
        check: { finding: 'arrival', expects: 'yes' },
      },
      {
        id: 'range',
        link: 'v=1&x=kick&seed=42&mode=range-test',
        points: { figure: 'range-energy' },
        check: { finding: 'glass-heat', expects: 'yes' },
      },
      {
        id: 'compare',
        link: KICK,
        points: { figure: 'best' },
        check: { finding: 'learner-over-constant', expects: 'no' },
      },
      {
        id: 'elsewhere',
        link: KICK,
        points: { figure: 'left' },
        check: { finding: 'learner-left', expects: 'yes' },
      },
      {
        id: 'ensemble',
        link: KICK,
        points: { figure: 'ensemble' },
        check: { finding: 'learner-ensemble', expects: 'yes' },
      },
      {
        id: 'glass',
        link: KICK,
        points: { figure: 'lowest' },
        check: { finding: 'glass-beats', expects: 'yes' },
      },
      {
        id: 'by-heart',
        link: 'v=1&x=kick&seed=42&y=random-labels',
        points: { figure: 'held-out' },
        check: { finding: 'learner-held-out', expects: 'cannot-tell' },
      },
      {
        id: 'cycles',
        link: 'v=1&x=sk-anneal&seed=42&sched=cycles',
        points: { figure: 'residual' },
        check: { finding: 'slower-lower', expects: 'yes' },
      },
    ],
  },
  {
    id: 'law-as-teacher',
    steps: [
      {
        id: 'replaces',
        link: 'v=1&x=pinn-heat&seed=42&d=2&r=2&s=40',
        points: { figure: 'sweep' },
        check: { finding: 'worth', expects: 'yes' },
      },
      {
        id: 'wrong',
        link: 'v=1&x=pinn-heat&seed=42&le=0.3&d=2&r=2&s=40',
        points: { figure: 'sweep' },
        check: { finding: 'measurementsHelp', expects: 'yes' },
      },
      {
        id: 'curvature',
        link: 'v=1&x=pinn-optimisers&seed=42&s=1500&lb=600&gn=120&pi=400&n=1',
        points: { figure: 'error' },
        check: { finding: 'finish', expects: 'yes' },
      },
      {
        id: 'landscape',
        link: 'v=1&x=pinn-landscape&seed=42',
        points: { figure: 'spectrum' },
        check: { finding: 'more', expects: 'yes' },
      },
      {
        id: 'deceived',
        link: 'v=1&x=pinn-fail&seed=42&l=10%2030&c=none&r=3',
        points: { figure: 'pictures' },
        check: { finding: 'deceived', expects: 'yes' },
      },
      {
        id: 'cure',
        link: 'v=1&x=pinn-fail&seed=42&l=10%2030&c=curriculum',
        points: { figure: 'cures' },
        check: { finding: 'cure', expects: 'no' },
      },
      {
        id: 'unknown',
        link: 'v=1&x=pinn-inverse&seed=42&d=6',
        points: { figure: 'points' },
        check: { finding: 'barTells', expects: 'yes' },
      },
      {
        id: 'nothing',
        link: 'v=1&x=pinn-inverse&seed=42&u=no-source&d=6',
        points: { figure: 'learning' },
        check: { finding: 'near', expects: 'no' },
      },
    ],
  },
  {
    id: 'knowing-that-you-do-not-know',
    steps: [
      {
        id: 'two',
        link: 'v=1&x=two-doubts&seed=42',
        points: { figure: 'curve' },
        check: { finding: 'cure', expects: 'yes' },
      },
      {
        id: 'gap',
        link: 'v=1&x=two-doubts&seed=42&y=gap&n=60',
        points: { figure: 'outside' },
        check: { finding: 'where', expects: 'yes' },
      },
      {
        id: 'choose',
        link: 'v=1&x=choose&seed=42',
        points: { figure: 'offer' },
        check: { finding: 'trap', expects: 'yes' },
        free: ['picks'],
      },
      {
        id: 'loud',
        link: 'v=1&x=choose&seed=42&p=BBBBBBBBBBBB',
        points: { figure: 'loud' },
        check: { finding: 'bought', expects: 'no' },
      },
      {
        id: 'buying',
        link: 'v=1&x=active-learning&seed=42&r=32&mo=process',
        points: { figure: 'miss' },
        check: { finding: 'aleatoric', expects: 'no' },
      },
      {
        id: 'shift',
        link: 'v=1&x=shift&seed=42&l=1&n=128&m=3&s=1500&k=40&r=8&j=8&q=99',
        points: { figure: 'ruleAlarms' },
        check: { finding: 'concept', expects: 'yes' },
      },
      {
        id: 'hears',
        link: 'v=1&x=shift&seed=42&l=1&n=128&m=3&s=1500&k=40&r=8&j=8&q=99',
        points: { figure: 'plate' },
        check: { finding: 'law', expects: 'yes' },
      },
      {
        id: 'transfer',
        link: 'v=1&x=transfer&seed=42&r=4&sp=96&tp=32&ep=32&h=12&s=400&ts=100&ls=150&lp=64&lq=8&as=100',
        points: { figure: 'gains' },
        check: { finding: 'worthIt', expects: 'yes' },
      },
    ],
  },
];
