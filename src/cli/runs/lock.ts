/**
 * One process at a time in a folder. The lock is a directory whose time is renewed while its owner lives (`proper-lockfile`), so that it
 * works between the nodes of a cluster too; who holds it stands beside it in `running.json`. A lock whose owner died is taken over: at
 * once where its process is gone from this machine, after some seconds without a sign of life elsewhere.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import { GlassboxError } from '../../messages/problem.ts';
import { makeFolder } from './make-folder.ts';

/** Of a process elsewhere that gives no sign of life, ms. */
const STALE_MS = 15_000;
const RENEW_MS = 3000;
/** Of a process that is known to be dead: the least that the library knows, ms. */
const DEAD_MS = 2000;
const LOOK_MS = 200;
const NAME = '.lock';
const OWNER = 'running.json';

export interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
  /** When the process started, in ticks since the machine did: another process may have its number later. Null where nobody tells. */
  readonly started: string | null;
}

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * @param wait  whether to wait for a lock elsewhere that may be of a dead process, some 20 seconds at most
 * @param lost  told when another process has taken the folder over: from then on nothing may be written
 * @throws GBX-700 where another process is at work, GBX-510 where the folder cannot be made or written
 */
export async function lockFolder(path: string, wait: boolean, lost: () => void): Promise<FolderLock> {
  try {
    makeFolder(path);
  } catch (cause) {
    throw unwritable(path, cause);
  }
  const giveUp = performance.now() + STALE_MS + RENEW_MS + DEAD_MS;
  for (;;) {
    const owner = ownerOf(path);
    const dead = owner !== null && isDead(owner);
    // A process that only sleeps gives no sign of life either.
    if (owner && isHere(owner) && !dead) throw inUse(path, owner);
    const release = await tryLock(path, dead ? DEAD_MS : STALE_MS, lost);
    if (release) {
      writeFileSync(join(path, OWNER), `${JSON.stringify(here())}\n`);
      return { release: () => unlock(path, release) };
    }
    if (!dead && (!wait || performance.now() > giveUp)) throw inUse(path, owner);
    await sleep(LOOK_MS);
  }
}

/** Who works in a folder now, as far as can be told from here. */
export async function workerIn(path: string): Promise<Owner | null> {
  const owner = ownerOf(path);
  if (!owner || isDead(owner)) return null;
  const options = { ...places(path), stale: STALE_MS };
  return (await lockfile.check(path, options).catch(() => false)) ? owner : null;
}

/** @throws GBX-700 where a process is at work in a folder: better said than that its run is unfinished */
export async function checkIdle(path: string): Promise<void> {
  const owner = await workerIn(path);
  if (owner) throw inUse(path, owner);
}

const places = (path: string) => ({ lockfilePath: join(path, NAME), realpath: false });

async function tryLock(path: string, stale: number, lost: () => void): Promise<(() => Promise<void>) | null> {
  try {
    return await lockfile.lock(path, {
      ...places(path),
      stale,
      update: Math.min(RENEW_MS, stale / 2),
      onCompromised: lost,
    });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ELOCKED') return null;
    throw unwritable(path, cause);
  }
}

async function unlock(path: string, release: () => Promise<void>): Promise<void> {
  rmSync(join(path, OWNER), { force: true });
  // It may have been taken over, or removed with its folder.
  await release().catch(() => {});
}

function here(): Owner {
  const { pid } = process;
  return { pid, host: hostname(), since: new Date().toISOString(), started: startOf(pid) };
}

function ownerOf(path: string): Owner | null {
  const file = join(path, OWNER);
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    // Killed while it was written.
    return null;
  }
}

const isHere = (owner: Owner) => owner.host === hostname();

/** Linux tells: field 22 of /proc/PID/stat, counted behind the name, which may hold anything. */
function startOf(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isDead(owner: Owner): boolean {
  if (!isHere(owner)) return false;
  try {
    process.kill(owner.pid, 0);
    return owner.started !== null && owner.started !== startOf(owner.pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function inUse(path: string, owner: Owner | null): GlassboxError {
  return new GlassboxError('GBX-700', { path, pid: owner?.pid ?? '?', host: owner?.host ?? '?' });
}

function unwritable(path: string, cause: unknown): GlassboxError {
  const { code, message } = cause as NodeJS.ErrnoException;
  return new GlassboxError('GBX-510', { path, reason: code ?? message }, { cause });
}
