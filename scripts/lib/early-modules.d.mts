import type { Plugin } from 'vite';

export function earlyModules(): Plugin;
