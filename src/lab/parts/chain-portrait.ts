/** `<glassbox-chain-portrait>`: a few copies of a chain, alive. With reduced motion the picture changes three times a second at most. */
import { html, nothing, type TemplateResult } from 'lit';
import { type Bead, chainScene } from '../../plot/spins/chain-scene.ts';
import { chainLook } from '../chart/chain-drawing.ts';
import { sceneTemplate } from '../chart/spins/scene-template.ts';
import { LiveElement } from '../live-element.ts';
import { paint, prefersStill } from '../state/preferences.ts';
import type { Session } from '../state/session.ts';
import { tOf } from '../text.ts';

const SIZE = 160;
const STILL_MS = 334;

export class GlassboxChainPortrait extends LiveElement {
  static override properties = { session: { attribute: false } };
  declare session: Session;
  #chains: readonly (readonly Bead[])[] = [];
  #taken = 0;

  protected override watched(): void {
    void paint.value;
  }

  protected override render(): TemplateResult | typeof nothing {
    this.#take();
    const { id } = this.session.experiment;
    if (this.#chains.length === 0) return nothing;
    const look = chainLook(this);
    return html`
      <figure class="portrait">
        <div class="chain-copies" role="img" aria-label=${tOf(id, 'portraits.chains.label')}>
          ${this.#chains.map((beads) => {
            const scene = chainScene(beads, look, { size: SIZE, square: true });
            return html`<svg viewBox=${`0 0 ${SIZE} ${SIZE}`} width=${SIZE} height=${SIZE} aria-hidden="true">${sceneTemplate(scene)}</svg>`;
          })}
        </div>
        <figcaption>${tOf(id, 'portraits.chains.caption')}</figcaption>
      </figure>
    `;
  }

  /** The chains of the newest frame; what is on screen stays when the run is over. */
  #take(): void {
    const arrays = this.session.frame.value?.arrays;
    const now = performance.now();
    if (!arrays || (prefersStill() && now - this.#taken < STILL_MS)) return;
    const chains = [1, 2, 3, 4].flatMap((copy) => {
      const flat = arrays[`chain.${copy}`];
      return flat ? [beadsOf(flat)] : [];
    });
    if (chains.length === 0) return;
    this.#taken = now;
    this.#chains = chains;
  }
}
customElements.define('glassbox-chain-portrait', GlassboxChainPortrait);

function beadsOf(flat: ArrayLike<number>): Bead[] {
  return Array.from({ length: flat.length / 3 }, (_, k) => ({
    x: flat[3 * k]!,
    y: flat[3 * k + 1]!,
    hydrophobic: flat[3 * k + 2] === 1,
  }));
}
