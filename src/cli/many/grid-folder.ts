/** The folder of a grid: `plan.json`, a folder for each run in `points/`, and the tables of all once they are merged. */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { configHash } from '../../experiments/manifest.ts';
import { experimentById } from '../../experiments/registry.ts';
import { type Config, configToJson } from '../../experiments/schema.ts';
import { GlassboxError, isProblem } from '../../messages/problem.ts';
import { RunFolder } from '../runs/folder.ts';
import { makeFolder } from '../runs/make-folder.ts';
import { type Axis, type Plan, planOf } from './grid.ts';

const PLAN_FORMAT = 1;

/** What `plan.json` holds. */
interface SavedPlan {
  readonly format: number;
  readonly experiment: string;
  readonly experimentVersion: number;
  /** Of the first run, own files with their texts. */
  readonly config: Config;
  readonly axes: readonly Axis[];
  readonly runs: number;
}

export class GridFolder {
  constructor(readonly path: string) {}

  /** Whether there is a grid. */
  exists(): boolean {
    return existsSync(join(this.path, 'plan.json'));
  }

  run(index: number): RunFolder {
    return new RunFolder(join(this.path, 'points', String(index).padStart(4, '0')));
  }

  /** Runs that have a folder, by number. */
  begun(): number[] {
    const points = join(this.path, 'points');
    const names = existsSync(points) ? readdirSync(points) : [];
    return names
      .filter((name) => /^\d{4,}$/.test(name))
      .map(Number)
      .sort((a, b) => a - b);
  }

  /** Writes the plan down. @throws GBX-771 where there is another, GBX-510 when the folder cannot be made or written */
  begin(plan: Plan): void {
    if (this.exists()) {
      if (textOf(plan) !== textOf(this.plan())) throw new GlassboxError('GBX-771', { path: this.path });
      return;
    }
    const folder = new RunFolder(this.path);
    if (folder.manifest() || existsSync(join(this.path, 'shards')))
      throw new GlassboxError('GBX-771', { path: this.path });
    try {
      makeFolder(this.path);
      // Shards may begin in one moment on many machines: each writes the same text under a name of its own.
      const own = `plan-${randomUUID()}.json`;
      folder.write(own, textOf(plan));
      renameSync(folder.file(own), folder.file('plan.json'));
    } catch (cause) {
      const { code, message } = cause as NodeJS.ErrnoException;
      const reason = isProblem(cause) ? String(cause.facts.reason) : (code ?? message);
      throw new GlassboxError('GBX-510', { path: this.path, reason }, { cause });
    }
  }

  /** @throws GBX-501 when it cannot be read, GBX-503 where it is of another version */
  plan(): Plan {
    const path = join(this.path, 'plan.json');
    const saved = readPlan(path);
    const experiment = experimentById(saved.experiment);
    if (saved.format !== PLAN_FORMAT || saved.experimentVersion !== experiment.version) {
      const name = (version: number) => `${experiment.id} ${version}`;
      throw new GlassboxError('GBX-503', {
        found: name(saved.experimentVersion),
        asked: name(experiment.version),
      });
    }
    const { plan, problems } = planOf(experiment, saved.config, saved.axes);
    if (problems.length > 0) throw new GlassboxError(problems[0]!.id, problems[0]!.facts);
    return plan;
  }
}

function readPlan(path: string): SavedPlan {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as SavedPlan;
  } catch (cause) {
    throw new GlassboxError('GBX-501', { reason: `${path}: ${(cause as Error).message}` }, { cause });
  }
}

function textOf({ experiment, config, axes, points }: Plan): string {
  const saved: SavedPlan = {
    format: PLAN_FORMAT,
    experiment: experiment.id,
    experimentVersion: experiment.version,
    config: JSON.parse(configToJson(experiment, config)) as Config,
    axes,
    runs: points.length,
  };
  return `${JSON.stringify(saved, null, 2)}\n`;
}

/** Where a grid goes when nobody says: named after its plan, so that the same grid finds the same folder. */
export function defaultGridFolder(plan: Plan): string {
  const first = configHash(plan.experiment, plan.config).slice(0, 4);
  const last = configHash(plan.experiment, plan.points.at(-1)!.config).slice(0, 4);
  return join('results', `${plan.experiment.id}-grid-${plan.points.length}-${first}${last}`);
}
