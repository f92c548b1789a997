/** What the rows say about carrying over, each from paired differences over the repeats. */
import { studentFrom } from '../../observables/equilibrium.ts';
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { TransferConfig } from '../transfer.ts';
import { type Method, UNLABELLED } from './methods.ts';

export function findings(rows: readonly Row[], config: TransferConfig): readonly Finding[] {
  const none = rowAt(rows, 'none', 0);
  if (!none) return [];
  return [
    shifted(none),
    gains('physics', rowAt(rows, 'physics', 0)),
    gains('tuned', rowAt(rows, 'all', config.labels), config.labels),
    gains('lastOnly', rowAt(rows, 'last', config.labels), config.labels),
    aligned(rows),
    hurts(rows),
    worthIt(rows),
    overlap(rows),
  ];
}

const rowAt = (rows: readonly Row[], method: Method, labels: number) =>
  rows.find(
    ({ values }) => values.phase === 'labels' && values.method === method && values.labels === labels,
  );

const percent = (value: number) => rounded(100 * value);
const wait = (id: string): Finding => ({ id, verdict: 'cannot-tell', facts: { state: 'waiting' } });

/** Half width of a 95 % interval of a mean over so many repeats. */
const half = ({ error }: Estimate, repeats: number) => studentFrom(1.96, repeats) * error;

/** Is the surrogate worse on the new plates than on unseen ones of its own kind? */
function shifted(none: Row): Finding {
  const [error, source] = [none.samples?.error ?? [], none.samples?.sourceError ?? []];
  const difference = meanOverSamples(error.map((e, r) => e - source[r]!));
  const wide = half(difference, error.length);
  return {
    id: 'shifted',
    verdict: verdictOf(difference.value > wide, difference.value < -wide),
    facts: {
      target: percent(meanOverSamples(error).value),
      targetError: percent(meanOverSamples(error).error),
      source: percent(meanOverSamples(source).value),
      sourceError: percent(meanOverSamples(source).error),
    },
  };
}

/** Against leaving the network as it is. */
function gains(id: string, row: Row | undefined, labels = 0): Finding {
  if (!row) return wait(id);
  const { error, gainLow, gainHigh, gain } = row.values;
  const [low, high] = [Number(gainLow), Number(gainHigh)];
  return {
    id,
    verdict: verdictOf(low > 0, high < 0),
    facts: {
      labels,
      error: percent(Number(error)),
      gain: percent(Number(gain)),
      low: percent(low),
      high: percent(high),
    },
  };
}

/** The best of the methods that align or weigh without labels; several are tried, so the interval is of the best of them and too kind. */
function aligned(rows: readonly Row[]): Finding {
  const methods = UNLABELLED.filter((m) => m !== 'none' && m !== 'physics');
  const own = methods.map((method) => rowAt(rows, method, 0)).filter((row): row is Row => row !== undefined);
  if (own.length < methods.length) return wait('aligned');
  const helped = own.filter(({ values }) => Number(values.gainLow) > 0).length;
  const hurt = own.filter(({ values }) => Number(values.gainHigh) < 0).length;
  const best = own.reduce((a, b) => (Number(b.values.gain) > Number(a.values.gain) ? b : a));
  return {
    id: 'aligned',
    verdict: verdictOf(helped > 0, hurt === own.length),
    facts: {
      helped,
      hurt,
      methods: own.length,
      gain: percent(Number(best.values.gain)),
      low: percent(Number(best.values.gainLow)),
      high: percent(Number(best.values.gainHigh)),
    },
  };
}

/** Negative transfer: a method leaves the surrogate worse than it was, the whole interval below zero. */
function hurts(rows: readonly Row[]): Finding {
  const own = rows.filter(
    ({ values }) => values.phase === 'labels' && values.method !== 'none' && values.method !== 'scratch',
  );
  if (own.length === 0) return wait('hurts');
  const hurt = own.filter(({ values }) => values.hurts === true);
  const worst = own.reduce((a, b) => (Number(b.values.gain) < Number(a.values.gain) ? b : a));
  return {
    id: 'hurts',
    verdict: verdictOf(
      hurt.length > 0,
      own.every(({ values }) => Number(values.gainLow) > 0),
    ),
    facts: {
      hurt: hurt.length,
      tried: own.length,
      loss: percent(-Number(worst.values.gain)),
      low: percent(-Number(worst.values.gainHigh)),
      high: percent(-Number(worst.values.gainLow)),
      labels: Number(worst.values.labels),
    },
  };
}

/** Up to how many labels is going on from the source better than starting anew with the same ones? */
function worthIt(rows: readonly Row[]): Finding {
  const counts = rows
    .filter(({ values }) => values.phase === 'labels' && values.method === 'all')
    .map(({ values }) => Number(values.labels));
  if (counts.length === 0) return wait('worthIt');
  const compared = counts.map((labels) => {
    const [all, scratch] = (['all', 'scratch'] as const).map(
      (method) => rowAt(rows, method, labels)?.samples?.error ?? [],
    );
    const difference = meanOverSamples(scratch!.map((e, r) => e - all![r]!));
    return { labels, ...difference, wide: half(difference, scratch!.length) };
  });
  const better = compared.filter(({ value, wide }) => value > wide);
  const worse = compared.filter(({ value, wide }) => value < -wide);
  const last = compared.at(-1)!;
  return {
    id: 'worthIt',
    verdict: verdictOf(better.length > 0 && worse.length === 0, worse.length > 0),
    facts: {
      better: better.length,
      worse: worse.length,
      counts: compared.length,
      most: last.labels,
      difference: percent(last.value),
      low: percent(last.value - last.wide),
      high: percent(last.value + last.wide),
    },
  };
}

/** Does the source cover the target, as importance weighting needs? */
function overlap(rows: readonly Row[]): Finding {
  const row = rows.find(({ values }) => values.phase === 'overlap');
  if (!row) return wait('overlap');
  const { auc, aucError, outside, outsideError, effective, effectiveError } = row.values;
  const apart = Number(auc) > 0.95 || Number(outside) > 0.5;
  const covered = Number(auc) < 0.8 && Number(outside) < 0.1;
  return {
    id: 'overlap',
    verdict: verdictOf(covered, apart),
    facts: {
      auc: rounded(auc),
      aucError: rounded(aucError),
      outside: percent(Number(outside)),
      outsideError: percent(Number(outsideError)),
      effective: percent(Number(effective)),
      effectiveError: percent(Number(effectiveError)),
    },
  };
}
