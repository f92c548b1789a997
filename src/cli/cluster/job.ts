/** What a cluster is to do, whoever plans the tasks: Slurm and Kubernetes run the same words. */
import type { Terminal } from '../terminal.ts';

export interface ClusterJob {
  /** Of the experiment; letters, digits and dashes. */
  readonly experiment: string;
  readonly shards: number;
  /** Words of `glassbox run` that every task has: experiment, grid, engine, how often it keeps a checkpoint. */
  readonly run: readonly string[];
}

/** Comments of scripts are in the language of whoever has them written. */
export type Say = Terminal['t'];

/** A text as lines that a shell, Slurm and YAML skip. */
export function comment(text: string): string {
  return text
    .split('\n')
    .map((line) => `# ${line}`)
    .join('\n');
}
