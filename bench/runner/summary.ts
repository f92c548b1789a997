/** A result as lines for a terminal: tables by engine with a column for each host, and below what is to be known of them. */

import { aligned, type Terminal } from '../../src/cli/terminal.ts';
import type { Language } from '../../src/messages/language.ts';
import { formatNumber, formatPercent } from '../../src/messages/number.ts';
import { sayIfKnown } from '../../src/messages/say.ts';
import {
  type BenchLine,
  type BenchResult,
  type EngineResult,
  GROUPS,
  type HostResult,
} from '../result/schema.ts';
import { halfWidth, nameOf, type Speech } from './words.ts';

export function speechOf(language: Language): Speech {
  return {
    say: (key, facts) => sayIfKnown(language, key, facts) ?? key,
    number: (value, digits = 3) => formatNumber(language, value, digits),
  };
}

interface Column {
  readonly host: HostResult;
  readonly engine: EngineResult;
}

export function summaryOf(terminal: Terminal, result: BenchResult): string[] {
  const { t, language } = terminal;
  const speech = speechOf(language);
  const all: Column[] = result.hosts.flatMap((host) => host.engines.map((engine) => ({ host, engine })));
  const text: string[] = [];
  for (const kind of ['cpu', 'webgpu'] as const) {
    const columns = all.filter(({ engine }) => engine.engine === kind && engine.lines.length > 0);
    if (columns.length > 0) text.push('', ...tableOf(terminal, speech, columns));
  }
  const samples = Math.max(
    ...all.flatMap(({ engine }) => engine.lines.map((line) => line.samples.length)),
    0,
  );
  text.push('', t('bench.run.legend', { samples }));
  for (const { host, engine } of all) text.push(...notesOf(terminal, speech, host, engine));
  text.push(...peerNotes(terminal, speech, result));
  const digests = new Set(all.flatMap(({ engine }) => engine.digest ?? []));
  if (digests.size === 1 && all.length > 1) text.push(t('bench.run.digests', { digest: [...digests][0]! }));
  const { load, processors } = result.machine;
  if (isLoaded(result)) text.push(t('bench.run.loaded', { load: speech.number(load ?? 0, 2), processors }));
  if (result.quick) text.push(t('bench.run.quickNote'));
  return text;
}

/** Whether the machine was at work before anything was measured. */
export const isLoaded = ({ machine }: Pick<BenchResult, 'machine'>): boolean =>
  machine.load !== null && machine.load > machine.processors / 4;

function tableOf({ t }: Terminal, speech: Speech, columns: readonly Column[]): string[] {
  const head = [
    t('bench.head.what'),
    t('bench.head.unit'),
    ...columns.map(({ host, engine }) => `${t(`bench.hosts.${host.host}`)} (${engine.threads})`),
  ];
  const lines = columns.flatMap(({ engine }) => engine.lines);
  const known = [...new Map(lines.map((line) => [line.id, line])).values()];
  const rows = GROUPS.flatMap((group) =>
    known
      .filter((line) => line.group === group)
      .map((line) => [
        nameOf(speech, line),
        t(`bench.units.${line.unit}`),
        ...columns.map(({ engine }) =>
          cellOf(
            speech,
            engine.lines.find(({ id }) => id === line.id),
          ),
        ),
      ]),
  );
  const titles = columns.map(({ host, engine }) => {
    const device = engine.device ?? '';
    const words = engine.emulated ? t('bench.run.emulated', { device }) : device;
    return t('bench.run.device', {
      host: `${t(`bench.hosts.${host.host}`)} · ${host.runtime}`,
      device: words,
    });
  });
  return [...titles, '', ...aligned([head, ...rows])];
}

/** "3.52 ±1 %  61 %*" */
function cellOf({ number }: Speech, line: BenchLine | undefined): string {
  if (!line) return '–';
  const share = line.roofline ? `${(100 * line.roofline.share).toFixed(0)} %` : '';
  return `${number(line.median).padStart(6)} ±${(100 * halfWidth(line)).toFixed(0).padStart(2)} % ${share.padStart(6)}${line.disturbed ? '*' : ' '}`;
}

function notesOf(
  { t, language }: Terminal,
  { number }: Speech,
  host: HostResult,
  engine: EngineResult,
): string[] {
  const name = t(`bench.hosts.${host.host}`);
  const kind = t(`common.engines.${engine.engine}`);
  if (engine.failure) {
    const key = engine.lines.length > 0 ? 'bench.run.ended' : 'bench.run.noEngine';
    return [t(key, { host: name, engine: kind, reason: engine.failure })];
  }
  const notes: string[] = [];
  const plain = engine.lines.find(({ workload }) => workload === 'plain-annealer');
  const ours = engine.lines.find(({ id }) => id === `dense-binary N=${plain?.facts.N}`);
  if (plain && ours)
    notes.push(
      t('bench.run.plain', { host: name, ratio: number(plain.median / ours.median, 2), N: plain.facts.N! }),
    );
  for (const { facts, median } of engine.lines.filter(({ workload }) => workload === 'threads'))
    notes.push(
      t('bench.run.threadsWell', {
        host: name,
        threads: facts.threads!,
        share: formatPercent(language, median),
      }),
    );
  const disturbed = engine.lines.filter((line) => line.disturbed).length;
  const facts = { host: name, engine: kind, count: disturbed, all: engine.lines.length };
  notes.push(disturbed > 0 ? t('bench.run.disturbed', facts) : t('bench.run.quiet', facts));
  return notes;
}

function peerNotes({ t }: Terminal, { number }: Speech, { peers }: BenchResult): string[] {
  if (peers === null) return [t('bench.run.peersHint')];
  return peers.flatMap(({ task, rule, contenders, failure }) => {
    const ours = contenders.find(({ name }) => name === 'glassbox');
    if (failure || !ours) return [`${task}, ${rule}: ${failure}`];
    return contenders
      .filter((one) => one !== ours)
      .map(({ name, median }) =>
        t('bench.run.peer', {
          task: `${task}, ${rule}`,
          ratio: number(median / ours.median, 2),
          name: PEER_NAMES[name] ?? name,
        }),
      );
  });
}

const PEER_NAMES: Readonly<Record<string, string>> = { tfjs: 'TensorFlow.js', jax: 'jax-js' };
