/** `<glassbox-panel>`: one side of the lab: its picture, its two curves, its lights, its settings, its other charts. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Figure } from '../../experiments/declaration.ts';
import { isDrawn } from '../chart/drawn-rows.ts';
import { LiveElement } from '../live-element.ts';
import type { Side } from '../sides.ts';
import type { Session } from '../state/session.ts';
import { isWhole } from '../state/whole.ts';
import { isFieldLocked, isFigureHidden, isPartHidden } from '../teaching/restraint.ts';
import { t, tOf, tOfIfKnown } from '../text.ts';
import '../chart/figure-element.ts';
import type { Play } from '../chart/play.ts';
import { findingItem, isOfSide } from './findings.ts';
import { waysOfJudgement } from './longer.ts';
import './portrait.ts';
import { allSettings, settingsGroup } from './settings.ts';

export class GlassboxPanel extends LiveElement {
  static override properties = {
    session: { attribute: false },
    side: { attribute: false },
    alone: { attribute: false },
  };
  declare session: Session;
  declare side: Side;
  /** The only panel of its experiment: it holds all settings, and what was seen is said once, at the end. */
  declare alone: boolean;

  protected override render(): TemplateResult {
    const { session, side, alone } = this;
    const { id } = session.experiment;
    const [first, ...others] = figuresOf(session, side);
    return html`
      <section class="panel" data-side=${side} ?data-alone=${alone} aria-labelledby=${`panel-${side}`}>
        <h2 id=${`panel-${side}`}>${tOf(id, `panels.${side}.title`)}</h2>
        <p class="about">${tOf(id, `panels.${side}.about`)}</p>
        ${isPartHidden('portrait') ? nothing : html`<glassbox-portrait .session=${session} .side=${side}></glassbox-portrait>`}
        ${isPartHidden('portrait') ? nothing : chainPortrait(session)}
        ${first ? figure(session, first) : nothing}
        ${alone || isPartHidden('findings') ? nothing : this.#readouts()}
        ${
          isWhole.value
            ? html`<div class="below">
                ${alone ? allSettings(session) : settingsGroup(session, side)}
                <div class="other-figures">${others.map((other) => figure(session, other))}</div>
              </div>`
            : nothing
        }
      </section>
    `;
  }

  #readouts(): TemplateResult {
    const { session, side } = this;
    const findings = session.shownFindings.filter(isOfSide(side));
    return html`
      <ul class="readouts" aria-label=${t('lab.findings.label')}>
        ${
          findings.length > 0
            ? findings.map((finding) =>
                findingItem(session.experiment.id, finding, waysOfJudgement(session, finding)),
              )
            : html`<li class="finding" data-verdict="cannot-tell">
                <span class="light" aria-hidden="true">○</span><span>${t('lab.findings.wait')}</span>
              </li>`
        }
      </ul>
    `;
  }
}
customElements.define('glassbox-panel', GlassboxPanel);

/** Chains that move, where an experiment has words for them; their code comes when the first is shown. */
function chainPortrait(session: Session): TemplateResult | typeof nothing {
  if (tOfIfKnown(session.experiment.id, 'portraits.chains.caption') === null) return nothing;
  void import('./chain-portrait.ts');
  return html`<glassbox-chain-portrait .session=${session}></glassbox-chain-portrait>`;
}

/** The figures of a side that apply to the configuration of the rows on screen. */
export function figuresOf(session: Session, side: Figure<never>['side']): readonly Figure<never>[] {
  const config = session.shown.config as never;
  const all = session.experiment.figures as readonly Figure<never>[];
  return all.filter(
    (figure) => figure.side === side && !isFigureHidden(figure.id) && (figure.when?.(config) ?? true),
  );
}

export function figure(session: Session, declared: Figure<never>): TemplateResult {
  const { rows, config } = session.shownIn((row) => isDrawn(declared, row));
  return html`<glassbox-figure
    .experiment=${session.experiment.id}
    .figure=${declared}
    .config=${config as never}
    .rows=${rows}
    .previous=${session.previous.value?.rows ?? NO_ROWS}
    .session=${session}
    .play=${playOf(session, declared)}
  ></glassbox-figure>`;
}

/** The setting that a figure adds to, as the person has it now; what a teacher has fixed is looked at, not played with. */
function playOf(session: Session, declared: Figure<never>): Play | null {
  const name = declared.kind === 'profile' ? declared.adds : 'field' in declared ? declared.field : undefined;
  if (name === undefined || isFieldLocked(name)) return null;
  const field = session.field(name);
  if (field.kind !== 'text' || !field.form) return null;
  const now = session.config.value;
  const most = 'limit' in declared ? declared.limit?.(now as never) : undefined;
  return {
    form: field.form,
    text: String(now[name]),
    limit: Math.min(field.form.max, most ?? Number.POSITIVE_INFINITY),
    waiting: session.isHeld.value,
    change: (text) => session.change({ [name]: text }),
  };
}

const NO_ROWS: readonly never[] = [];
