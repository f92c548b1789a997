/** FNV-1a over the bytes, 64 bits in two halves. */
export function fingerprint(arrays: readonly Float64Array[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const values of arrays) {
    for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength)) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
    }
  }
  return hash.toString(16).padStart(16, '0');
}
