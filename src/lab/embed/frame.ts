/** Puts the lab into a frame: what is shown, when it may compute, and what it says to the page around it. */
import { effect } from '@preact/signals-core';
import { GlassboxError } from '../../messages/problem.ts';
import { prefersStill } from '../state/preferences.ts';
import type { Visit } from '../state/visit.ts';
import { Attention, type Call, isCall } from './attention.ts';
import type { EarlyMessages } from './early.ts';
import type { GlassboxFrame } from './frame-page.ts';
import './frame-page.ts';
import { Conversation } from './conversation.ts';
import { ParentPort } from './parent-port.ts';
import { reportSize } from './size.ts';

export function openFrame(host: HTMLElement, visit: Visit, early: EarlyMessages): void {
  const page = document.createElement('glassbox-frame') as GlassboxFrame;
  const attention = attentionOf(visit);
  page.visit = visit;
  page.play = () => attention.play();
  host.replaceChildren(page);
  watchSight(attention);
  if (parent === window) return;
  const conversation = new Conversation(visit, attention, page);
  const port = new ParentPort(
    parent,
    (command) => void conversation.follow(command),
    (id, reason) => conversation.fail(id, new GlassboxError('GBX-640', { reason })),
  );
  conversation.open(port);
  reportSize(page, port);
  early.pass((event) => port.hear(event));
}

/** A frame with a picture alone never computes. */
function attentionOf(visit: Visit): Attention {
  const frame = [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join('');
  const channel = channelOfPage();
  const run = {
    play: () => {
      const session = visit.session.peek();
      visit.waits = false;
      if (!session.isRunning.peek()) void session.toggle();
    },
    // A run that is just being started can be paused once it is asked for.
    pause: () => queueMicrotask(() => void visit.session.peek().pause()),
    release: () => void visit.release(),
  };
  const isPicture = visit.view.peek().embed === 'none';
  const attention = new Attention(
    frame,
    run,
    (call) => channel?.postMessage(call),
    !prefersStill() && !isPicture,
  );
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isCall(data)) attention.hear(data as Call);
  });
  effect(() => {
    const running = visit.session.value.isRunning.value;
    // Also a reader who changes a setting has begun.
    if (running) visit.waits = false;
    attention.ran(running);
  });
  return attention;
}

/** Between the frames of one page and one host; where storage is refused to frames it may be, too, and each minds itself alone. */
function channelOfPage(): BroadcastChannel | null {
  try {
    return new BroadcastChannel('glassbox.frames');
  } catch {
    return null;
  }
}

/** Sees through the page around: what is scrolled away there is out of sight here. */
function watchSight(attention: Attention): void {
  let onScreen = false;
  const look = () => attention.see(onScreen && !document.hidden);
  const sentinel = document.createElement('div');
  sentinel.className = 'frame-sight';
  document.body.append(sentinel);
  new IntersectionObserver(([...entries]) => {
    onScreen = entries[entries.length - 1]!.isIntersecting;
    look();
  }).observe(sentinel);
  document.addEventListener('visibilitychange', look);
}
