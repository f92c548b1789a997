/** Lets a run be heard: a short soft tone per row and side, at most ten a second. Comes when sound is first switched on. */
import { effect } from '@preact/signals-core';
import type { Visit } from '../state/visit.ts';
import { sound } from './sound.ts';
import { type Tone, tonesOf } from './tones.ts';

const LEAST_APART_S = 0.1;
const LASTS_S = 0.14;
const LOUDNESS = 0.08;

export function sonify(visit: Visit): void {
  const context = new AudioContext();
  let heard = 0;
  let last = Number.NEGATIVE_INFINITY;
  effect(() => {
    void (sound.value ? context.resume() : context.suspend());
  });
  effect(() => {
    const { rows, experiment } = visit.session.value;
    const count = rows.value.length;
    const grew = count > heard;
    heard = count;
    if (!sound.value || !grew || context.currentTime - last < LEAST_APART_S) return;
    last = context.currentTime;
    for (const tone of tonesOf(experiment, rows.value)) play(context, tone);
  });
}

function play(context: AudioContext, { pitch, pan }: Tone): void {
  const now = context.currentTime;
  const oscillator = new OscillatorNode(context, { type: 'triangle', frequency: pitch });
  const gain = new GainNode(context, { gain: 0 });
  const panner = new StereoPannerNode(context, { pan });
  gain.gain.linearRampToValueAtTime(LOUDNESS, now + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0005, now + LASTS_S);
  oscillator.connect(gain).connect(panner).connect(context.destination);
  oscillator.start(now);
  oscillator.stop(now + LASTS_S);
}
