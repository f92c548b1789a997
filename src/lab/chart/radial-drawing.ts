/** The map of copies inside its element: dots read by pointer and keys, a slider for what counts as one cluster, one scale for all rows or each its own. */
import { html, type TemplateResult } from 'lit';
import type { RadialFigure, Row } from '../../experiments/declaration.ts';
import { replicaTable } from '../../experiments/replica-map.ts';
import { CUT, clustersText, RADIAL_SIZE } from '../../plot/radial/clusters-text.ts';
import { type Copy, type RadialData, radialData } from '../../plot/radial/radial-data.ts';
import { type RadialFrame, radialFrame, radialScene } from '../../plot/radial/radial-scene.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import type { Table } from '../../plot/table.ts';
import type { ChartTheme } from '../../plot/theme.ts';
import { gap, number, t, tick } from '../text.ts';
import { SceneDrawing, type Size } from './scene-drawing.ts';
import { figureWords } from './shown.ts';

/** How near to a dot is on it, pixels. */
const NEAR = 14;

export class RadialDrawing extends SceneDrawing<RadialFigure<never>> {
  protected readonly sheetSize = RADIAL_SIZE;
  #cut = CUT;
  #shared = false;
  #data: RadialData | null = null;
  #frame: RadialFrame | null = null;

  protected take(row: Row | undefined): void {
    const map = row?.matrices?.[this.figure.source];
    this.#data = map ? radialData(map, this.#cut) : null;
    if (this.selected !== null && this.selected >= (this.#data?.copies.length ?? 0)) this.selected = null;
  }

  protected scene(size: Size, theme: ChartTheme, forFile: boolean): Scene | null {
    if (!this.#data) return null;
    const frame = radialFrame(size, this.#data, this.#shared ? this.#reach() : this.#data);
    if (!forFile) this.#frame = frame;
    const words = { value: t('landscape.radial.radius', { value: this.label('value') }), format: tick };
    return radialScene(frame, this.#data, forFile ? null : this.selected, theme, words);
  }

  protected markAt(x: number, y: number): number | null {
    let [best, distance] = [null as number | null, NEAR];
    for (const [k, [px, py]] of (this.#frame?.places ?? []).entries()) {
      const away = Math.hypot(px - x, py - y);
      if (away < distance) [best, distance] = [k, away];
    }
    return best;
  }

  protected wordsOf(mark: number): string {
    const copy = this.#data!.copies[mark]!;
    return [
      t('landscape.radial.copyIs', {
        copy: copy.copy,
        value: this.label('value'),
        energy: number(copy.energy, 4),
      }),
      this.#clusterWords(copy),
      t('landscape.radial.neighbour', { likeness: this.label('likeness'), q: number(copy.likeness, 2) }),
    ].join(gap());
  }

  #clusterWords({ cluster }: Copy): string {
    const { arcs } = this.#data!;
    return cluster === 0
      ? t('landscape.radial.alone')
      : t('landscape.radial.inCluster', {
          cluster,
          clusters: arcs.length,
          count: arcs[cluster - 1]!.count,
        });
  }

  protected restWords(): string {
    if (!this.#data) return this.empty();
    return [this.#clustersText(), this.notesText()].filter(Boolean).join('  ·  ');
  }

  #clustersText(): string {
    return clustersText(figureWords(this.owner.experiment), this.#data!, this.#cut);
  }

  protected override sheetNotes(): readonly string[] {
    return [this.#clustersText()];
  }

  table(): Table {
    return replicaTable(this.figure, this.owner.rows);
  }

  summary(): string {
    if (!this.#data) return this.empty();
    const { best, worst, copies } = this.#data;
    const first = copies.find(({ energy }) => energy === best);
    const facts = { value: this.label('value'), best: number(best), worst: number(worst) };
    const said = t('landscape.radial.bestIs', { ...facts, copy: first?.copy ?? 0 });
    return [this.#clustersText(), said, this.notesText()].filter(Boolean).join(gap());
  }

  help(): string {
    return t('landscape.radial.keys');
  }

  key(event: KeyboardEvent): boolean {
    const cut = { ArrowUp: 0.05, ArrowDown: -0.05 }[event.key];
    if (cut !== undefined) {
      this.#setCut(this.#cut + cut);
      this.owner.tell(this.#clustersText(), true);
      return true;
    }
    return this.step(event.key, this.#data?.copies.length ?? 0);
  }

  controls(): TemplateResult {
    return html`
      <div class="scene-controls">
        <label class="scene-slider">
          <span>${t('landscape.radial.cut', { cut: number(this.#cut, 2) })}</span>
          <input
            type="range" min="0.05" max="0.95" step="0.05" .value=${String(this.#cut)}
            aria-valuetext=${number(this.#cut, 2)}
            @input=${(event: Event) => this.#setCut((event.target as HTMLInputElement).valueAsNumber)}
          />
        </label>
        ${
          this.rows().length > 1
            ? html`<label class="scene-check">
                <input type="checkbox" .checked=${this.#shared} @change=${() => this.#toggleShared()} />
                ${t('landscape.radial.shared')}
              </label>`
            : ''
        }
      </div>
    `;
  }

  #setCut(cut: number): void {
    this.#cut = Math.min(0.95, Math.max(0.05, Math.round(cut * 20) / 20));
    this.take(this.row());
    this.owner.requestUpdate();
  }

  #toggleShared(): void {
    this.#shared = !this.#shared;
    this.owner.requestUpdate();
  }

  /** Least and largest energy of all rows. */
  #reach() {
    const energies = this.rows().flatMap((row) => {
      const { best, worst } = radialData(row.matrices![this.figure.source]!, this.#cut);
      return [best, worst];
    });
    return { best: Math.min(...energies), worst: Math.max(...energies) };
  }
}
