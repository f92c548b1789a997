/** `glassbox slurm`: what it writes, and the comments in it. */
export const slurm = {
  about: 'Write the scripts that run an experiment as a job array under Slurm, and submit them if asked',
  options: {
    subject:
      'A settings file (JSON or TOML) that names its experiment, or an experiment, followed by its flags',
    array: 'Tasks, one per shard: 0-99, or 0-99%10 for ten at once',
    out: 'Folder for the results, seen by all nodes (default: results/EXPERIMENT-NAME)',
    time: 'Longest time of a task: 30, 4:00:00 or 1-12:00:00',
    partition: 'Partition of the cluster',
    account: 'Account that is charged',
    cpus: 'Processors, and threads, of a task (1)',
    mem: 'Memory of a task: 4G',
    signal: 'Seconds of warning before the time ends, for a checkpoint (60)',
    requeues: 'Times that a task may go back into the queue (100)',
    module: 'Load this module first (may be repeated)',
    setup: 'Put the lines of this file first',
    sbatch: 'One more option of sbatch, for instance --sbatch=--gres=gpu:1 (may be repeated)',
    node: 'Path of Node on the nodes (default: that of this command)',
    submit: 'Submit it at once',
  },
  allowed: {
    time: 'minutes, “MM:SS”, “HH:MM:SS” or “D-HH:MM:SS”',
    name: 'a name of letters, digits, “.”, “-” and “_”',
    memory: 'a whole number, with K, M, G or T',
    cpus: 'a whole number from 1 to 256',
    seconds: 'a whole number from 5 to 65535',
    requeues: 'a whole number from 0 to 10000',
    option: 'one option with its value, without spaces and quotes, as in --sbatch=--gres=gpu:1',
    module: 'the name of a module',
    path: 'a path',
    shards: 'a whole number from 1 to 100000',
    image: 'the name of a container image',
    object: 'a name of lower-case letters, digits and “-”, of at most 48 characters',
    quantity: 'an amount of memory such as 512Mi or 4Gi',
    folder: 'a path on the volume, without “..” and without “/” in front',
  },
  wrote: 'Written for {{shards}} shards of {{experiment}}:',
  next: 'Submit it: {{command}}',
  after:
    'See how far it is: {{status}}\nThe results will lie in {{out}}. A shard that failed goes on when it is submitted again.',
  submitted: 'Submitted.',
  script: {
    array:
      'Shard I of {{shards}} of {{experiment}}, for task I of this array.\nSubmit it again at any time: what is finished ends at once, what is not goes on where it stopped.',
    requeue: 'A task whose node is lost or needed goes back into the queue, and its log goes on.',
    signal:
      'The shell below is warned {{seconds}} seconds before the time is up (Slurm may do so a minute earlier).',
    what: 'What runs, on which settings, and where the results go.',
    bundle: 'Many nodes share this copy of the project: none of them may build it anew.',
    forward:
      'The warning reaches this shell alone: it is passed on to the run, which then keeps a checkpoint.',
    tries: 'Killed from outside, a run goes on from its checkpoint, at most {{tries}} times in a row.',
    wait: 'A signal ends the waiting, not the run.',
    killed: 'The run was ended by a signal. Exit code:',
    back: 'Stopped with a checkpoint while Slurm still counts the task as running, the time is nearly up: it goes back into the queue, at most\n{{requeues}} times. A task that a person cancels stays cancelled, those that are pre-empted Slurm itself puts back, and an error ends the task.',
    requeued: 'Stopped with a checkpoint; the task goes back into the queue.',
    setup: 'What this cluster needs first.',
    merge:
      'The {{shards}} shards of {{experiment}} become the files of one run. It says so if one is missing.',
    submit:
      'Submits the array, and what merges its shards once all of them have succeeded.\nOptions for sbatch may follow: ./submit.sh --array=3,17 submits those two shards only.',
    federation: 'Where clusters are joined, the name of one follows the number.',
    arrayId: 'Array:',
    mergeId: 'Merge:',
  },
};
