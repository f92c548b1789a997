/**
 * `<glassbox-story>`: the step of a story that the address names: what to do, where to look, and what the run itself says of it. Beside the
 * stage where there is room, above it elsewhere. Steps are plain links; Esc or × leaves, and the experiment stays.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { LiveElement } from '../live-element.ts';
import { findingText } from '../parts/findings.ts';
import type { Session } from '../state/session.ts';
import type { Visit } from '../state/visit.ts';
import { t, tIfKnown, tOf } from '../text.ts';
import { frameOf, goTo, unframe } from './pointing.ts';
import { stepAddress } from './step-address.ts';
import { answer, type Standing, standing } from './step-state.ts';
import { type Pointer, STORIES, type Step, type Story, storyById } from './stories.ts';

/** Esc there belongs to what is typed, or to the dialog. */
const ESC_ELSEWHERE = 'input, select, textarea, dialog, [contenteditable]';

export class GlassboxStory extends LiveElement {
  static override properties = { visit: { attribute: false } };
  declare visit: Visit;
  /** The step on screen, `quenched.3`; '' before the first. */
  #shown = '';

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#escape);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('keydown', this.#escape);
    unframe();
    super.disconnectedCallback();
  }

  protected override render(): TemplateResult | typeof nothing {
    const told = this.#told();
    if (!told) return nothing;
    const { story, step, at } = told;
    return html`
      <section class="story" aria-labelledby="story-title" data-story=${story.id} data-step=${at}>
        ${this.#bar(story, at)}
        <div class="story-body">
          ${this.#text(story, step)}
          ${this.#run(story, step, at)}
          ${at === story.steps.length ? this.#end(story) : nothing}
          <nav class="story-turn" aria-label=${t('stories.turn')}>${this.#back(story, at)} ${this.#next(story, at)}</nav>
          ${this.#steps(story, at)}
        </div>
      </section>
    `;
  }

  protected override updated(): void {
    const told = this.#told();
    if (!told || !this.querySelector('.story')) {
      this.#shown = '';
      unframe();
      this.#refuse();
      return;
    }
    const { story, step, at } = told;
    const isHere = standing(this.visit.session.peek(), step).is === 'here';
    if (isHere) frameOf(step.points);
    else unframe();
    const now = `${story.id}.${at}`;
    if (now === this.#shown) return;
    const isFirst = this.#shown === '';
    this.#shown = now;
    // Who came by a link and has begun to do something is not drawn away from it.
    if (isFirst && document.activeElement !== document.body) return;
    scrollTo(0, 0);
    this.querySelector<HTMLElement>('#story-step')?.focus({ preventScroll: true });
  }

  /** The step that the address names, if there is one. */
  #told(): { story: Story; step: Step; at: number } | null {
    const place = this.visit.view.value.story;
    const story = place ? storyById(place.id) : undefined;
    const step = place ? story?.steps[place.step - 1] : undefined;
    return place && story && step ? { story, step, at: place.step } : null;
  }

  /** A story or a step that there is not: said, and the address forgets it. */
  #refuse(): void {
    const place = this.visit.view.peek().story;
    if (!place || this.#told()) return;
    const story = storyById(place.id);
    const note = story
      ? ({
          id: 'GBX-662',
          facts: { step: place.step, title: t(`stories.titles.${story.id}`), last: story.steps.length },
        } as const)
      : ({ id: 'GBX-661', facts: { name: place.id } } as const);
    queueMicrotask(() => {
      this.visit.linkNotes.value = [...this.visit.linkNotes.peek(), note];
      this.#leave();
    });
  }

  #bar(story: Story, at: number): TemplateResult {
    const total = story.steps.length;
    const progress = t('stories.progress', { step: at, total });
    return html`
      <div class="story-bar">
        <p class="story-name" id="story-title">
          <span class="visually-hidden">${t('stories.region')} </span><strong>${t(`stories.titles.${story.id}`)}</strong>
          <span class="story-progress">${progress}</span>
        </p>
        <div class="story-short">
          ${at > 1 ? html`<a class="button" href=${stepAddress(this.visit, story, at - 1)} aria-label=${t('stories.back')}>‹</a>` : nothing}
          ${at < total ? html`<a class="button" href=${stepAddress(this.visit, story, at + 1)} aria-label=${t('stories.next')}>›</a>` : nothing}
        </div>
        <button type="button" class="quiet" data-action="leave-story" aria-label=${t('stories.leave')} title=${t('stories.leave')} @click=${() => this.#leave(true)}>
          ×
        </button>
        <progress class="story-way" max=${total} .value=${at} aria-label=${progress}></progress>
      </div>
    `;
  }

  #text({ id }: Story, step: Step): TemplateResult {
    const word = (name: string) => tIfKnown(`story.${id}.steps.${step.id}.${name}`) ?? '';
    return html`
      <h2 id="story-step" tabindex="-1">${word('title')}</h2>
      <p>${word('text')}</p>
      <p class="story-do"><strong>${t('story.common.do')}</strong> ${word('todo')}</p>
      <p class="story-look"><strong>${t('story.common.look')}</strong> ${word('look')}</p>
    `;
  }

  /** What the run on the page has to do with the step, and what it says. */
  #run(story: Story, step: Step, at: number): TemplateResult {
    const { session } = this.visit;
    const where = standing(session.value, step);
    if (where.is === 'away')
      return html`<p class="story-note" role="status">${t('story.common.away')} ${this.#return(story, at, 'story.common.open')}</p>`;
    return html`
      <p><button type="button" data-action="show" @click=${() => goTo(step.points)}>${t('story.common.show', { what: this.#nameOf(session.value, step.points) })}</button></p>
      ${this.#changed(story, at, where)} ${this.#answer(session.value, story, step, where.changed)}
    `;
  }

  #changed(story: Story, at: number, where: Standing): TemplateResult | typeof nothing {
    if (where.is === 'away' || where.changed.length === 0) return nothing;
    const { id } = this.visit.session.value.experiment;
    const labels = where.changed.map((key) =>
      t('lab.controls.named', { label: tOf(id, `fields.${key}.label`) }),
    );
    return html`
      <p class="story-note" role="status">
        ${t('story.common.changed', { what: labels.join(t('story.common.comma')) })}
        ${this.#return(story, at, 'story.common.return')}
      </p>
    `;
  }

  #return(story: Story, at: number, label: 'story.common.return' | 'story.common.open'): TemplateResult {
    return html`<a data-action="return" href=${stepAddress(this.visit, story, at)}>${t(label)}</a>`;
  }

  #answer(session: Session, { id }: Story, step: Step, changed: readonly string[]): TemplateResult {
    const said = answer(session, step, changed);
    const experiment = session.experiment.id;
    const inWords = 'finding' in said ? findingText(experiment, said.finding) : '';
    const rest = {
      waiting: () => t('story.common.waiting'),
      silent: () => t('story.common.silent'),
      as: () => tIfKnown(`story.${id}.steps.${step.id}.holds`),
      other: () => t('story.common.otherwise'),
      own: () => t('story.common.own'),
    }[said.is]();
    return html`
      <div class="story-check" role="status" data-answer=${said.is}>
        <p class="story-says">${t('story.common.says')}</p>
        ${inWords ? html`<p><span aria-hidden="true">${said.is === 'as' ? '◆' : '◇'}</span> ${inWords}</p>` : nothing}
        <p class="story-means">${rest}</p>
      </div>
    `;
  }

  #nameOf({ experiment }: Session, points: Pointer): string {
    if ('figure' in points) return tOf(experiment.id, `figures.${points.figure}.title`);
    if ('setting' in points) return tOf(experiment.id, `fields.${points.setting}.label`);
    return t(points.part === 'breaks' ? 'lab.breaks.label' : `lab.${points.part}.label`);
  }

  /** The last step: how far the comparison holds, and where to go from here. */
  #end(story: Story): TemplateResult {
    const others = STORIES.filter(({ id }) => id !== story.id);
    return html`
      <div class="story-breaks">
        <h3>${t('lab.breaks.label')}</h3>
        <p>${tIfKnown(`story.${story.id}.breaks.text`)} <cite>${tIfKnown(`story.${story.id}.breaks.source`)}</cite></p>
      </div>
      <div class="story-others">
        <h3>${t('story.common.others')}</h3>
        <ul>
          ${others.map((other) => html`<li><a href=${stepAddress(this.visit, other, 1)}>${t(`stories.titles.${other.id}`)}</a></li>`)}
        </ul>
      </div>
    `;
  }

  #back(story: Story, at: number): TemplateResult | typeof nothing {
    if (at === 1) return nothing;
    return html`<a class="button" data-action="story-back" href=${stepAddress(this.visit, story, at - 1)}>${t('stories.back')}</a>`;
  }

  #next(story: Story, at: number): TemplateResult {
    return at < story.steps.length
      ? html`<a class="button primary" data-action="story-next" href=${stepAddress(this.visit, story, at + 1)}>${t('stories.next')}</a>`
      : html`<button type="button" class="primary" data-action="story-end" @click=${() => this.#leave(true)}>${t('stories.end')}</button>`;
  }

  #steps(story: Story, at: number): TemplateResult {
    return html`
      <details class="story-steps">
        <summary>${t('story.common.steps')}</summary>
        <ol>
          ${story.steps.map(
            ({ id }, k) => html`
              <li>
                <a href=${stepAddress(this.visit, story, k + 1)} aria-current=${k + 1 === at ? 'step' : nothing}>
                  ${tIfKnown(`story.${story.id}.steps.${id}.title`)}
                </a>
              </li>
            `,
          )}
        </ol>
      </details>
    `;
  }

  readonly #escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !this.#told()) return;
    if (document.querySelector('dialog[open]')) return;
    if (event.target instanceof Element && event.target.closest(ESC_ELSEWHERE)) return;
    event.preventDefault();
    this.#leave(true);
  };

  /** The experiment stays as it is. */
  #leave(byHand = false): void {
    this.visit.view.value = { ...this.visit.view.peek(), story: null };
    if (byHand) document.querySelector<HTMLElement>('.question h2')?.focus();
  }
}
customElements.define('glassbox-story', GlassboxStory);
