import { tmpdir } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserDependencies } from './scripts/lib/browser-dependencies.mjs';
import {
  CHROMIUM_ARGUMENTS,
  findChromium,
  findSwiftShader,
  WEBGPU_ARGUMENTS,
} from './scripts/lib/chromium.mjs';

const chromium = findChromium();
/** Dawn in Node takes its driver from the environment; the checks use SwiftShader unless told otherwise. */
const vulkan = process.env.VK_ICD_FILENAMES ?? findSwiftShader();
const gpuEnvironment = { XDG_RUNTIME_DIR: tmpdir(), ...(vulkan ? { VK_ICD_FILENAMES: vulkan } : {}) };

/** Of the tests themselves. */
const testDependencies = ['fast-check', 'ml-matrix'];

/** Tests assert no wall-clock: this only ends what hangs, also on a busy machine. */
const LONG = 300_000;

export default defineConfig({
  test: {
    reporters: ['default', './tests/reporter.ts'],
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          environment: 'node',
          testTimeout: LONG,
          hookTimeout: LONG,
        },
      },
      {
        test: {
          name: 'statistics',
          include: ['tests/statistics/**/*.test.ts'],
          environment: 'node',
          testTimeout: LONG,
          hookTimeout: LONG,
        },
      },
      {
        test: {
          name: 'conformance',
          include: ['tests/conformance/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          globalSetup: ['tests/support/build-headless.ts'],
          setupFiles: ['tests/support/node-gpu.ts'],
          env: gpuEnvironment,
          testTimeout: LONG,
          hookTimeout: LONG,
        },
      },
      {
        worker: { format: 'es' },
        optimizeDeps: { include: [...browserDependencies, ...testDependencies] },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts', 'tests/conformance/**/*.test.ts'],
          exclude: ['tests/conformance/**/*.node.test.ts'],
          testTimeout: LONG,
          hookTimeout: LONG,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: chromium ?? '',
                args: [...CHROMIUM_ARGUMENTS, ...WEBGPU_ARGUMENTS],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          pool: 'forks',
          globalSetup: ['tests/support/build-headless.ts', 'tests/support/build-lab.ts'],
          env: gpuEnvironment,
          testTimeout: LONG,
          hookTimeout: LONG,
        },
      },
    ],
  },
});
