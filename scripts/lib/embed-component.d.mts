import type { Plugin } from 'vite';

export declare function embedComponent(): Plugin;
