/** A problem in the language that is shown: its id, what happened, what it means, what to do. */
import { html, type TemplateResult } from 'lit';
import type { Facts, ProblemId } from '../../messages/problem.ts';
import { knowsProblem, sayProblem } from '../../messages/say.ts';
import { language } from '../state/preferences.ts';
import { canSay } from '../state/problem-words.ts';
import { gap, t, tIfKnown } from '../text.ts';

export function problemText({ id, facts }: { id: ProblemId; facts: Facts }): TemplateResult {
  if (!canSay(id)) return html`<small class="problem-id">${id}</small>`;
  // Its texts did not arrive.
  if (!knowsProblem(language.value, id))
    return html`<strong>${t('lab.problem.unknown')}</strong> <small class="problem-id">${id}</small>`;
  const { what, means, todo } = sayProblem(language.value, id, inWords(facts));
  return html`<strong>${what}</strong>${gap()}<span>${means}</span>${gap()}<span>${todo}</span> <small class="problem-id">${id}</small>`;
}

/** Reasons that are known by a word are said in the language; what a browser says stays as it is. */
export function inWords(facts: Facts): Facts {
  const said = typeof facts.reason === 'string' ? tIfKnown(`resilience.reasons.${facts.reason}`) : null;
  return said === null ? facts : { ...facts, reason: said };
}

/** The same problem with the setting called as it is on the page, not by its key. */
export function named<P extends { facts: Facts }>(problem: P, label: string): P {
  return { ...problem, facts: { ...problem.facts, name: label } };
}
