/** `<glassbox-engine>`: which engine runs, on what, and why; and the choice of another. */
import { html, nothing, type TemplateResult } from 'lit';
import type { EngineChoice } from '../../controller/protocol.ts';
import type { EngineInfo } from '../../engine/contract.ts';
import { LiveElement } from '../live-element.ts';
import { copyText } from '../save.ts';
import { adviceFor } from '../state/advice.ts';
import { pauseHidden, setPauseHidden } from '../state/hidden.ts';
import type { Session } from '../state/session.ts';
import { gap, t } from '../text.ts';
import { problemText } from './problem-text.ts';
import { seedControl } from './seed.ts';
import { engineWays } from './ways-on.ts';

const CHOICES: readonly EngineChoice[] = ['auto', 'webgpu', 'cpu', 'reference'];

export class GlassboxEngine extends LiveElement {
  static override properties = { session: { attribute: false }, copied: { state: true } };
  declare session: Session;
  declare copied: boolean;

  constructor() {
    super();
    this.copied = false;
  }

  protected override render(): TemplateResult {
    const { engine, why } = this.session.status.value;
    const name = engine ? engineName(engine) : null;
    return html`
      <details class="engine" data-kind=${engine?.kind ?? 'none'}>
        <summary>
          <span class="engine-dot" aria-hidden="true"></span>
          ${name ? t('lab.engine.on', { engine: name }) : t('lab.engine.opening')}
          ${why && name ? html`<small class="problem-id">${why.id}</small>` : nothing}
        </summary>
        <div class="engine-more">
          ${seedControl(this.session, 'field-seed-narrow')}
          <p><strong>${t('lab.engine.why')}</strong> ${why ? this.#why(why) : this.#chosen()}</p>
          <label>
            <span>${t('lab.engine.choose')}</span>
            <select @change=${(event: Event) => this.session.chooseEngine((event.target as HTMLSelectElement).value as EngineChoice)}>
              ${CHOICES.map(
                (
                  choice,
                ) => html`<option value=${choice} ?selected=${choice === this.session.engineChoice.value}>
                  ${t(`common.engines.${choice}`)}
                </option>`,
              )}
            </select>
          </label>
          <label class="check">
            <input type="checkbox" data-action="pause-hidden" .checked=${pauseHidden.value} @change=${(event: Event) => setPauseHidden((event.target as HTMLInputElement).checked)} />
            ${t('resilience.pauseHidden')}
          </label>
          <button type="button" class="quiet" data-action="debug-report" @click=${() => void this.#copyReport()}>${t('lab.engine.report')}</button>
          <span role="status">${this.copied ? t('lab.engine.reported') : nothing}</span>
        </div>
      </details>
    `;
  }

  #why(why: NonNullable<Session['status']['value']['why']>): TemplateResult {
    const browser =
      why.id === 'GBX-102' || why.id === 'GBX-103' ? t(`resilience.advice.${adviceFor(navigator)}`) : '';
    return html`${problemText(why)}${gap()}${browser} ${engineWays(this.session, why.id)}`;
  }

  #chosen(): string {
    return t(this.session.engineChoice.value === 'auto' ? 'lab.engine.whyBest' : 'lab.engine.whyAsked');
  }

  async #copyReport(): Promise<void> {
    const { debugReport } = await import('./debug-report.ts');
    this.copied = await copyText(await debugReport(this.session));
  }
}
customElements.define('glassbox-engine', GlassboxEngine);

/** Engine and device in words; an adapter's name is its maker's and stays as it is. */
function engineName({ kind, device, software, threads }: EngineInfo): string {
  if (kind === 'cpu') return t('lab.engine.cpu', { threads });
  return `${t(`common.engines.${kind}`)} · ${device}${software ? ` (${t('lab.engine.software')})` : ''}`;
}
