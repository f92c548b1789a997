/** Plain data as bytes that say what they are and notice damage: four letters, the first 64 bits of SHA-256 of the rest, MessagePack. */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { Packr } from 'msgpackr/pack';
import { GlassboxError } from '../messages/problem.ts';

const HASH_BYTES = 8;

/** Typed arrays are kept. */
const packr = new Packr({ structuredClone: true, useRecords: false });

/** @param letters  four, ASCII */
export function seal(letters: string, contents: unknown): Uint8Array<ArrayBuffer> {
  const magic = utf8ToBytes(letters);
  const body = packr.pack(contents);
  const bytes = new Uint8Array(magic.length + HASH_BYTES + body.length);
  bytes.set(magic);
  bytes.set(sha256(body).subarray(0, HASH_BYTES), magic.length);
  bytes.set(body, magic.length + HASH_BYTES);
  return bytes;
}

/** @throws GBX-501 on bytes that are damaged or something else */
export function unseal(letters: string, bytes: Uint8Array): unknown {
  const magic = utf8ToBytes(letters);
  const header = magic.length + HASH_BYTES;
  if (bytes.length <= header || magic.some((byte, i) => bytes[i] !== byte))
    throw new GlassboxError('GBX-501', { reason: `no ${letters}` });
  const body = bytes.slice(header);
  const hash = sha256(body).subarray(0, HASH_BYTES);
  if (hash.some((byte, i) => bytes[magic.length + i] !== byte))
    throw new GlassboxError('GBX-501', { reason: 'checksum' });
  return packr.unpack(body);
}
