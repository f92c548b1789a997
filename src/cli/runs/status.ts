/** `glassbox status`: how far the runs in a folder are, and who is at work there. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeCheckpoint } from '../../controller/checkpoint.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { GridFolder } from '../many/grid-folder.ts';
import { aligned, type Terminal } from '../terminal.ts';
import { RunFolder } from './folder.ts';
import { type Owner, workerIn } from './lock.ts';

type State = 'finished' | 'running' | 'stopped' | 'waiting' | 'damaged';

export interface RunState {
  /** Below the folder that was asked about. */
  readonly name: string;
  readonly state: State;
  readonly rows: number;
  /** 0 … 1 at the last checkpoint; null where there was none. */
  readonly done: number | null;
  readonly owner: Owner | null;
  readonly digest: string | null;
  /** When its files last changed, ISO 8601. */
  readonly changed: string | null;
}

/** Lines of a long list that are shown: those that are not finished come first. */
const SHOWN = 40;
const ORDER: readonly State[] = ['damaged', 'running', 'stopped', 'waiting', 'finished'];

/** @throws GBX-774 where there is no run */
export async function status(terminal: Terminal, path: string, json: boolean): Promise<number> {
  const runs = await statesIn(path);
  if (runs.length === 0) throw new GlassboxError('GBX-774', { path });
  if (json) {
    terminal.out(JSON.stringify({ folder: path, counts: countsOf(runs), runs }, null, 2));
    return 0;
  }
  const { t } = terminal;
  const counts = Object.entries(countsOf(runs)).map(([state, count]) =>
    t('common.titled', { title: t(`many.state.${state as State}`), text: String(count) }),
  );
  if (runs.length > 1) terminal.out(counts.join(t('common.comma')));
  const shown = [...runs].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)).slice(0, SHOWN);
  const head = (['run', 'state', 'done', 'rows', 'worker'] as const).map((key) => t(`many.status.${key}`));
  const lines = shown.map((run) => [
    run.name,
    t(`many.state.${run.state}`),
    run.state === 'finished' ? '100%' : run.done === null ? '–' : `${Math.floor(100 * run.done)}%`,
    String(run.rows),
    run.owner ? `${run.owner.pid} @ ${run.owner.host}` : (run.digest ?? '–'),
  ]);
  terminal.out(aligned([head, ...lines]).join('\n'));
  if (runs.length > shown.length) terminal.out(t('many.status.more', { count: runs.length - shown.length }));
  return 0;
}

async function statesIn(path: string): Promise<RunState[]> {
  const grid = new GridFolder(path);
  if (grid.exists()) {
    const { points } = grid.plan();
    return Promise.all(
      points.map(({ index, varied }) =>
        stateOf(
          grid.run(index),
          [String(index), ...Object.entries(varied).map(([key, value]) => `${key}=${String(value)}`)].join(
            ' ',
          ),
        ),
      ),
    );
  }
  const inside = join(path, 'shards');
  const shards = existsSync(inside) ? readdirSync(inside) : [];
  const found = await Promise.all(
    [...shards]
      .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
      .map((name) => stateOf(new RunFolder(join(inside, name)), name)),
  );
  const own = new RunFolder(path);
  return existsSync(own.file('manifest.json')) ? [await stateOf(own, '.'), ...found] : found;
}

async function stateOf(run: RunFolder, name: string): Promise<RunState> {
  const none = { name, rows: 0, done: null, owner: null, digest: null, changed: null };
  try {
    const manifest = run.manifest();
    const owner = existsSync(run.path) ? await workerIn(run.path) : null;
    if (!manifest) return { ...none, owner, state: owner ? 'running' : 'waiting' };
    const finished = manifest.state === 'finished';
    return {
      name,
      state: finished ? 'finished' : owner ? 'running' : 'stopped',
      rows: manifest.rows,
      done: finished ? 1 : doneIn(run),
      owner,
      digest: manifest.digest,
      changed: statSync(run.file('manifest.json')).mtime.toISOString(),
    };
  } catch {
    return { ...none, state: 'damaged' };
  }
}

function doneIn(run: RunFolder): number | null {
  const bytes = run.readCheckpoint();
  if (!bytes) return null;
  const { done, total } = decodeCheckpoint(bytes);
  return total > 0 ? done / total : null;
}

function countsOf(runs: readonly RunState[]): Partial<Record<State, number>> {
  const counts = new Map<State, number>();
  for (const { state } of runs) counts.set(state, (counts.get(state) ?? 0) + 1);
  return Object.fromEntries(counts);
}
