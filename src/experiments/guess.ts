/** The usual ways in which findings answer the guess of an experiment. */
import type { Finding, GuessOfRun } from './declaration.ts';

type Verdicts = Readonly<Record<string, Finding['verdict']>>;

/**
 * The first option whose verdicts are all those of the run.
 *
 * @param options  [option, verdicts by finding]; what none of them fits, the run does not answer
 */
export function guessBy(...options: readonly (readonly [option: string, verdicts: Verdicts])[]): GuessOfRun {
  return {
    says(findings) {
      const verdictOf = (id: string) => findings.find((finding) => finding.id === id)?.verdict;
      const fits = ([, verdicts]: (typeof options)[number]) =>
        Object.entries(verdicts).every(([id, verdict]) => verdictOf(id) === verdict);
      return options.find(fits)?.[0] ?? null;
    },
  };
}
