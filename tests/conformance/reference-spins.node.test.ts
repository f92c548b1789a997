/**
 * The reference against its own golden digests. With GLASSBOX_WRITE_DIGESTS=1 the file is written anew: a changed digest
 * is a major version.
 */
import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { playCase, type SpinCase, spinCases } from './spin-cases.ts';
import golden from './spin-digests.json';

it('the reference gives the golden digest of every configuration, and the file holds these configurations', async () => {
  const engine = new ReferenceEngine();
  const found: Record<string, { digest: string; configuration: Omit<SpinCase, 'name'> }> = {};
  for (const spinCase of spinCases) {
    const { name, ...configuration } = spinCase;
    found[name] = { digest: (await playCase(engine, spinCase)).digest, configuration };
  }
  expect(Object.keys(found).length).toBe(spinCases.length);
  if (process.env.GLASSBOX_WRITE_DIGESTS === '1') {
    await writeFile(new URL('./spin-digests.json', import.meta.url), `${JSON.stringify(found, null, 1)}\n`);
  } else {
    expect(found).toEqual(golden);
  }
});
