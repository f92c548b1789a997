/** Whether the run is heard: off until a person asks for it. The tones come with it (`sonify.ts`). */
import { type Signal, signal } from '@preact/signals-core';

export const sound: Signal<boolean> = signal(false);
