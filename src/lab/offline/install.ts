/** The browser's offer to install the page, kept until the reader asks for it: nothing pops up. */
import { signal } from '@preact/signals-core';

interface Offer extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** Null where the browser offers none, or the lab is installed. */
export const offer = signal<Offer | null>(null);

export function keepOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer.value = event as Offer;
  });
  addEventListener('appinstalled', () => {
    offer.value = null;
  });
}

/** An offer can be used once. */
export async function install(): Promise<void> {
  const made = offer.peek();
  offer.value = null;
  await made?.prompt();
}
