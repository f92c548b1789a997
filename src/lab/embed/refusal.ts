/** Where the frame's sandbox forbids what the lab is made of: said in the frame and to the page around it, with a way out. */
import { html, render } from 'lit';
import { GlassboxError } from '../../messages/problem.ts';
import { problemText } from '../parts/problem-text.ts';
import { t } from '../text.ts';
import type { EarlyMessages } from './early.ts';
import { ParentPort } from './parent-port.ts';
import type { Command } from './protocol.ts';
import { inWords } from './reports.ts';

export function refuse(host: HTMLElement, early: EarlyMessages): null {
  const { id, facts } = new GlassboxError('GBX-641');
  // Without `ui.embed`: what opens is the whole lab.
  const address = location.href.replace(/([#&])ui\.embed=[^&]*&?/, '$1').replace(/[#&]$/, '');
  document.documentElement.dataset.embed = 'figure';
  render(
    html`
      <main class="frame" data-level="figure">
        <div class="banner wrong" role="alert"><p>${problemText({ id, facts })}</p></div>
        <p><a class="way-out" href=${address} target="_blank" rel="noopener">${t('embed.open')}<span aria-hidden="true"> ↗</span></a></p>
      </main>
    `,
    host,
  );
  const say = (asked: Command['id']) =>
    port.tell({
      type: 'error',
      ...(asked === undefined ? {} : { id: asked }),
      code: id,
      message: inWords(id, facts),
    });
  const port: ParentPort = new ParentPort(parent, (command) => say(command.id), say);
  early.pass((event) => port.hear(event));
  return null;
}
