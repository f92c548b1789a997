/** Where the library runs: each of its two entries says what its host is, and everything else asks here. */
import type { Host } from '../engine/host.ts';
import { GlassboxError } from '../messages/problem.ts';

export interface HostOptions {
  /** Threads of the CPU engine. Default: what the host has, within reason. */
  readonly threads?: number;
  /** Another host than the one this runs on: workers of your own making, a GPU device of your own. */
  readonly host?: Host;
}

type OpenHost = (threads?: number) => Host | Promise<Host>;

let open: OpenHost | null = null;

/** Called once by the entry. */
export function hostIs(opens: OpenHost): void {
  open = opens;
}

/**
 * The host this runs on, Node, Deno or a browser: how kernel workers are started and where a GPU is.
 *
 * @throws GBX-741 for a number of threads that is none
 */
export async function openHost(threads?: number): Promise<Host> {
  if (threads !== undefined && !(Number.isInteger(threads) && threads >= 1 && threads <= 256))
    throw new GlassboxError('GBX-741', { value: String(threads) });
  return open!(threads);
}

/** What the options say, or the host this runs on. */
export async function hostFor({ host, threads }: HostOptions): Promise<Host> {
  return host ?? openHost(threads);
}
