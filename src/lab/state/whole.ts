/** The first screen comes first: what lies below it is rendered after the first screen has been painted. */
import { type Signal, signal } from '@preact/signals-core';

export const isWhole: Signal<boolean> = signal(false);

/** From the first paint on the page is whole, for good. */
export function wholeAfterPaint(): void {
  requestAnimationFrame(() =>
    setTimeout(() => {
      isWhole.value = true;
    }),
  );
}
