/** Vitest's global set-up: the headless bundle, from which Node tests take their kernel workers and the command line. */
import { ensureHeadless } from '../../scripts/lib/headless.mjs';

export default async function setup(): Promise<void> {
  try {
    await ensureHeadless();
  } catch (error) {
    if (process.env.CI === 'true') throw error;
    console.error('The headless bundle could not be built; tests that need it will fail.', error);
  }
}
