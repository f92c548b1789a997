import type { ManifestOptions } from 'vite-plugin-pwa';

export declare const manifest: Partial<ManifestOptions>;
