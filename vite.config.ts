import { defineConfig, type PluginOption } from 'vite';
import { browserDependencies } from './scripts/lib/browser-dependencies.mjs';
import { earlyModules } from './scripts/lib/early-modules.mjs';
import { embedComponent } from './scripts/lib/embed-component.mjs';
import { pageVariants } from './scripts/lib/page-variants.mjs';

/** The lab: a static page that works from any sub-path. */
export default defineConfig(async ({ command }) => ({
  base: './',
  resolve: { alias: pageVariants },
  build: {
    target: 'es2023',
    outDir: 'dist/lab',
    rolldownOptions: { input: { index: 'index.html', bench: 'bench.html' } },
  },
  worker: { format: 'es' as const },
  plugins: [embedComponent(), earlyModules(), ...(command === 'build' ? await offline() : [])],
  // Entries named: pages of the folder bench/ import packages that are not installed with the project.
  optimizeDeps: { entries: ['index.html', 'bench.html'], include: [...browserDependencies] },
}));

/** Only a build works offline; the package that makes it so is not installed for `npm start`. */
async function offline(): Promise<PluginOption[]> {
  // By a name that is not followed beforehand: `npm start` would warn of it.
  const name = ['vite', 'plugin', 'pwa'].join('-');
  const { VitePWA } = (await import(name)) as typeof import('vite-plugin-pwa');
  const { manifest } = await import('./scripts/lib/web-manifest.mjs');
  return [
    VitePWA({
      manifest,
      // The page registers it when it has come to rest: src/lab/offline.
      injectRegister: null,
      registerType: 'prompt',
      workbox: {
        // Everything but what only a shop window or another page asks for.
        globPatterns: ['**/*.{html,js,css,svg,wasm,json,bin,woff2}', 'icons/*.png'],
        globIgnores: ['embed.js'],
        // The digits are 1 MB: whoever is offline in a classroom gets them too.
        maximumFileSizeToCacheInBytes: 4_000_000,
        cacheId: 'glassbox',
        clientsClaim: true,
        skipWaiting: false,
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true,
        sourcemap: false,
      },
    }),
  ];
}
