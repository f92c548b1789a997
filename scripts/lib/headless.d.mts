export const ROOT: string;
export const HEADLESS: string;
export function headlessIsFresh(): boolean;
export function ensureHeadless(options?: { readonly force?: boolean }): Promise<boolean>;
