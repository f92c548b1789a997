/** From a measurement to what is kept of it, in results/validate/kept; the committed store is docs/validation.json. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HEADLESS, ROOT } from '../lib/headless.mjs';
import { measurements } from './measurements.mjs';
import { finishedProgram, finishedRun, flagsOf } from './run.mjs';

const KEPT = join(ROOT, 'results/validate/kept');
export const STORE = join(ROOT, 'docs/validation.json');

export const report = () => import(join(HEADLESS, 'validate-report.mjs'));

/** Makes, goes on with, or reads one measurement, and keeps its numbers. */
export async function keep({ name, kind, of, settings }) {
  const stored =
    kind === 'experiment' ? await ofExperiment(name, of, settings) : await ofProgram(name, of, settings);
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(join(KEPT, `${name}.json`), JSON.stringify(stored));
  return stored;
}

async function ofExperiment(name, of, settings) {
  const { reduceActive, reduceCovariance, reduceMissed, reduceRows, reduceSeeds } = await report();
  const shown = settings.data ? { ...settings, data: 'DIR' } : settings;
  const { rows, samples, manifest } = await finishedRun(name, settings, of);
  const shorter = measurements.find((other) => `${other.name}-long` === name);
  const values = shorter
    ? reduceMissed(rows[0], (await finishedRun(shorter.name, shorter.settings, of)).samples[0], samples[0])
    : of === 'active-learning'
      ? reduceActive(samples)
      : {
          ...reduceRows(rows),
          ...(of === 'pinn-optimisers' ? reduceSeeds(samples, ['L2', 'Block']) : {}),
          ...(settings.students === 'counted' ? reduceCovariance(samples, 'entropy') : {}),
        };
  return {
    settings,
    command: `npx glassbox run ${[of, ...flagsOf(shown)].join(' ')}`,
    date: manifest.endedAt.slice(0, 10),
    commit: manifest.gitCommit ?? '',
    engine: manifest.engine.device,
    seconds: Math.round((new Date(manifest.endedAt) - new Date(manifest.startedAt)) / 1000),
    values,
  };
}

async function ofProgram(name, of, settings) {
  const {
    reduceEquilibrium,
    reduceExact,
    reduceGround,
    reduceHessian,
    reduceMaterials,
    reducePinn,
    reduceResplits,
  } = await report();
  const { parts, origin } = await finishedProgram(name, of, settings);
  const reduce = {
    equilibrium: () => reduceEquilibrium(settings, parts),
    'lattice-ground': () => reduceGround(parts),
    exact: () => reduceExact(parts),
    hessian: () => reduceHessian(parts),
    'materials-resplits': () => reduceResplits(parts),
    materials: () => reduceMaterials(parts),
    pinn: () => reducePinn(parts),
  }[of];
  return {
    settings,
    command: `npm run validate -- --only ${name}`,
    date: origin.date,
    commit: origin.commit,
    engine: of === 'exact' ? 'exact' : parts[0].engine,
    seconds: Math.round(parts.reduce((sum, { seconds }) => sum + seconds, 0)),
    values: reduce(),
  };
}

/** The committed store, with everything newer that was kept here put over it, in the order of the list. */
export function currentStore() {
  const committed = existsSync(STORE) ? JSON.parse(readFileSync(STORE, 'utf8')).measurements : {};
  const mine = existsSync(KEPT) ? readdirSync(KEPT).map((file) => file.slice(0, -'.json'.length)) : [];
  const all = measurements.flatMap(({ name }) => {
    if (mine.includes(name)) return [[name, JSON.parse(readFileSync(join(KEPT, `${name}.json`), 'utf8'))]];
    return committed[name] ? [[name, committed[name]]] : [];
  });
  return { format: 1, measurements: Object.fromEntries(all) };
}
