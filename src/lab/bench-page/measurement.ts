/** One measurement of the page: what the worker has told so far, as signals, and as a result that others can read. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals-core';
import {
  type BenchLine,
  type BenchResult,
  checkResult,
  type EngineResult,
  FORMAT,
  VERSION,
} from '../../../bench/result/schema.ts';
import type { BenchEngine, BenchNews } from '../../../bench/suite.ts';

export type Phase = 'ready' | 'opening' | 'running' | 'stopped' | 'done' | 'failed';
export type News = BenchNews | { readonly kind: 'end' };

/** Lines that a run has, about: for the bar alone. */
const USUAL_LINES = 55;

interface Open {
  readonly engine: BenchEngine;
  readonly device: string;
  readonly emulated: boolean;
}

export class Measurement {
  readonly #phase: Signal<Phase> = signal('ready');
  readonly #engines: Signal<readonly EngineResult[]> = signal([]);
  readonly #about: Signal<Pick<BenchLine, 'workload' | 'facts'> | null> = signal(null);
  readonly phase: ReadonlySignal<Phase> = this.#phase;
  /** Finished engines, and the one at work with the lines it has so far. */
  readonly engines: ReadonlySignal<readonly EngineResult[]> = this.#engines;
  readonly about: ReadonlySignal<Pick<BenchLine, 'workload' | 'facts'> | null> = this.#about;
  /** Seconds it took. */
  seconds = 0;
  /** Why it failed. */
  reason = '';
  #worker: Worker | null = null;
  #began = 0;
  #started = '';

  constructor(
    readonly quick: boolean,
    private readonly version: string,
    private readonly spawn: () => Worker,
  ) {}

  get lines(): number {
    return this.#engines.value.reduce((sum, { lines }) => sum + lines.length, 0);
  }

  /** From 0 to 1, about. */
  get progress(): number {
    return this.phase.value === 'done' ? 1 : Math.min(0.97, this.lines / USUAL_LINES);
  }

  start(): void {
    this.#phase.value = 'opening';
    this.#began = performance.now();
    this.#started = new Date().toISOString();
    this.#worker = this.spawn();
    this.#worker.onmessage = ({ data }: MessageEvent<News>) => this.hear(data);
    this.#worker.onerror = (event) => {
      this.reason = event.message ?? '';
      this.#end('failed');
    };
    this.#worker.postMessage({ quick: this.quick });
  }

  stop(): void {
    this.#end('stopped');
  }

  /** For tests too: takes what a worker tells. */
  hear(news: News): void {
    if (news.kind === 'end') this.#end('done');
    else if (news.kind === 'engine') this.#open(news);
    else if (news.kind === 'about') {
      this.#phase.value = 'running';
      this.#about.value = news;
    } else if (news.kind === 'line') {
      this.#change(news.engine, (engine) => ({ ...engine, lines: [...engine.lines, news.line] }));
    } else {
      const known = this.#engines.value.some(({ engine }) => engine === news.result.engine);
      if (known) this.#change(news.result.engine, () => news.result);
      else this.#engines.value = [...this.#engines.value, news.result];
    }
  }

  /** What was measured, checked; null before there is anything. */
  result(): BenchResult | null {
    if (this.lines === 0) return null;
    return checkResult({
      format: FORMAT,
      version: VERSION,
      project: { version: this.version, commit: null },
      started: this.#started || new Date().toISOString(),
      ended: new Date().toISOString(),
      quick: this.quick,
      machine: { cpu: null, processors: navigator.hardwareConcurrency || 1, load: null },
      hosts: [
        {
          host: 'page',
          runtime: navigator.userAgent,
          seconds: Math.max(this.seconds, 0.001),
          engines: this.#engines.peek(),
        },
      ],
      peers: null,
      peersWords: null,
    });
  }

  #open({ engine, device, emulated }: Open): void {
    this.#phase.value = 'running';
    const opened: EngineResult = {
      engine,
      device,
      emulated,
      threads: 1,
      timestamps: false,
      digest: null,
      ceilings: null,
      lines: [],
      spin: null,
      // Until it is told that it is whole.
      failure: 'stopped',
    };
    this.#engines.value = [...this.#engines.value, opened];
  }

  #change(wanted: BenchEngine, change: (engine: EngineResult) => EngineResult): void {
    this.#engines.value = this.#engines.value.map((engine) =>
      engine.engine === wanted ? change(engine) : engine,
    );
  }

  #end(phase: Phase): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.seconds = (performance.now() - this.#began) / 1000;
    this.#phase.value = phase;
  }
}
