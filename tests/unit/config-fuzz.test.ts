/** A thousand broken settings files: each is a configuration that can be used, or problems with ids; never a fault. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configFrom, readConfigFile } from '../../src/cli/flags.ts';
import { experimentById, experiments } from '../../src/experiments/registry.ts';
import { type Config, checkConfig } from '../../src/experiments/schema.ts';
import { configOf } from '../../src/experiments/settings-file.ts';
import { LANGUAGES, sayProblem } from '../../src/messages/catalogue.ts';
import { isProblem } from '../../src/messages/problem.ts';
import { type Format, mutatedConfigs } from '../support/mutated-configs.ts';
import type { ToldProblem } from '../support/program.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'glassbox-configs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What `run EXPERIMENT --config FILE`, or `run --config FILE`, makes of a file before it runs. */
function read(
  name: string,
  text: string,
  asked: (typeof experiments)[number],
): { config: Config | null; told: readonly ToldProblem[] } {
  const path = join(folder, name);
  writeFileSync(path, text);
  try {
    const settings = readConfigFile(path);
    const experiment = settings.experiment === null ? asked : experimentById(settings.experiment);
    const { config, problems } = configFrom(experiment, configOf(settings, experiment), {});
    if (problems.length > 0) return { config: null, told: problems };
    expect(checkConfig(experiment, config).problems).toEqual([]);
    return { config, told: [] };
  } catch (error) {
    // Anything else is a fault: what a person would see as GBX-500 with a stack.
    if (!isProblem(error))
      throw new Error(`${String(error)} on ${JSON.stringify(text.slice(0, 300))}`, { cause: error });
    return { config: null, told: [error] };
  }
}

const good: Readonly<Record<Format, string>> = { json: '{"seed": 3}', toml: 'seed = 3\n' };

test.each([
  ['json', 31],
  ['toml', 32],
] as const)('%s', (format, seed) => {
  const usual = experiments[0]!;
  const plain = read(`good.${format}`, good[format], usual);
  if (format === 'toml' && plain.told[0]?.id === 'GBX-410') {
    console.warn('SKIPPED: settings files in TOML are not read here');
    return;
  }
  expect(plain.config).toMatchObject({ seed: 3 });
  const count = { usable: 0, refused: 0 };
  const ids = new Set<string>();
  for (const { experiment, text } of mutatedConfigs(experiments, format, 1000, seed)) {
    const { config, told } = read(`settings.${format}`, text, experiment);
    if (config) count.usable++;
    else {
      count.refused++;
      expect(told.length).toBeGreaterThan(0);
    }
    for (const { id, facts } of told) {
      ids.add(id);
      expect(id).not.toBe('GBX-500');
      for (const language of LANGUAGES) {
        const said = Object.values(sayProblem(language, id, facts)).join(' ');
        expect(said, `${id} in ${language}`).not.toMatch(/\{\{\w+\}\}|undefined/);
        expect(said.length, said.slice(0, 200)).toBeLessThan(3000);
      }
    }
  }
  // The mutations reach far into the checks, and leave something that can be used.
  expect(count.usable).toBeGreaterThan(50);
  expect(count.refused).toBeGreaterThan(500);
  expect(ids.size).toBeGreaterThan(8);
  console.info(format, count, [...ids].sort().join(' '));
});
