/**
 * Builds `<glassbox-lab>` for other people's pages: one module of its own beside the page, `embed.js`, under a name that stays, and
 * that shares no file with the page. The development server gives its source under the same name.
 */
import { resolve } from 'node:path';
import { build } from 'vite';

const ENTRY = 'src/lab/embed/component.ts';

/** @returns {import('vite').Plugin} */
export function embedComponent() {
  let root = '';
  let outDir = '';
  let isBuild = false;
  return {
    name: 'glassbox-embed-component',
    configResolved(config) {
      root = config.root;
      outDir = resolve(config.root, config.build.outDir);
      isBuild = config.command === 'build' && !config.isWorker;
    },
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (request.url?.split('?')[0] === '/embed.js') request.url = `/${ENTRY}`;
        next();
      });
    },
    async closeBundle() {
      if (!isBuild) return;
      await build({
        configFile: false,
        root,
        logLevel: 'error',
        publicDir: false,
        build: {
          target: 'es2022',
          outDir,
          emptyOutDir: false,
          minify: true,
          // Of a library only names would be shortened.
          rolldownOptions: { output: { minify: true } },
          lib: { entry: resolve(root, ENTRY), formats: ['es'], fileName: () => 'embed.js' },
        },
      });
    },
  };
}
