/**
 * The scripts of an array of tasks under Slurm: the array, what merges its shards, what submits both. They are written to be read: a
 * person who knows Slurm should find nothing that has to be explained elsewhere.
 */
import { quoted } from '../../experiments/command-line.ts';
import { type ArrayRange, arrayText } from './array-range.ts';
import { type ClusterJob, comment, type Say } from './job.ts';

export interface SlurmJob extends ClusterJob {
  readonly array: ArrayRange;
  /** Absolute paths on the nodes. */
  readonly node: string;
  readonly program: string;
  readonly settings: string;
  readonly out: string;
  readonly time: string | null;
  readonly partition: string | null;
  readonly account: string | null;
  readonly cpus: number;
  readonly memory: string | null;
  /** Seconds between the warning and the end of the time. */
  readonly signalSeconds: number;
  /** Times that a task may go back into the queue. */
  readonly requeues: number;
  readonly modules: readonly string[];
  /** Lines that come before everything. */
  readonly setup: string;
  /** More options of sbatch, each as one word. */
  readonly options: readonly string[];
  /** Of the lines that a run writes into its log. */
  readonly language: string;
}

/** A run that was killed is taken up so often in one go: what kills it every time shall not keep a node for ever. */
const TRIES = 3;

/** Of these the merge has no use. */
const GPU = /^--(gres|gpus)/;

/** @returns text by file name */
export function slurmScripts(job: SlurmJob, t: Say): Readonly<Record<string, string>> {
  return {
    'array.sh': arrayScript(job, t),
    'merge.sh': mergeScript(job, t),
    'submit.sh': submitScript(t),
  };
}

export function arrayScript(job: SlurmJob, t: Say): string {
  const { experiment, shards } = job;
  return `#!/bin/bash
${comment(t('slurm.script.array', { experiment, shards }))}
#SBATCH --job-name=glassbox-${experiment}
#SBATCH --array=${arrayText(job.array)}
#SBATCH --output=logs/shard-%a.log
${comment(t('slurm.script.requeue'))}
#SBATCH --requeue
#SBATCH --open-mode=append
${comment(t('slurm.script.signal', { seconds: job.signalSeconds }))}
#SBATCH --signal=B:TERM@${job.signalSeconds}
#SBATCH --cpus-per-task=${job.cpus}
${placement(job)}
${setupLines(job, t)}${comment(t('slurm.script.what'))}
node=${quoted(job.node)}
glassbox=${quoted(job.program)}
settings=${quoted(job.settings)}
out=${quoted(job.out)}
${comment(t('slurm.script.bundle'))}
export GLASSBOX_KEEP_BUNDLE=1

${comment(t('slurm.script.forward'))}
child=
told=
trap 'told=yes; if [ -n "$child" ]; then kill -TERM "$child" 2>/dev/null; fi' TERM

${comment(t('slurm.script.tries', { tries: TRIES }))}
for ((try = 1; try <= ${TRIES}; try++)); do
  "$node" "$glassbox" --lang ${job.language} run ${job.run.map(quoted).join(' ')} \\
    --config "$settings" --shard "$SLURM_ARRAY_TASK_ID/${shards}" --continue --out "$out" \\
    --threads "\${SLURM_CPUS_PER_TASK:-${job.cpus}}" --quiet &
  child=$!
  if [ -n "$told" ]; then kill -TERM "$child" 2>/dev/null; fi
  ${comment(t('slurm.script.wait'))}
  while :; do
    wait "$child"
    code=$?
    kill -0 "$child" 2>/dev/null || break
  done
  if [ "$code" -le 128 ] || [ -n "$told" ]; then break; fi
  echo ${quoted(t('slurm.script.killed'))} "$code"
done

${comment(t('slurm.script.back', { requeues: job.requeues }))}
task=\${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID
if [ "$code" -eq 143 ] && [ "\${SLURM_RESTART_COUNT:-0}" -lt ${job.requeues} ]; then
  if [ "$(squeue --noheader --format=%T --jobs="$task")" = RUNNING ]; then
    echo ${quoted(t('slurm.script.requeued'))}
    scontrol requeue "$task"
  fi
fi
exit "$code"
`;
}

function mergeScript(job: SlurmJob, t: Say): string {
  return `#!/bin/bash
${comment(t('slurm.script.merge', { experiment: job.experiment, shards: job.shards }))}
#SBATCH --job-name=glassbox-${job.experiment}-merge
#SBATCH --output=logs/merge.log
#SBATCH --open-mode=append
#SBATCH --requeue
#SBATCH --cpus-per-task=1
${placement({ ...job, options: job.options.filter((option) => !GPU.test(option)) })}
${setupLines(job, t)}export GLASSBOX_KEEP_BUNDLE=1
exec ${quoted(job.node)} ${quoted(job.program)} --lang ${job.language} merge ${quoted(job.out)}
`;
}

function submitScript(t: Say): string {
  return `#!/bin/bash
${comment(t('slurm.script.submit'))}
set -eu
here=$(cd -- "$(dirname -- "$0")" && pwd)
mkdir -p "$here/logs"
array=$(sbatch --parsable --chdir="$here" "$@" "$here/array.sh")
${comment(t('slurm.script.federation'))}
array=\${array%%;*}
echo ${quoted(t('slurm.script.arrayId'))} "$array"
merge=$(sbatch --parsable --chdir="$here" --dependency="afterok:$array" --kill-on-invalid-dep=yes "$here/merge.sh")
echo ${quoted(t('slurm.script.mergeId'))} "\${merge%%;*}"
`;
}

/** Where, for how long, on whose account: the same for the array and for what merges it. */
function placement(job: SlurmJob): string {
  const given = {
    time: job.time,
    partition: job.partition,
    account: job.account,
    mem: job.memory,
  };
  const named = Object.entries(given).flatMap(([key, value]) =>
    value === null ? [] : [`--${key}=${value}`],
  );
  return [...named, ...job.options].map((option) => `#SBATCH ${option}\n`).join('');
}

function setupLines({ modules, setup }: SlurmJob, t: Say): string {
  const loads = modules.map((name) => `module load ${quoted(name)}\n`).join('');
  if (!loads && !setup) return '';
  return `${comment(t('slurm.script.setup'))}\n${loads}${setup.trimEnd()}${setup ? '\n' : ''}\n`;
}
