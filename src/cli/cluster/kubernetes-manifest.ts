/**
 * An indexed Job of Kubernetes and what merges its shards, as the objects that the API takes. They are written as JSON, which YAML
 * contains: `kubectl apply` reads it, and no library has to write it.
 */
import { quoted } from '../../experiments/command-line.ts';
import { type ClusterJob, comment, type Say } from './job.ts';

export interface KubernetesJob extends ClusterJob {
  /** Of the Job; its pods are named after it. */
  readonly name: string;
  /** Its entry point is `glassbox`. */
  readonly image: string;
  /** The persistent volume claim that all pods share. */
  readonly claim: string;
  /** Of the results, on that volume. */
  readonly folder: string;
  /** Pods at once. */
  readonly parallelism: number;
  readonly cpus: number;
  readonly memory: string | null;
  readonly settings: string;
  readonly language: string;
}

/** A shard that fails is tried again so often; a node that goes away does not count. */
const RETRIES = 3;
/** A checkpoint takes two seconds; a busy disk more. */
const GRACE_SECONDS = 60;
const CONTAINER = 'glassbox';
/** Bytes of all that a ConfigMap holds. */
export const LARGEST_CONFIG_MAP = 2 ** 20;

/** What becomes of a pod that failed; what no rule names counts as one of the tries. */
interface FailureRule {
  readonly action: 'Ignore' | 'FailIndex';
  readonly onPodConditions?: readonly { readonly type: string; readonly status: string }[];
  readonly onExitCodes?: {
    readonly containerName: string;
    readonly operator: 'In';
    readonly values: readonly number[];
  };
}

const RULES: readonly FailureRule[] = [
  // Drained, pre-empted or lost: not the fault of the shard, which goes on from its checkpoint.
  { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
  // Told to stop, with a checkpoint.
  { action: 'Ignore', onExitCodes: { containerName: CONTAINER, operator: 'In', values: [143] } },
  // Bad input stays bad, however often it is tried.
  { action: 'FailIndex', onExitCodes: { containerName: CONTAINER, operator: 'In', values: [2] } },
];

/** @returns text by file name */
export function kubernetesFiles(job: KubernetesJob, t: Say): Readonly<Record<string, string>> {
  const facts = { experiment: job.experiment, shards: job.shards, name: job.name };
  return {
    'job.yaml': yaml(t('kubernetes.file.job', facts), [settingsMap(job), indexedJob(job)]),
    'merge.yaml': yaml(t('kubernetes.file.merge', facts), [mergeJob(job)]),
    'apply.sh': applyScript(job, t),
  };
}

/** Documents of YAML, each written as JSON. */
function yaml(head: string, documents: readonly object[]): string {
  const texts = documents.map((document) => `---\n${JSON.stringify(document, null, 2)}\n`);
  return `${comment(head)}\n${texts.join('')}`;
}

export function settingsMap({ name, settings }: KubernetesJob) {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: `${name}-settings`, labels: labels(name) },
    data: { 'settings.json': settings },
  };
}

export function indexedJob(job: KubernetesJob) {
  const words = [
    ...['--lang', job.language, 'run', ...job.run, '--config', '/settings/settings.json'].map(literal),
    // Kubernetes fills in the index of the pod.
    ...['--shard', `$(JOB_COMPLETION_INDEX)/${job.shards}`],
    ...['--continue', '--out', `/results/${job.folder}`, '--threads', String(job.cpus), '--quiet'].map(
      literal,
    ),
  ];
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: job.name, labels: labels(job.name) },
    spec: {
      completions: job.shards,
      parallelism: job.parallelism,
      completionMode: 'Indexed',
      backoffLimitPerIndex: RETRIES,
      podFailurePolicy: { rules: RULES },
      template: podOf(job, words, true),
    },
  };
}

export function mergeJob(job: KubernetesJob) {
  const words = ['--lang', job.language, 'merge', `/results/${job.folder}`].map(literal);
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: `${job.name}-merge`, labels: labels(job.name) },
    spec: { backoffLimit: RETRIES, template: podOf(job, words, false) },
  };
}

function podOf(job: KubernetesJob, args: readonly string[], withSettings: boolean) {
  const { name, image, claim, cpus, memory } = job;
  const amounts = { cpu: String(cpus), ...(memory === null ? {} : { memory }) };
  const settings = { name: 'settings', configMap: { name: `${name}-settings` } };
  return {
    metadata: { labels: labels(name) },
    spec: {
      restartPolicy: 'Never',
      terminationGracePeriodSeconds: GRACE_SECONDS,
      containers: [
        {
          name: CONTAINER,
          image,
          args,
          env: [{ name: 'GLASSBOX_KEEP_BUNDLE', value: '1' }],
          resources: { requests: amounts, limits: amounts },
          volumeMounts: [
            { name: 'results', mountPath: '/results' },
            ...(withSettings ? [{ name: 'settings', mountPath: '/settings', readOnly: true }] : []),
          ],
        },
      ],
      volumes: [
        { name: 'results', persistentVolumeClaim: { claimName: claim } },
        ...(withSettings ? [settings] : []),
      ],
    },
  };
}

function labels(name: string) {
  return { 'app.kubernetes.io/name': 'glassbox', 'app.kubernetes.io/instance': name };
}

/** A word in which Kubernetes finds no name of a variable. */
function literal(word: string): string {
  return word.replaceAll('$', '$$$$');
}

/** Kubernetes knows no order between two Jobs: a script waits for the one before it starts the other. */
function applyScript({ name }: KubernetesJob, t: Say): string {
  return `#!/bin/bash
${comment(t('kubernetes.file.apply'))}
set -eu
here=$(cd -- "$(dirname -- "$0")" && pwd)
kubectl apply "$@" -f "$here/job.yaml"
while :; do
  ${comment(t('kubernetes.file.wait'))}
  state=$(kubectl get job ${name} "$@" -o 'jsonpath={.status.conditions[?(@.status=="True")].type}') || state=
  case " $state " in
    *" Complete "*) break ;;
    *" Failed "*)
      echo ${quoted(t('kubernetes.file.failed', { name }))} >&2
      exit 1
      ;;
  esac
  sleep 10
done
kubectl apply "$@" -f "$here/merge.yaml"
`;
}
