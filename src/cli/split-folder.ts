/** A folder of published splits as one text, for a configuration: what was read is kept with the run. */
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { bundleOf, type RawSet } from '../learner/data/split-sets.ts';
import { GlassboxError } from '../messages/problem.ts';

const USED = /^(data|index_features|index_target|index_test_\d+)\.txt$/;

/**
 * Every folder inside that holds a `data.txt`, or the folder itself if it does. A file is taken as a bundle that was made before.
 *
 * @throws GBX-409 where it cannot be read, 590 where no set lies in it
 */
export function readSplitFolder(path: string): { name: string; text: string } {
  try {
    const name = basename(resolve(path));
    if (statSync(path).isFile()) return { name, text: readFileSync(path, 'utf8') };
    const entries = readdirSync(path, { withFileTypes: true });
    const sets = entries.some(({ name: file }) => file === 'data.txt')
      ? [setIn(path, name)]
      : entries.flatMap((entry) => (isSet(path, entry) ? [setIn(join(path, entry.name), entry.name)] : []));
    if (sets.length === 0) throw new GlassboxError('GBX-590', { path });
    return { name, text: bundleOf(sets) };
  } catch (cause) {
    if (cause instanceof GlassboxError) throw cause;
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new GlassboxError('GBX-409', { path, reason: code ?? message }, { cause });
  }
}

function isSet(path: string, entry: Dirent): boolean {
  return !entry.isFile() && readdirSync(join(path, entry.name)).includes('data.txt');
}

function setIn(path: string, name: string): RawSet {
  const files = readdirSync(path).filter((file) => USED.test(file));
  return {
    name,
    files: Object.fromEntries(files.map((file) => [file, readFileSync(join(path, file), 'utf8')])),
  };
}
