/** The buttons that a message offers, by its id. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Note, Session } from '../state/session.ts';
import { t } from '../text.ts';

/** Problems of the page's own workers. */
const RELOADED: readonly string[] = ['GBX-114', 'GBX-602', 'GBX-620', 'GBX-655'];

export function reloadButton(): TemplateResult {
  return html`<button type="button" data-action="reload" @click=${() => location.reload()}>${t('resilience.reload')}</button>`;
}

/** Of a note: what happened on the way, while the run goes on. */
export function noteWays(session: Session, { id, undo }: Note): TemplateResult | typeof nothing {
  switch (id) {
    case 'GBX-105':
      return html`<button type="button" data-action="undo-fit" @click=${undo}>${t('resilience.undo')}</button>`;
    case 'GBX-111':
      return tryGpu(session);
    case 'GBX-650':
      return html`<button type="button" data-action="from-start" @click=${() => session.reset()}>${t('resilience.fromStart')}</button>`;
    default:
      return nothing;
  }
}

/** Of losses of one kind only the last is shown, and none of a GPU that is gone for good. */
export function isSuperseded({ id }: Note, later: readonly Note[]): boolean {
  if (!['GBX-110', 'GBX-111', 'GBX-112', 'GBX-113'].includes(id)) return false;
  return later.some((other) => other.id === id || (id === 'GBX-110' && other.id === 'GBX-111'));
}

/** Of the reason for an engine. */
export function engineWays(session: Session, id: string): TemplateResult | typeof nothing {
  if (id === 'GBX-111' || id === 'GBX-106') return tryGpu(session);
  if (id !== 'GBX-104') return nothing;
  return html`<button type="button" data-action="use-software" @click=${() => session.chooseEngine('webgpu')}>${t('resilience.anyway')}</button>`;
}

/** Of a problem that has stopped the run. */
export function problemWays(id: string | null): TemplateResult | typeof nothing {
  return id !== null && RELOADED.includes(id) ? reloadButton() : nothing;
}

function tryGpu(session: Session): TemplateResult {
  return html`<button type="button" data-action="try-gpu" @click=${() => void session.moveTo(session.engineChoice.peek())}>${t('resilience.tryGpu')}</button>`;
}
