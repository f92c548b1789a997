/** What the run says by itself: readouts and lights for one side, and the list of what should have been seen. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Finding } from '../../experiments/declaration.ts';
import { isEmptyHanded } from '../../messages/number.ts';
import { LiveElement } from '../live-element.ts';
import { sidesOf } from '../sides.ts';
import type { Session } from '../state/session.ts';
import { factsInWords, gap, t, tOf, tOfIfKnown } from '../text.ts';
import { waysOfJudgement } from './longer.ts';

/** One finding as a sentence; facts that are numbers are written in the reader's language. */
export function findingText(experiment: string, { id, verdict, facts }: Finding): string {
  if (isEmptyHanded(verdict, facts)) return t('common.nothingToTell');
  const shown = factsInWords(facts);
  return (
    tOfIfKnown(experiment, `findings.${id}.${facts.state ?? ''}`, shown) ??
    tOf(experiment, `findings.${id}.${verdict}`, shown)
  );
}

/** Shape says what colour says. An equilibrium is judged; elsewhere "no" is an answer as good as "yes". */
const LIGHTS = { yes: '●', no: '▲', 'cannot-tell': '○' } as const;
const ANSWERS = { yes: '◆', no: '◇', 'cannot-tell': '○' } as const;
const isJudged = ({ id }: Finding) => /(^|-)(equilibrium|equilibrated|settled)$/.test(id);

/** @param ways  what may be done about it, after its sentence */
export function findingItem(
  experiment: string,
  finding: Finding,
  ways: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  const label = tOfIfKnown(experiment, `findings.${finding.id}.label`, factsInWords(finding.facts));
  return html`
    <li class="finding" data-finding=${finding.id} data-verdict=${finding.verdict} ?data-judged=${isJudged(finding)}>
      <span class="light" aria-hidden="true">${(isJudged(finding) ? LIGHTS : ANSWERS)[finding.verdict]}</span>
      <span class="visually-hidden">${t('lab.findings.verdict', { verdict: t(`common.verdicts.${finding.verdict}`) })}</span>
      <span>
        ${label ? html`<strong>${label}</strong>${gap()}` : nothing}${findingText(experiment, finding)} ${ways}
      </span>
    </li>
  `;
}

/** Findings whose id begins with a side's name belong to its panel. */
export const isOfSide = (side: 'glass' | 'learner') => (finding: Finding) =>
  finding.id.startsWith(`${side}-`);

/** The others are for the end of the page. */
const isOfNoSide = ({ id }: Finding) => !id.startsWith('glass-') && !id.startsWith('learner-');

export class GlassboxFindings extends LiveElement {
  static override properties = { session: { attribute: false } };
  declare session: Session;

  protected override render(): TemplateResult | typeof nothing {
    const { id } = this.session.experiment;
    const all = this.session.shownFindings;
    const findings = sidesOf(this.session.experiment).length > 1 ? all.filter(isOfNoSide) : all;
    // Every one of them stands in a panel of its own side.
    if (all.length > 0 && findings.length === 0) return nothing;
    const isBusy = !this.session.recorded.value && this.session.isFindingOut.value ? 'true' : 'false';
    return html`
      <section class="findings" aria-labelledby="findings-title" aria-busy=${isBusy}>
        <h2 id="findings-title">${t('lab.findings.label')}</h2>
        ${
          findings.length === 0
            ? html`<p class="quiet-text">${t('lab.findings.wait')}</p>`
            : html`<ul>${findings.map((finding) => findingItem(id, finding, waysOfJudgement(this.session, finding)))}</ul>`
        }
      </section>
    `;
  }
}
customElements.define('glassbox-findings', GlassboxFindings);
