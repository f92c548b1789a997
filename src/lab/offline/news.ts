/** `<glassbox-news>`: a newer version is there. `<glassbox-install>`: a quiet button, where the browser offers to install the page. */
import { html, nothing, type TemplateResult } from 'lit';
import { LiveElement } from '../live-element.ts';
import { t } from '../text.ts';
import { install, offer } from './install.ts';
import { changeVersion, news } from './offline.ts';

export { keepOffline } from './offline.ts';

export class GlassboxNews extends LiveElement {
  protected override render(): TemplateResult | typeof nothing {
    const what = news.value;
    if (what === null) return nothing;
    return html`
      <div class="banner news" role="status">
        <p>${what === 'update' ? html`<strong>${t('offline.update')}</strong> ${t('offline.updateHelp')}` : t('offline.changed')}</p>
        <p class="buttons">
          <button type="button" data-action="new-version" @click=${changeVersion}>${t('offline.reload')}</button>
          <button type="button" class="quiet" @click=${() => (news.value = null)}>${t('offline.later')}</button>
        </p>
      </div>
    `;
  }
}

export class GlassboxInstall extends LiveElement {
  protected override render(): TemplateResult | typeof nothing {
    if (offer.value === null) return nothing;
    return html`<p class="install">
      <button type="button" class="quiet" data-action="install" @click=${() => void install()}>${t('offline.install')}</button>
      <span>${t('offline.installHelp')}</span>
    </p>`;
  }
}
customElements.define('glassbox-news', GlassboxNews);
customElements.define('glassbox-install', GlassboxInstall);
