export declare const LIBRARY: string;
export declare function ensureLibrary(options?: { force?: boolean }): Promise<boolean>;
