/** `glassbox kubernetes`: what it writes, and the comments in it. */
export const kubernetes = {
  about: 'Write an indexed Job of Kubernetes that runs an experiment in shards, and what merges them',
  options: {
    shards: 'Shards, one pod each',
    image: 'Container image whose entry point is glassbox',
    claim: 'Persistent volume claim for the results, which all pods can write to',
    name: 'Name of the Job (default: glassbox-EXPERIMENT-NAME)',
    folder: 'Folder of the results on the volume (default: the name of the Job)',
    out: 'Folder for the files (default: results/EXPERIMENT-NAME)',
    parallelism: 'Pods at once (default: all)',
    cpus: 'Processors, and threads, of a pod (1)',
    mem: 'Memory of a pod: 4Gi',
  },
  next: 'Start it: {{command}}',
  after: 'See how far it is: {{status}}\nThe results will lie in {{folder}} on the volume {{claim}}.',
  file: {
    job: '{{experiment}} in {{shards}} shards: settings, and a Job whose pod I computes shard I.\nThe documents are JSON, which YAML contains. Started again, a shard goes on where it stopped.',
    merge:
      'The {{shards}} shards of {{experiment}} become the files of one run: to be applied once the Job {{name}} is complete.',
    apply:
      'Starts the Job, waits for its end, then merges. Options for kubectl may follow: ./apply.sh --namespace=lab\nIt may be interrupted and started again; the Job goes on without it.',
    wait: 'A cluster that does not answer just now is asked again.',
    failed: 'The Job {{name}} failed. See “kubectl describe job {{name}}”.',
  },
};
