/** Vitest's global set-up for tests against the built lab. */
import { build } from 'vite';

export default async function setup(): Promise<void> {
  await build({ logLevel: 'error' });
}
