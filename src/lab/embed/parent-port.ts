/**
 * The child's end of the protocol: hears the page around the frame and nobody else, and answers nobody else.
 *
 * The origin of the first `hello` is pinned. Before it everything else is passed over; after it, what claims to be of the protocol
 * and is not is answered with an error. A page without an origin of its own (a file, a sandbox) cannot be told from any other
 * such page and is never answered.
 */
import { type Command, claimsProtocol, PROTOCOL, type Report, readCommand } from './protocol.ts';

/** What a message event says, as far as it is trusted. */
export interface Heard {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
}
export interface Parent {
  postMessage(message: unknown, targetOrigin: string): void;
}
type Unsealed<R> = R extends Report ? Omit<R, 'protocol'> : never;

export class ParentPort {
  #origin: string | null = null;

  constructor(
    private readonly parent: Parent,
    private readonly follow: (command: Command) => void,
    private readonly refuse: (id: Command['id'], wrong: string) => void,
  ) {}

  get isOpen(): boolean {
    return this.#origin !== null;
  }

  hear({ data, origin, source }: Heard): void {
    if (source !== this.parent || !claimsProtocol(data)) return;
    if (this.#origin !== null && origin !== this.#origin) return;
    const read = readCommand(data);
    if (this.#origin === null) {
      if (!('command' in read) || read.command.type !== 'hello' || !isOrigin(origin)) return;
      this.#origin = origin;
    }
    if ('command' in read) this.follow(read.command);
    else this.refuse(read.id, read.wrong);
  }

  tell(report: Unsealed<Report>): void {
    if (this.#origin === null) return;
    this.parent.postMessage({ protocol: PROTOCOL, ...report }, this.#origin);
  }
}

/** Of a page that messages can be addressed to. */
const isOrigin = (origin: string) => /^[a-z][a-z0-9+.-]*:\/\/\S+$/.test(origin) && origin !== 'file://';
