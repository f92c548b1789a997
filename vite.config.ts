import { defineConfig, type PluginOption } from 'vite';
import { browserDependencies } from './scripts/lib/browser-dependencies.mjs';
import { earlyModules } from './scripts/lib/early-modules.mjs';
import { embedComponent } from './scripts/lib/embed-component.mjs';
import { NOTICES, NoticesBook } from './scripts/lib/notices.mjs';
import { pageVariants } from './scripts/lib/page-variants.mjs';

/** Of the page, its workers and what is embedded elsewhere. */
const notices = new NoticesBook();

/** The lab: a static page that works from any sub-path. */
export default defineConfig(async ({ command }) => ({
  base: './',
  resolve: { alias: pageVariants },
  build: {
    target: 'es2023',
    outDir: 'dist/lab',
    rolldownOptions: { input: { index: 'index.html', bench: 'bench.html' } },
  },
  worker: { format: 'es' as const, plugins: () => [notices.collector()] },
  plugins: [
    embedComponent(),
    earlyModules(),
    notices.writer(),
    ...(command === 'build' ? await offline() : []),
  ],
  // Entries named: pages of the folder bench/ import packages that are not installed with the project.
  optimizeDeps: { entries: ['index.html', 'bench.html'], include: [...browserDependencies] },
}));

/** What vite-plugin-pwa puts into the service worker, in a bundle of its own. */
const WORKBOX = ['core', 'precaching', 'routing', 'strategies'];

/** Only a build works offline; the package that makes it so is not installed for `npm start`. */
async function offline(): Promise<PluginOption[]> {
  // By a name that is not followed beforehand: `npm start` would warn of it.
  const name = ['vite', 'plugin', 'pwa'].join('-');
  const { VitePWA } = (await import(name)) as typeof import('vite-plugin-pwa');
  for (const part of WORKBOX) notices.add(`workbox-${part}`);
  const { manifest } = await import('./scripts/lib/web-manifest.mjs');
  return [
    VitePWA({
      manifest,
      // The page registers it when it has come to rest: src/lab/offline.
      injectRegister: null,
      registerType: 'prompt',
      workbox: {
        // Everything but what only a shop window or another page asks for.
        globPatterns: ['**/*.{html,js,css,svg,wasm,json,bin,woff2}', 'icons/*.png', NOTICES],
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
