/**
 * The reference against its own golden digests. With GLASSBOX_WRITE_DIGESTS=1 the file is written anew: a changed digest
 * is a major version.
 */
import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { playCase, type SpinCase, spinCases } from './spin-cases.ts';
import golden from './spin-digests.json';
import { playTempering, temperCases } from './temper-cases.ts';
import goldenTempering from './temper-digests.json';

const writing = process.env.GLASSBOX_WRITE_DIGESTS === '1';

async function keep(file: string, found: object): Promise<void> {
  await writeFile(new URL(file, import.meta.url), `${JSON.stringify(found, null, 1)}\n`);
}

it('the reference gives the golden digest of every run of replica exchange', async () => {
  const engine = new ReferenceEngine();
  const found: Record<string, string> = {};
  for (const temperCase of temperCases)
    found[temperCase.name] = (await playTempering(engine, temperCase)).digest;
  expect(Object.keys(found).length).toBe(temperCases.length);
  if (writing) await keep('./temper-digests.json', found);
  else expect(found).toEqual(goldenTempering);
});

it('the reference gives the golden digest of every configuration, and the file holds these configurations', async () => {
  const engine = new ReferenceEngine();
  const found: Record<string, { digest: string; configuration: Omit<SpinCase, 'name'> }> = {};
  for (const spinCase of spinCases) {
    const { name, ...configuration } = spinCase;
    found[name] = { digest: (await playCase(engine, spinCase)).digest, configuration };
  }
  expect(Object.keys(found).length).toBe(spinCases.length);
  if (writing) await keep('./spin-digests.json', found);
  else expect(found).toEqual(golden);
});
