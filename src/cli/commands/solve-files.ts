/** What `glassbox solve` reads and writes. */
import { accessSync, constants, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Solution } from '../../dynamics/solve/solve.ts';
import { GlassboxError } from '../../messages/problem.ts';

/** One + or - for each spin. */
export function signsOf({ spins }: Solution): string {
  return Array.from(spins, (spin) => (spin > 0 ? '+' : '-')).join('');
}

/** Asked before the search: to hear afterwards that its result cannot be written would be late. @throws GBX-505 */
export function checkWritable(path: string): void {
  try {
    accessSync(dirname(path), constants.W_OK);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw Object.assign(new Error(), { code: 'EISDIR' });
  } catch (cause) {
    throw cannotWrite(path, cause);
  }
}

/** @throws GBX-505 */
export function writeSpins(path: string, solution: Solution): void {
  try {
    writeFileSync(`${path}.part`, `${signsOf(solution)}\n`);
    renameSync(`${path}.part`, path);
  } catch (cause) {
    throw cannotWrite(path, cause);
  }
}

function cannotWrite(path: string, cause: unknown): GlassboxError {
  const { code, message } = cause as NodeJS.ErrnoException;
  return new GlassboxError('GBX-505', { path, reason: code ?? message }, { cause });
}

/** In place of a path: read what was piped in. */
export const STANDARD_INPUT = '-';
/** First bytes of packed files, and the command that gives their text. */
const PACKED = [
  { kind: 'gzip', bytes: [0x1f, 0x8b], command: 'gunzip -c' },
  { kind: 'bzip2', bytes: [0x42, 0x5a, 0x68], command: 'bunzip2 -c' },
  { kind: 'xz', bytes: [0xfd, 0x37, 0x7a, 0x58], command: 'xz -dc' },
  { kind: 'zstd', bytes: [0x28, 0xb5, 0x2f, 0xfd], command: 'zstd -dc' },
  { kind: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04], command: 'unzip -p' },
];

/** @throws GBX-409; GBX-290 for a packed file */
export function readText(path: string): string {
  const bytes = readBytes(path);
  const packed = PACKED.find((format) => format.bytes.every((byte, k) => bytes[k] === byte));
  if (packed) {
    const { kind, command } = packed;
    throw new GlassboxError('GBX-290', { name: basename(path), kind, command: `${command} ${path}` });
  }
  return bytes.toString('utf8');
}

function readBytes(path: string): Buffer {
  try {
    // Descriptor 0 is what was piped in.
    return readFileSync(path === STANDARD_INPUT ? 0 : path);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new GlassboxError('GBX-409', { path, reason: code ?? message }, { cause });
  }
}
