/** Zarr stores in the folder of a run: folders of small files, each written under another name and renamed. */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { GlassboxError } from '../../messages/problem.ts';
import type { StoreFiles } from '../../results/spins.ts';
import type { ZarrFiles } from '../../results/zarr.ts';
import type { RunFolder } from './folder.ts';
import { makeFolder } from './make-folder.ts';

/** A store that grows file by file. */
export function storeIn(folder: RunFolder, name: string): StoreFiles {
  const root = folder.file(name);
  return {
    list() {
      if (!existsSync(root)) return [];
      return readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
    },
    read(path) {
      const file = join(root, path);
      return existsSync(file) ? readFileSync(file, 'utf8') : null;
    },
    write(path, data) {
      const place = dirname(join(root, path));
      guarded(place, () => makeFolder(place));
      folder.write(`${name}/${path}`, data);
    },
    remove(path) {
      removeAll(join(root, path));
    },
  };
}

/** A whole store in place of the one that was there; null: none. */
export function replaceStore(folder: RunFolder, name: string, files: ZarrFiles | null): void {
  const [root, part] = [folder.file(name), folder.file(`${name}.part`)];
  removeAll(part);
  const fresh = storeIn(folder, `${name}.part`);
  for (const [path, data] of files ?? []) fresh.write(path, data);
  removeAll(root);
  if (files) guarded(root, () => renameSync(part, root));
}

const removeAll = (path: string) => guarded(path, () => rmSync(path, { recursive: true, force: true }));

/** @throws GBX-505 as the folder itself does */
function guarded(path: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new GlassboxError('GBX-505', { path, reason: code ?? message }, { cause });
  }
}
