import { defineConfig } from 'vite';

/** Entry points of the headless bundle, by the name of the file they become. */
const entries = {
  glassbox: 'src/cli/main.ts',
  'kernels-worker': 'workers/kernels-headless.ts',
  'self-test': 'src/cli/self-test-main.ts',
  bench: 'bench/headless.ts',
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

/** Code made for one system, which comes as packages of its own: `webgpu`, which Node alone needs, and what makes PNG files. */
const native = ['webgpu', '@resvg/resvg-js'];

/** Self-contained ES modules that Node and Deno both run, but for what is native. */
export default defineConfig({
  ssr: { target: 'node', noExternal: true, external: native },
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: true,
    outDir: process.env.GLASSBOX_HEADLESS_DIR ?? 'dist/headless',
    target: 'es2023',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      // Named here too, because it is not there to be resolved after an install without development packages.
      external: native,
      input: entries,
      output: { entryFileNames: '[name].mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
});
