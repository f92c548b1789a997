import { defineConfig } from 'vite';
import { EXTERNAL_PACKAGES } from './scripts/lib/external-packages.mjs';
import { NoticesBook } from './scripts/lib/notices.mjs';

/** Entry points of the headless bundle, by the name of the file they become. */
const entries = {
  glassbox: 'src/cli/main.ts',
  'kernels-worker': 'workers/kernels-headless.ts',
  'self-test': 'src/cli/check/self-test-main.ts',
  bench: 'bench/hosts/headless.ts',
  'bench-kernels': 'bench/kernels/headless.ts',
  'conformance-cpu-spins': 'tests/conformance/headless-cpu-spins.ts',
  'conformance-cpu-residuals': 'tests/conformance/headless-cpu-residuals.ts',
  'lint-wgsl': 'scripts/lint-wgsl.ts',
  'record-opening': 'scripts/opening/main.ts',
  validate: 'scripts/validate/programs/main.ts',
  'validate-report': 'scripts/validate/report/main.ts',
  'conformance-spins': 'tests/conformance/headless-spins.ts',
  'conformance-learners': 'tests/conformance/headless-learners.ts',
};

/** Self-contained ES modules that Node and Deno both run. Only packages of machine code stay outside. */
export default defineConfig({
  ssr: { target: 'node', noExternal: true, external: EXTERNAL_PACKAGES },
  logLevel: 'warn',
  publicDir: false,
  plugins: [new NoticesBook().writer()],
  build: {
    ssr: true,
    outDir: process.env.GLASSBOX_HEADLESS_DIR ?? 'dist/headless',
    target: 'es2023',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      // Named here too: `webgpu` is not there to be resolved after an install without development packages.
      external: EXTERNAL_PACKAGES,
      input: entries,
      output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
});
