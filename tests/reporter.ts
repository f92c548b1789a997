import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule, Vitest } from 'vitest/node';

/**
 * Ends a run with the plain line "N passed, N failed[, N skipped]". A file that does not load, a hook that fails and an
 * unhandled error each count as one failure. With GLASSBOX_SUMMARY set, the counts also go to that file as JSON.
 */
export default class PlainLine implements Reporter {
  private line = '';

  onInit(vitest: Vitest): void {
    // Reporters are closed after the summary, so this is printed last of all.
    vitest.onClose(() => {
      if (this.line) process.stdout.write(`${this.line}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    let passed = 0;
    let failed = errors.length;
    let skipped = 0;
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed++;
        else if (state === 'failed') failed++;
        else skipped++;
      }
      failed += [module, ...module.children.allSuites()].filter((task) => task.errors().length > 0).length;
    }
    this.line = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
    const summary = process.env.GLASSBOX_SUMMARY;
    if (summary) writeFileSync(summary, JSON.stringify({ passed, failed, skipped }));
  }
}
