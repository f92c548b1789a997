/** `<glassbox-notices>`: what concerns the page rather than the run: a part that did not arrive, an error that nobody caught, a run that was kept. */
import { html, nothing, type TemplateResult } from 'lit';
import { LiveElement } from '../live-element.ts';
import { dismissPageProblem, type PageProblem, pageProblems } from '../state/page-problems.ts';
import type { Session } from '../state/session.ts';
import { survival } from '../state/survival.ts';
import { percent, t } from '../text.ts';
import { problemText } from './problem-text.ts';
import { reloadButton } from './ways-on.ts';

export class GlassboxNotices extends LiveElement {
  static override properties = { session: { attribute: false } };
  declare session: Session;

  protected override render(): TemplateResult {
    return html`${pageProblems.value.map((problem) => this.#problem(problem))} ${this.#offer()}`;
  }

  #problem(problem: PageProblem): TemplateResult {
    return html`
      <div class="banner wrong" role="alert" data-problem=${problem.id}>
        <p>${problemText(problem)}</p>
        <p class="buttons">
          ${reloadButton()}
          <button type="button" class="quiet" @click=${() => dismissPageProblem(problem)}>${t('lab.problem.dismiss')}</button>
        </p>
      </div>
    `;
  }

  /** As long as going on saves anything. */
  #offer(): TemplateResult | typeof nothing {
    const kept = survival.value?.offer.value;
    if (!kept) return nothing;
    const { state, done, total } = this.session.status.value;
    if (state === 'done' || (total > 0 && done / total >= kept.share)) return nothing;
    const facts = { percent: percent(kept.share) };
    return html`
      <div class="banner" role="status" data-notice="kept">
        <p>${t('resilience.kept', facts)}</p>
        <p class="buttons">
          <button type="button" data-action="go-on" @click=${() => survival.peek()?.accept()}>${t('resilience.goOn', facts)}</button>
          <button type="button" class="quiet" @click=${() => survival.peek()?.refuse()}>${t('resilience.forget')}</button>
        </p>
      </div>
    `;
  }
}
customElements.define('glassbox-notices', GlassboxNotices);
