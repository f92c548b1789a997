/** Where a reader stands in a story: which step, whether the run on the page is that step's, and what its run says. */
import type { Finding } from '../../experiments/declaration.ts';
import { decodeLink } from '../../experiments/link.ts';
import { differences, type Session } from '../state/session.ts';
import { experimentOf, type Step } from './stories.ts';

/** `away`: another experiment is open. */
export type Standing =
  | { readonly is: 'away' }
  | {
      readonly is: 'here' /** Settings that are not the step's, the seed aside. */;
      readonly changed: readonly string[];
    };

export function standing(session: Session, step: Step): Standing {
  if (session.experiment.id !== experimentOf(step)) return { is: 'away' };
  const meant = decodeLink(step.link, [session.experiment]).config;
  // Another seed is the same step with other chance; files are in no link.
  const changed = differences(meant, session.config.value).filter(
    (key) => key !== 'seed' && !step.free?.includes(key) && session.field(key).kind !== 'file',
  );
  return { is: 'here', changed };
}

export type Answer =
  | { readonly is: 'waiting' }
  /** The run has ended without it. */
  | { readonly is: 'silent' }
  /** `as` the story says, `other`wise, or of `own` settings, of which the story says nothing. */
  | { readonly is: 'as' | 'other' | 'own'; readonly finding: Finding };

/** What the run says of the step's check, once it is over. */
export function answer(session: Session, { check }: Step, changed: readonly string[]): Answer {
  const isOver = session.status.value.state === 'done' && !session.isFindingOut.value;
  if (!isOver) return { is: 'waiting' };
  const finding = session.findings.value.find(({ id }) => id === check.finding);
  if (!finding) return { is: 'silent' };
  if (changed.length > 0) return { is: 'own', finding };
  return { is: finding.verdict === check.expects ? 'as' : 'other', finding };
}
