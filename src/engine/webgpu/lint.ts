/** Every kernel of the engine compiled in every variant: what the shader lint and its test run. */
import './known-answers.ts';
import './learner.ts';
import './peak.ts';
import './spin-kernels.ts';
import { definedKernels, type Kernel, type KernelConstants, sourceLine } from './kernel.ts';

export interface LintProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface LintReport {
  readonly kernels: number;
  readonly pipelines: number;
  readonly problems: readonly LintProblem[];
}

/**
 * Needs no more than the default limits, and must find them enough.
 *
 * @param kernels  default: every kernel of the engine
 * @param options  without pipelines only the text is compiled: seconds instead of a minute on a software adapter
 */
export async function lintKernels(
  device: GPUDevice,
  kernels: readonly Kernel[] = definedKernels(),
  options: { readonly pipelines: boolean } = { pipelines: true },
): Promise<LintReport> {
  const problems: LintProblem[] = [];
  let pipelines = 0;
  for (const kernel of kernels) {
    device.pushErrorScope('validation');
    const module = device.createShaderModule({ label: kernel.name, code: kernel.code });
    const messages = (await module.getCompilationInfo?.())?.messages ?? [];
    const error = await device.popErrorScope();
    for (const { lineNum, message } of messages) problems.push({ ...sourceLine(kernel, lineNum), message });
    if (error) {
      if (messages.length === 0) problems.push({ ...lineIn(kernel, error.message), message: error.message });
      continue;
    }
    // All at once: drivers compile in threads of their own.
    const found = await Promise.all(
      (options.pipelines ? kernel.variants : []).map((constants) =>
        compileVariant(device, module, constants),
      ),
    );
    pipelines += found.length;
    for (const message of found) if (message) problems.push({ ...lineIn(kernel, message), message });
  }
  return { kernels: kernels.length, pipelines, problems };
}

/** @returns the compiler's complaint, or null */
async function compileVariant(
  device: GPUDevice,
  module: GPUShaderModule,
  constants: KernelConstants,
): Promise<string | null> {
  device.pushErrorScope('validation');
  const made = device.createComputePipelineAsync({
    layout: 'auto',
    compute: { module, entryPoint: 'main', constants: { ...constants } },
  });
  const scope = device.popErrorScope();
  const failure = await made.then(
    () => null,
    (error: Error) => error,
  );
  const caught = failure ?? (await scope);
  return caught ? `${JSON.stringify(constants)}: ${caught.message}` : null;
}

/** The place that a compiler's message names, as ":65:11" (Tint) or "wgsl:65:11" (naga); else the last source. */
function lineIn(kernel: Kernel, message: string): { readonly file: string; readonly line: number } {
  const found = /:(\d+):\d+/.exec(message);
  return found
    ? sourceLine(kernel, Number(found[1]))
    : { file: kernel.sources.at(-1)?.file ?? kernel.name, line: 1 };
}
