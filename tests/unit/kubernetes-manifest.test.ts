import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type {
  indexedJob,
  KubernetesJob,
  mergeJob,
  settingsMap,
} from '../../src/cli/cluster/kubernetes-manifest.ts';
import { kubernetesFiles } from '../../src/cli/cluster/kubernetes-manifest.ts';
import { openTerminal } from '../../src/cli/terminal.ts';
import { LANGUAGES } from '../../src/messages/language.ts';

const JOB: KubernetesJob = {
  experiment: 'sk-overlap',
  shards: 16,
  run: ['--engine', 'cpu'],
  name: 'glassbox-sk-overlap-0a1b2c3d',
  image: 'registry.example/lab/glassbox:0.1.0',
  claim: 'results',
  folder: 'glassbox-sk-overlap-0a1b2c3d',
  parallelism: 4,
  cpus: 2,
  memory: '4Gi',
  settings: '{"experiment": "sk-overlap"}\n',
  language: 'en',
};

/** What `kubectl` sees in a file: its documents, without comments. */
function documents(text: string): unknown[] {
  const [head, ...parts] = text.split(/^---\n/m);
  for (const line of head!.trim().split('\n')) expect(line).toMatch(/^# /);
  return parts.map((part) => JSON.parse(part) as unknown);
}

const files = (more: Partial<KubernetesJob> = {}, language: (typeof LANGUAGES)[number] = 'en') =>
  kubernetesFiles({ ...JOB, ...more }, openTerminal(language).t);

describe('the Job', () => {
  const [settings, job] = documents(files()['job.yaml']!) as [
    ReturnType<typeof settingsMap>,
    ReturnType<typeof indexedJob>,
  ];
  const { spec } = job;
  const pod = spec.template.spec;
  const container = pod.containers[0]!;

  test('has a pod for every shard, four at once, whose index is the shard', () => {
    expect(job).toMatchObject({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: JOB.name } });
    expect(spec).toMatchObject({ completionMode: 'Indexed', completions: 16, parallelism: 4 });
    const { args } = container;
    expect(args[args.indexOf('--shard') + 1]).toBe('$(JOB_COMPLETION_INDEX)/16');
    expect(args).toContain('--continue');
    expect(args.slice(0, 5)).toEqual(['--lang', 'en', 'run', '--engine', 'cpu']);
  });

  /** The API server refuses a policy otherwise, and limits per index without an index. */
  test('may have its policy: pods are not started again in place, each rule has one condition, the container exists', () => {
    expect(pod.restartPolicy).toBe('Never');
    expect(spec.backoffLimitPerIndex).toBeGreaterThan(0);
    expect(spec).not.toHaveProperty('backoffLimit');
    for (const rule of spec.podFailurePolicy.rules) {
      expect(Number('onExitCodes' in rule) + Number('onPodConditions' in rule)).toBe(1);
      if (rule.onExitCodes) {
        expect(rule.onExitCodes.containerName).toBe(container.name);
        expect(rule.onExitCodes.values).not.toContain(0);
      }
    }
  });

  test('tries again whom a disruption or a stop met without counting it, and bad input never', () => {
    const actionOf = (code: number) =>
      spec.podFailurePolicy.rules.find((rule) => rule.onExitCodes?.values.includes(code))?.action;
    expect(actionOf(143)).toBe('Ignore');
    expect(actionOf(2)).toBe('FailIndex');
    // Counted against backoffLimitPerIndex.
    expect(actionOf(1)).toBeUndefined();
    expect(actionOf(137)).toBeUndefined();
    expect(spec.podFailurePolicy.rules[0]).toEqual({
      action: 'Ignore',
      onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }],
    });
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(30);
  });

  test('mounts what it names: results on the claim, settings from the map beside it', () => {
    expect(settings).toMatchObject({ kind: 'ConfigMap', data: { 'settings.json': JOB.settings } });
    expect(pod.volumes).toEqual([
      { name: 'results', persistentVolumeClaim: { claimName: 'results' } },
      { name: 'settings', configMap: { name: settings.metadata.name } },
    ]);
    for (const { name } of container.volumeMounts)
      expect(pod.volumes.map((volume) => volume.name)).toContain(name);
    const { args } = container;
    expect(args[args.indexOf('--config') + 1]).toBe('/settings/settings.json');
    expect(args[args.indexOf('--out') + 1]).toBe(`/results/${JOB.folder}`);
  });

  test('asks for what it gets, and for threads as processors', () => {
    const amounts = { cpu: '2', memory: '4Gi' };
    expect(container.resources).toEqual({ requests: amounts, limits: amounts });
    expect(container.args[container.args.indexOf('--threads') + 1]).toBe('2');
  });

  test('names fit: labels of 63 characters, also of its pods and of the merge', () => {
    for (const name of [job.metadata.name, settings.metadata.name, `${job.metadata.name}-merge`])
      expect(name).toMatch(/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/);
  });

  test('a dollar in a word of its own is not taken for a variable', () => {
    const [, odd] = documents(files({ folder: 'a $(HOME) b' })['job.yaml']!) as [unknown, typeof job];
    const { args } = odd.spec.template.spec.containers[0]!;
    expect(args).toContain('/results/a $$(HOME) b');
  });
});

test('the merge reads the folder of the results and is tried again', () => {
  const [merge, ...rest] = documents(files()['merge.yaml']!) as [ReturnType<typeof mergeJob>];
  expect(rest).toEqual([]);
  expect(merge.kind).toBe('Job');
  expect(merge.spec).not.toHaveProperty('completions');
  expect(merge.spec.template.spec.containers[0]!.args).toEqual([
    '--lang',
    'en',
    'merge',
    `/results/${JOB.folder}`,
  ]);
});

test.each(LANGUAGES)('%s: apply.sh is bash, waits for the Job by name, and merges after it', (language) => {
  const script = files({}, language)['apply.sh']!;
  expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  });
  const [job, wait, merge] = ['job.yaml', `get job ${JOB.name}`, 'merge.yaml'].map((text) =>
    script.indexOf(text),
  );
  expect(job).toBeGreaterThan(0);
  expect(wait).toBeGreaterThan(job!);
  expect(merge).toBeGreaterThan(wait!);
});

/** Runs apply.sh against a cluster that answers as told, one line a time. */
function applied(answers: readonly string[]) {
  const script = files()['apply.sh']!.replace('sleep 10', 'sleep 0');
  const kubectl = `asked=0
kubectl() {
  echo "$1" >&2
  [ "$1" = get ] || return 0
  local answers=(${answers.map((answer) => `'${answer}'`).join(' ')})
  # A subshell asks, so that the count has to lie in a file.
  asked=$(cat "$COUNT" 2>/dev/null || echo 0)
  echo $((asked + 1)) > "$COUNT"
  [ "\${answers[$asked]}" = ERROR ] && return 1
  echo "\${answers[$asked]}"
}
COUNT=$(mktemp)
`;
  const { status, stderr } = spawnSync('bash', ['-c', kubectl + script], { encoding: 'utf8' });
  return { status, calls: stderr.split('\n').filter((line) => /^(apply|get)$/.test(line)), stderr };
}

describe('apply.sh', () => {
  test('asks again while the Job runs or the cluster is silent, then merges', () => {
    const { status, calls } = applied(['', 'ERROR', 'SuccessCriteriaMet', 'SuccessCriteriaMet Complete']);
    expect(status).toBe(0);
    expect(calls).toEqual(['apply', 'get', 'get', 'get', 'get', 'apply']);
  });

  test('ends without a merge when the Job has failed', () => {
    const { status, calls, stderr } = applied(['', 'FailureTarget Failed']);
    expect(status).toBe(1);
    expect(calls).toEqual(['apply', 'get', 'get']);
    expect(stderr).toContain(`kubectl describe job ${JOB.name}`);
  });
});
