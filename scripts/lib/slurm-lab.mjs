/**
 * A Slurm cluster of one node for the length of a check: controller, node and authentication in a folder of their own, on ports of
 * their own, so that nothing that is set up on the machine is touched. Packages are installed only where that was asked for.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, hostname, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PROGRAMS = ['slurmctld', 'slurmd', 'sbatch', 'scontrol', 'squeue', 'munged'];

/** Debian keeps daemons where a person's PATH may not look. */
const PATH = `${process.env.PATH}:/usr/sbin:/sbin`;

/** Whether a person permits that packages are installed: by a flag, or by the environment of an automatic check. */
export function mayInstall(words = process.argv) {
  return words.includes('--install') || process.env.GLASSBOX_AUDIT_INSTALL === '1';
}

function finds(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`], { env: { ...process.env, PATH } }).status === 0;
}

/** Whether a cluster answers that somebody else runs. */
function runsAlready() {
  return spawnSync('sinfo', ['--noheader'], { timeout: 10_000 }).status === 0;
}

/**
 * @returns {Promise<{ lab: SlurmLab } | { why: string }>}  why there is none, in words for a person
 */
export async function openSlurm() {
  if (runsAlready()) return { lab: new SlurmLab(null, process.env) };
  const missing = PROGRAMS.filter((program) => !finds(program));
  if (process.getuid?.() !== 0)
    return { why: 'no Slurm answers here, and only root can start one for this check' };
  if (missing.length > 0) {
    if (!mayInstall())
      return {
        why: 'Slurm is not installed, and nothing is installed unasked: add --install (or GLASSBOX_AUDIT_INSTALL=1) as root on Debian or Ubuntu',
      };
    const problem = install();
    if (problem) return { why: problem };
  }
  return { lab: await SlurmLab.start() };
}

/** @returns what went wrong, or null */
function install() {
  if (!finds('apt-get')) return 'Slurm can be installed by this check on Debian and Ubuntu only';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...words) => spawnSync('apt-get', words, { env, encoding: 'utf8' });
  apt('update');
  const { status, stderr } = apt('install', '-y', '--no-install-recommends', 'slurm-wlm', 'munge');
  return status === 0 ? null : `apt-get could not install Slurm: ${stderr.trim().split('\n').at(-1)}`;
}

export class SlurmLab {
  /** Daemons that this check started, by name. */
  #running = new Map();

  /**
   * @param {string | null} folder  null where the cluster is somebody else's
   * @param {NodeJS.ProcessEnv} env  of every command that is to reach it
   */
  constructor(folder, env) {
    this.folder = folder;
    this.env = env;
  }

  /** Whether its node may be killed. */
  get own() {
    return this.folder !== null;
  }

  static async start() {
    const folder = mkdtempSync(join(tmpdir(), 'glassbox-slurm-'));
    // Jobs look into it, and munge refuses a folder that others may write to.
    chmodSync(folder, 0o755);
    const lab = new SlurmLab(folder, { ...process.env, PATH, SLURM_CONF: join(folder, 'slurm.conf') });
    for (const name of ['state', 'spool', 'munge']) mkdirSync(join(folder, name), { mode: 0o755 });
    writeFileSync(join(folder, 'munge/key'), globalThis.crypto.getRandomValues(new Uint8Array(128)), {
      mode: 0o400,
    });
    const ports = [await freePort(), await freePort()];
    writeFileSync(lab.env.SLURM_CONF, configuration(folder, ports));
    try {
      const of = (name) => join(folder, 'munge', name);
      lab.#begin(
        'munged',
        '--foreground',
        `--socket=${of('socket')}`,
        `--key-file=${of('key')}`,
        `--pid-file=${of('pid')}`,
        `--log-file=${of('log')}`,
        `--seed-file=${of('seed')}`,
      );
      await until('munge', () => existsSync(of('socket')));
      lab.#begin('slurmctld', '-D');
      await lab.startNode();
    } catch (error) {
      const said = lab.logs();
      await lab.stop();
      throw new Error(`${error.message}\n${said}`);
    }
    return lab;
  }

  #begin(program, ...words) {
    const child = spawn(program, words, { env: this.env, stdio: 'ignore' });
    const ended = new Promise((resolve) => {
      child.on('close', resolve);
      child.on('error', resolve);
    });
    this.#running.set(program, { child, ended });
  }

  /** Starts the daemon of the node and waits until jobs can run there. */
  async startNode() {
    this.#begin('slurmd', '-D');
    await until('the node', () =>
      /^(idle|mix|alloc)/.test(this.run('sinfo', '--noheader', '--format=%t').stdout),
    );
  }

  /** As when a node dies: its daemon and all that runs there go at once. */
  async killNode() {
    const { child, ended } = this.#running.get('slurmd');
    for (const pid of this.#stepDaemons()) for (const each of [...descendants(pid), pid]) kill(each);
    child.kill('SIGKILL');
    await ended;
    this.#running.delete('slurmd');
  }

  /** Daemons of steps outlive slurmd; ours are those that read our configuration. */
  #stepDaemons() {
    const listed = spawnSync('ps', ['-eo', 'pid=,comm='], { encoding: 'utf8' }).stdout;
    const found = [...listed.matchAll(/^\s*(\d+) slurmstepd/gm)].map(([, pid]) => Number(pid));
    return found.filter((pid) => environmentOf(pid).includes(`SLURM_CONF=${this.env.SLURM_CONF}`));
  }

  /** A command of Slurm's, or anything that reaches it. */
  run(program, ...words) {
    return spawnSync(program, words, { env: this.env, encoding: 'utf8' });
  }

  logs() {
    return ['controller.log', 'node.log']
      .map((name) => join(this.folder ?? '', name))
      .filter((path) => existsSync(path))
      .map((path) => readFileSync(path, 'utf8').trim().split('\n').slice(-15).join('\n'))
      .join('\n');
  }

  /** Ends what was started and removes what was written; a cluster of somebody else's is left as it is. */
  async stop() {
    if (!this.own) return;
    if (this.#running.has('slurmd')) await this.killNode();
    for (const { child, ended } of this.#running.values()) {
      child.kill('SIGKILL');
      await ended;
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function configuration(folder, [controllerPort, nodePort]) {
  const [name] = hostname().split('.');
  const at = (file) => join(folder, file);
  const megabytes = Math.floor(totalmem() / 2 ** 21);
  return `ClusterName=glassbox
SlurmctldHost=${name}(127.0.0.1)
SlurmctldPort=${controllerPort}
SlurmdPort=${nodePort}
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=${at('munge/socket')}
StateSaveLocation=${at('state')}
SlurmdSpoolDir=${at('spool')}
SlurmctldPidFile=${at('controller.pid')}
SlurmdPidFile=${at('node.pid')}
SlurmctldLogFile=${at('controller.log')}
SlurmdLogFile=${at('node.log')}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=2,bf_interval=2
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
ReturnToService=2
MpiDefault=none
SlurmdTimeout=10
KillWait=10
NodeName=${name} NodeAddr=127.0.0.1 CPUs=${availableParallelism()} RealMemory=${megabytes} State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP PriorityTier=1
PartitionName=urgent Nodes=ALL MaxTime=INFINITE State=UP PriorityTier=2 PreemptMode=OFF
`;
}

function freePort() {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Of a process, [] where it is gone or hidden. */
function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** All processes below one, by their parents. */
function descendants(pid) {
  const listed = spawnSync('ps', ['--ppid', String(pid), '-o', 'pid='], { encoding: 'utf8' }).stdout;
  const children = listed.split('\n').map(Number).filter(Boolean);
  return children.flatMap((child) => [...descendants(child), child]);
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

/** @param {() => boolean} holds */
export async function until(what, holds, seconds = 60) {
  for (let waited = 0; waited < seconds; waited += 0.2) {
    if (holds()) return;
    await sleep(200);
  }
  throw new Error(`waited ${seconds} s for ${what} in vain`);
}
