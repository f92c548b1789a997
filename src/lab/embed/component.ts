/**
 * `<glassbox-lab src experiment settings level lang hide lock link height label>`: the lab on another page, in a frame, with methods and
 * events. Built as one module of its own (`embed.js`); `docs/embedding.md` tells how it is used, `public/embed.d.ts` has its types.
 */

import * as v from 'valibot';
import { component as en } from '../../messages/en/embed.ts';
import { component as zh } from '../../messages/zh-Hans/embed.ts';
import {
  type Command,
  claimsProtocol,
  PROTOCOL,
  type Report,
  type ReportOf,
  reportSchema,
  type StateReport,
} from './protocol.ts';

/** Between two tries to say hello to a frame that is still loading, and all of them together, ms. */
const HELLO_MS = 300;
const PATIENCE_MS = 30_000;
const PARTS = ['src', 'experiment', 'settings', 'level', 'lang', 'hide', 'lock', 'link'] as const;
const NATURAL = { full: 800, basic: 420, figure: 340, none: 300 } as const;

type Wish = Partial<Record<'link' | 'experiment', string>> & {
  settings?: Record<string, string | number | boolean>;
};
type Question<C = Command> = C extends Command ? Omit<C, 'protocol' | 'id'> : never;

/** A problem that the frame told, or that kept it from being asked: `code` is its GBX number. */
export class GlassboxFrameError extends Error {
  override readonly name = 'GlassboxFrameError';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export class GlassboxLab extends HTMLElement {
  static readonly observedAttributes = [...PARTS, 'height', 'label'];

  #frame: HTMLIFrameElement | null = null;
  #origin = '';
  #hello: ReturnType<typeof setInterval> | undefined;
  #isReady = false;
  #count = 0;
  /** Questions that wait for their answer, by number. */
  readonly #open = new Map<number, { resolve(report: Report): void; reject(error: Error): void }>();
  /** What was asked before the frame was ready. */
  #early: Command[] = [];
  #rebuild = false;

  connectedCallback(): void {
    addEventListener('message', this.#hear);
    this.#load();
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#hear);
    this.#forget();
    this.#frame?.remove();
    this.#frame = null;
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (!this.isConnected || before === now || !this.#frame) return;
    if (name === 'height' || name === 'label') this.#dress(this.#frame);
    else if (!this.#rebuild) {
      // Several attributes that change together load the frame once.
      this.#rebuild = true;
      queueMicrotask(() => {
        this.#rebuild = false;
        if (this.isConnected) this.#load();
      });
    }
  }

  /** Runs, or goes on; other labs on the page pause. */
  play(): Promise<StateReport> {
    return this.#ask({ type: 'play' }) as Promise<StateReport & Report>;
  }
  pause(): Promise<StateReport> {
    return this.#ask({ type: 'pause' }) as Promise<StateReport & Report>;
  }
  /** From the beginning, with the same seed. */
  reset(): Promise<StateReport> {
    return this.#ask({ type: 'reset' }) as Promise<StateReport & Report>;
  }
  /** Changes experiment or settings by name; what cannot be used as it is comes back in `notes`. */
  set(wish: Wish): Promise<StateReport> {
    return this.#ask({ type: 'set', ...wish }) as Promise<StateReport & Report>;
  }
  state(): Promise<StateReport> {
    return this.#ask({ type: 'getState' }) as Promise<StateReport & Report>;
  }
  /** Rows of the run so far, whole ones with their samples and histograms. */
  async rows(from = 0, count = 10_000): Promise<ReportOf<'row'>['rows']> {
    return ((await this.#ask({ type: 'getRows', from, count })) as ReportOf<'row'>).rows;
  }
  /** A figure that is shown, as a PNG in a data address. */
  async image(figure?: string): Promise<string> {
    const answer = await this.#ask({ type: 'getImage', ...(figure ? { figure } : {}) });
    return (answer as ReportOf<'state'>).image ?? '';
  }

  get #texts() {
    return this.lang.startsWith('zh') ? zh : en;
  }

  /** The page of the lab with what the attributes say; where `src` is not given, the one that this module came from. */
  #address(): string {
    const page = new URL(
      this.getAttribute('src') ?? '.',
      this.hasAttribute('src') ? document.baseURI : import.meta.url,
    );
    const given = (this.getAttribute('link') ?? '').replace(/^[^#]*#/, '') || this.#settings();
    const view = [
      ['ui.embed', this.getAttribute('level') ?? 'basic'],
      ...(['lang', 'hide', 'lock'] as const).map((key) => [key, this.getAttribute(key)]),
    ];
    const said = view
      .filter(([, value]) => value)
      .map(([key, value]) => `${key}=${encodeURIComponent(value!)}`);
    page.hash = [given, ...said].filter(Boolean).join('&');
    return page.href;
  }

  /** `settings="n=64&seed=3"`, in the short keys of a link. */
  #settings(): string {
    const experiment = this.getAttribute('experiment');
    return ['v=1', experiment && `x=${encodeURIComponent(experiment)}`, this.getAttribute('settings')]
      .filter(Boolean)
      .join('&');
  }

  #load(): void {
    this.#forget();
    const address = this.#address();
    this.#frame?.remove();
    const frame = document.createElement('iframe');
    this.#origin = new URL(address).origin;
    frame.loading = 'lazy';
    frame.allow = 'fullscreen; clipboard-write';
    frame.referrerPolicy = 'no-referrer';
    frame.src = address;
    this.#dress(frame);
    frame.addEventListener('load', () => this.#greet());
    this.#frame = frame;
    this.append(frame);
  }

  #dress(frame: HTMLIFrameElement): void {
    const level = (this.getAttribute('level') ?? 'basic') as keyof typeof NATURAL;
    frame.title = this.getAttribute('label') ?? `Glassbox: ${this.getAttribute('experiment') ?? 'lab'}`;
    const height = this.getAttribute('height') ?? NATURAL[level] ?? NATURAL.basic;
    // By the object model: a policy of the page may forbid style attributes.
    Object.assign(this.style, { display: 'block' });
    Object.assign(frame.style, {
      display: 'block',
      width: '100%',
      height: `${Number.parseFloat(String(height)) || NATURAL.basic}px`,
      border: '0',
    });
  }

  /** Until it answers: the frame's code may still be on its way. */
  #greet(): void {
    clearInterval(this.#hello);
    if (self.origin === 'null') {
      this.#fail('GBX-646', this.#texts.noOrigin);
      return;
    }
    const began = Date.now();
    const hello = () => {
      if (Date.now() - began > PATIENCE_MS) this.#fail('GBX-645', this.#texts.noAnswer);
      // To whoever is there: a frame whose sandbox took its origin away can be reached, and say so, in no other way.
      else this.#frame?.contentWindow?.postMessage({ protocol: PROTOCOL, type: 'hello' }, '*');
    };
    this.#hello = setInterval(hello, HELLO_MS);
    hello();
  }

  #send(command: Command): void {
    try {
      this.#frame?.contentWindow?.postMessage(command, this.#origin);
    } catch {
      // A frame that has not left its empty page yet has another origin.
    }
  }

  #ask(question: Question): Promise<Report> {
    const id = ++this.#count;
    const command = { protocol: PROTOCOL, id, ...question } as Command;
    const answer = new Promise<Report>((resolve, reject) => this.#open.set(id, { resolve, reject }));
    if (this.#isReady) this.#send(command);
    else this.#early.push(command);
    return answer;
  }

  readonly #hear = ({ source, origin, data }: MessageEvent<unknown>) => {
    if (!this.#frame || source !== this.#frame.contentWindow || !claimsProtocol(data)) return;
    const read = v.safeParse(reportSchema, data);
    if (!read.success) return;
    const isOriginless = origin === 'null' && read.output.type === 'error' && !this.#isReady;
    if (origin === this.#origin || isOriginless) this.#take(read.output);
  };

  #take(report: Report): void {
    const question = typeof report.id === 'number' ? this.#open.get(report.id) : undefined;
    if (question) {
      this.#open.delete(report.id as number);
      if (report.type === 'error') question.reject(new GlassboxFrameError(report.code, report.message));
      else question.resolve(report);
    }
    if (report.type === 'ready') {
      clearInterval(this.#hello);
      if (this.#isReady) return;
      this.#isReady = true;
      for (const command of this.#early.splice(0)) this.#send(command);
    }
    if (report.type === 'size' && !this.hasAttribute('height') && this.#frame)
      this.#frame.style.height = `${Math.min(report.height, 20_000)}px`;
    // A frame that cannot work says so in answer to hello.
    if (report.type === 'error' && !this.#isReady) this.#fail(report.code, report.message);
    else if (report.type === 'ready' || report.id === undefined) this.#announce(report.type, report);
  }

  /** Nothing will be answered. */
  #fail(code: string, message: string): void {
    this.#forget(new GlassboxFrameError(code, message));
    this.#announce('error', { code, message });
  }

  #forget(error: Error = new GlassboxFrameError('GBX-647', this.#texts.gone)): void {
    clearInterval(this.#hello);
    this.#isReady = false;
    this.#early = [];
    for (const { reject } of this.#open.values()) reject(error);
    this.#open.clear();
  }

  #announce(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(`glassbox-${type}`, { detail }));
  }
}

if (!customElements.get('glassbox-lab')) customElements.define('glassbox-lab', GlassboxLab);
