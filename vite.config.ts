import { defineConfig } from 'vite';
import { browserDependencies } from './scripts/lib/browser-dependencies.mjs';
import { pageVariants } from './scripts/lib/page-variants.mjs';

/** The lab: a static page that works from any sub-path. */
export default defineConfig({
  base: './',
  resolve: { alias: pageVariants },
  build: { target: 'es2023', outDir: 'dist/lab' },
  worker: { format: 'es' },
  // Entries named: pages of bench/ import packages that are not installed with the project.
  optimizeDeps: { entries: ['index.html'], include: [...browserDependencies] },
});
