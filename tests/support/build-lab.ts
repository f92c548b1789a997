/** Vitest's global set-up for tests against the built lab. */
import { build } from 'vite';

export default async function setup(): Promise<void> {
  // As it is published: the runner's own `test` would make another page (libraries that warn, nothing kept offline).
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  await build({ logLevel: 'error' });
  process.env.NODE_ENV = before;
}
