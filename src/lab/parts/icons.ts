/** The few pictures on buttons; always beside a word, so hidden from screen readers. */
import { html, svg, type TemplateResult } from 'lit';

const PATHS = {
  play: 'M5 3.5v13l11-6.5z',
  pause: 'M5 3.5h3.6v13H5zM11.4 3.5H15v13h-3.6z',
  step: 'M4 3.5v13l8.5-6.5zM13.5 3.5H16v13h-2.5z',
  reset: 'M10 4a6 6 0 1 0 5.7 4.1l-1.7.6A4.2 4.2 0 1 1 10 5.8V8.4L14.4 5 10 1.6z',
  lock: 'M6 8V6a4 4 0 0 1 8 0v2h1v9H5V8zm1.8 0h4.4V6a2.2 2.2 0 0 0-4.4 0z',
} as const;

export function icon(name: keyof typeof PATHS): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">${svg`<path d=${PATHS[name]} />`}</svg>`;
}
