/** What a line is called, and its numbers as people read them; for terminal, charts and page alike. */

import type { RooflineWords } from '../result/roofline.ts';
import type { BenchLine, BenchResult, EngineResult } from '../result/schema.ts';

/** Texts by key, numbers by the reader's language. */
export interface Speech {
  readonly say: (key: string, facts?: Readonly<Record<string, string | number>>) => string;
  readonly number: (value: number, digits?: number) => string;
}

export function sizeText(bytes: number): string {
  const kib = bytes / 1024;
  return kib >= 1024 ? `${Number((kib / 1024).toPrecision(3))} MiB` : `${Number(kib.toPrecision(3))} KiB`;
}

export function nameOf({ say }: Speech, { workload, facts }: Pick<BenchLine, 'workload' | 'facts'>): string {
  const size = facts.KiB === undefined ? {} : { size: sizeText(1024 * facts.KiB) };
  return say(`bench.lines.${workload}`, { ...facts, ...size });
}

/** Half of the interval as a share of the median: ± 1.2 %. */
export const halfWidth = ({ median, low, high }: Pick<BenchLine, 'median' | 'low' | 'high'>): number =>
  (high - low) / (2 * median);

export function rooflineWords(
  speech: Speech,
  host: BenchResult['hosts'][number]['host'],
  engine: EngineResult,
): RooflineWords {
  const { say, number } = speech;
  const device = engine.device ?? '';
  return {
    title: say('bench.roofline.title', {
      host: say(`bench.hosts.${host}`),
      engine: say(`common.engines.${engine.engine}`),
      device,
    }),
    x: say('bench.roofline.x'),
    y: say('bench.roofline.y'),
    integer: say('bench.roofline.integer'),
    float: say('bench.roofline.float'),
    bandwidth: (bytes) => say('bench.roofline.within', { size: sizeText(bytes) }),
    name: (line) => nameOf(speech, line),
    number: (value) => number(value, 3),
  };
}
