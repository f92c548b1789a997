/**
 * The digest of a spin trajectory: the same 16 hex digits wherever the same configuration ran.
 *
 * Canonical bytes, little endian: "GBX1", u32 format version, u32 size, u32 states, f64 sweep, u32 site cursor, u32 length
 * and u32 entries of the ladder permutation (0 where there is none), then the packed spins, state-major, least significant
 * bit first. Hash: the first 64 bits of SHA-256. A changed digest is a major version.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

export const DIGEST_VERSION = 1;

/** What of a snapshot is digested. */
export interface DigestedState {
  readonly clock: { readonly sweep: number; readonly site: number };
  /** Packed, [state][word]. */
  readonly spins: Uint32Array;
}

/** @param ladder  the permutation of temperatures under replica exchange, where there is one */
export function spinDigest(snapshot: DigestedState, size: number, ladder: ArrayLike<number> = []): string {
  const { clock, spins } = snapshot;
  const header = new DataView(new ArrayBuffer(32 + 4 * ladder.length));
  [0x47, 0x42, 0x58, 0x31].forEach((byte, i) => {
    header.setUint8(i, byte);
  });
  header.setUint32(4, DIGEST_VERSION, true);
  header.setUint32(8, size, true);
  header.setUint32(12, spins.length / ((size + 31) >> 5), true);
  header.setFloat64(16, clock.sweep, true);
  header.setUint32(24, clock.site, true);
  header.setUint32(28, ladder.length, true);
  for (let i = 0; i < ladder.length; i++) header.setUint32(32 + 4 * i, ladder[i]!, true);
  const body = new DataView(new ArrayBuffer(4 * spins.length));
  spins.forEach((word, i) => {
    body.setUint32(4 * i, word, true);
  });
  const hash = sha256
    .create()
    .update(new Uint8Array(header.buffer))
    .update(new Uint8Array(body.buffer))
    .digest();
  return bytesToHex(hash.subarray(0, 8));
}
