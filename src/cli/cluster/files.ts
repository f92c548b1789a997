/** The folder into which the files for a cluster are written, beside the results that will come. */
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GlassboxError } from '../../messages/problem.ts';
import { RunFolder } from '../runs/folder.ts';

/**
 * Refuses a folder whose tasks may be in the queue for another run: they read their settings when they start.
 *
 * @param same  by file name, what its text has to hold to be of this run
 * @throws GBX-767
 */
export function checkSameRun(folder: string, same: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(same)) {
    const path = join(folder, name);
    if (existsSync(path) && !readFileSync(path, 'utf8').includes(text))
      throw new GlassboxError('GBX-767', { folder });
  }
}

/** @throws GBX-510 or GBX-505 when the folder cannot be made or written */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new GlassboxError('GBX-510', { path: folder, reason: code ?? message }, { cause });
  }
  const target = new RunFolder(folder);
  for (const [name, text] of Object.entries(files)) {
    target.write(name, text);
    if (name.endsWith('.sh')) chmodSync(target.file(name), 0o755);
  }
}
