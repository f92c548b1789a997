/** What each command's help ends with: lines to type, and what they do. A command is named by its words ("run"). */
import type { help } from '../../messages/en/help.ts';

export interface Example {
  /** As typed; EXPERIMENT stands for the experiment whose help it is. */
  readonly line: string;
  /** Key under `help.example`. */
  readonly text: keyof (typeof help)['example'];
}

/** Shown by the help of the whole program. */
export const FIRST: readonly Example[] = [
  { line: 'npx glassbox run side-by-side', text: 'first' },
  { line: 'npx glassbox list', text: 'list' },
];

/** Shown by the help of every experiment of `run`. */
export const OF_AN_EXPERIMENT: readonly Example[] = [
  { line: 'npx glassbox run EXPERIMENT --out results/EXPERIMENT', text: 'oneRun' },
  { line: 'npx glassbox run EXPERIMENT --seed 7 --json > rows.jsonl', text: 'oneSeed' },
  { line: 'npx glassbox describe EXPERIMENT', text: 'oneDescribe' },
];

export const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  list: [
    { line: 'npx glassbox list', text: 'list' },
    { line: 'npx glassbox list --json', text: 'listJson' },
  ],
  describe: [
    { line: 'npx glassbox describe sk-anneal', text: 'describe' },
    {
      line: 'npx glassbox describe sk-anneal --json-schema > sk-anneal.schema.json',
      text: 'describeSchema',
    },
    { line: 'npx glassbox describe sk-anneal --json', text: 'describeJson' },
  ],
  run: [
    { line: 'npx glassbox run side-by-side --out results/first', text: 'run' },
    { line: 'npx glassbox run sk-anneal --size 64 --seed 7 --json > rows.jsonl', text: 'runRows' },
    {
      line: 'npx glassbox run sk-anneal --size 64,128 --seed 1..8 --out results/grid',
      text: 'runGrid',
    },
    { line: 'npx glassbox run --resume results/first', text: 'runResume' },
  ],
  solve: [
    { line: 'npx glassbox solve my-problem.mc --time 10', text: 'solve' },
    { line: 'npx glassbox solve my-glass.txt --as ising --sign - --out spins.txt', text: 'solveSigns' },
  ],
  resume: [
    { line: 'npx glassbox resume results/first', text: 'runResume' },
    { line: 'npx glassbox resume results/grid --threads 4', text: 'resumeGrid' },
  ],
  status: [
    { line: 'npx glassbox status results/grid', text: 'status' },
    { line: 'npx glassbox status results/grid --json', text: 'statusJson' },
  ],
  merge: [
    { line: 'npx glassbox merge results/grid', text: 'merge' },
    { line: 'npx glassbox merge results/half-0 results/half-1 --out results/whole', text: 'mergeMany' },
  ],
  slurm: [
    {
      line: 'npx glassbox slurm sk-anneal --size 128 --array 0-7 --out results/array',
      text: 'slurm',
    },
    { line: 'npx glassbox slurm grid.toml --array 0-99%10 --submit', text: 'slurmSubmit' },
  ],
  kubernetes: [
    {
      line: 'npx glassbox kubernetes sk-anneal --shards 8 --image IMAGE --claim results',
      text: 'kubernetes',
    },
    { line: 'npx glassbox help kubernetes', text: 'kubernetesHelp' },
  ],
  plot: [
    { line: 'npx glassbox plot results/first', text: 'plot' },
    { line: 'npx glassbox plot results/first --format svg --theme dark --out figures', text: 'plotDark' },
  ],
  check: [
    { line: 'npx glassbox check', text: 'check' },
    { line: 'npx glassbox check --json', text: 'checkJson' },
  ],
  bench: [
    { line: 'npx glassbox bench', text: 'benchAll' },
    { line: 'npx glassbox bench compare before.json after.json', text: 'benchCompare' },
  ],
  link: [
    { line: 'npx glassbox link sk-anneal --size 64 --seed 7', text: 'link' },
    { line: 'npx glassbox link settings.json --page https://example.org/glassbox/', text: 'linkPage' },
    { line: 'npx glassbox link results/first', text: 'linkFolder' },
    { line: "npx glassbox link --read 'v=1&x=sk-anneal&seed=7' > settings.json", text: 'linkRead' },
  ],
  validate: [
    { line: 'npx glassbox validate --list', text: 'validateList' },
    { line: 'npx glassbox validate --only ground-binary-15', text: 'validateOnly' },
  ],
  completion: [
    { line: 'source <(glassbox completion bash)', text: 'completionBash' },
    { line: 'glassbox completion zsh > ~/.zfunc/_glassbox', text: 'completionZsh' },
    {
      line: 'glassbox completion fish > ~/.config/fish/completions/glassbox.fish',
      text: 'completionFish',
    },
  ],
  man: [
    { line: 'npx glassbox man | man -l -', text: 'man' },
    { line: 'npx glassbox man side-by-side | man -l -', text: 'manOne' },
  ],
  help: [
    { line: 'npx glassbox help run', text: 'help' },
    { line: 'npx glassbox help exit-codes', text: 'helpTopic' },
  ],
};
