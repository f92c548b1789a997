/**
 * A custom element in the light DOM (one style sheet, ids and labels reach across) whose template runs again when a signal
 * that it read has changed.
 */
import { effect, untracked } from '@preact/signals-core';
import { LitElement } from 'lit';

export abstract class LiveElement extends LitElement {
  #stop: (() => void) | null = null;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override performUpdate(): void {
    if (!this.isUpdatePending) return;
    this.#stop?.();
    this.#stop = null;
    // What was taken away meanwhile watches nothing: the signals of the page would hold it for ever.
    if (!this.isConnected) {
      untracked(() => super.performUpdate());
      return;
    }
    let ran = false;
    this.#stop = effect(() => {
      // The first run renders and records what was read; later ones only ask for another render.
      if (ran) {
        this.requestUpdate();
        return;
      }
      ran = true;
      this.watched();
      super.performUpdate();
    });
  }

  /** Signals to be read on every update besides those in the template. */
  protected watched(): void {}

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    this.#stop?.();
    this.#stop = null;
    super.disconnectedCallback();
  }
}
