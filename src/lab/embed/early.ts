/** What arrives before the code that answers it: messages of the page around a frame, which may say hello as soon as it is loaded. */

/** More than anybody says before an answer. */
const MOST = 20;

export interface EarlyMessages {
  /** Hands over what came so far, and everything from now on. */
  pass(to: (event: MessageEvent<unknown>) => void): void;
}

export function keepMessages(): EarlyMessages {
  let deliver: ((event: MessageEvent<unknown>) => void) | null = null;
  const kept: MessageEvent<unknown>[] = [];
  addEventListener('message', (event) => {
    if (deliver) deliver(event);
    else if (kept.length < MOST) kept.push(event);
  });
  return {
    pass(to) {
      deliver = to;
      for (const event of kept.splice(0)) to(event);
    },
  };
}
