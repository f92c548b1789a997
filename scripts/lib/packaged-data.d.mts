export const DIGITS_PER_CLASS: number;
export function penguinsCsv(): Promise<string>;
export function carsCsv(): Promise<string>;
export function digitBytes(): Promise<Uint8Array>;
