/** `--dry-run`: what would run, where, and what it would cost. */
import type { EngineChoice } from '../../controller/protocol.ts';
import type { Shard } from '../../experiments/shards.ts';
import { formatNumber } from '../../messages/number.ts';
import { aligned, duration, type Terminal } from '../terminal.ts';
import { type Estimate, estimate } from './estimate.ts';
import type { Plan } from './grid.ts';
import { pointsOf } from './many.ts';

export interface PlanOptions {
  readonly folder: string;
  readonly engine: EngineChoice;
  readonly threads: number | undefined;
  readonly shard: Shard | null;
  readonly json: boolean;
}

/** Values of an axis that are shown. */
const SHOWN = 8;

export async function reportPlan(terminal: Terminal, plan: Plan, options: PlanOptions): Promise<number> {
  const isGrid = plan.axes.length > 0;
  const points = isGrid ? pointsOf(plan, options.shard) : plan.points;
  if (!options.json) sayPlan(terminal, plan, points.length, options);
  const cost = await estimate(plan, points, { ...options, shard: isGrid ? null : options.shard });
  if (options.json) terminal.out(JSON.stringify(planJson(plan, points.length, options, cost), null, 2));
  else sayCost(terminal, cost, points.length);
  return 0;
}

function sayPlan({ t, out }: Terminal, plan: Plan, runs: number, { folder, shard }: PlanOptions): void {
  out(t('many.plan.what', { experiment: plan.experiment.id, runs: plan.points.length, folder }));
  const axes = plan.axes.map(({ key, values }) => [
    `  ${key}`,
    String(values.length),
    values.slice(0, SHOWN).map(String).join(t('common.listComma')) + (values.length > SHOWN ? ' …' : ''),
  ]);
  if (axes.length > 0) out(aligned(axes).join('\n'));
  if (!shard) return;
  const facts = { index: shard.index, of: shard.of, runs };
  out(t(plan.axes.length > 0 ? 'many.plan.shardOfGrid' : 'many.plan.shardOfSamples', facts));
}

function sayCost(terminal: Terminal, cost: Estimate, runs: number): void {
  const { t, out, language } = terminal;
  if (cost.seconds === null) {
    out(t('many.plan.noCost'));
    return;
  }
  if (cost.kinds.length > 1) {
    const lines = cost.kinds.map(({ point, runs, seconds }) => [
      `  ${settingsOf(point.varied)}`,
      String(runs),
      seconds === null ? '–' : duration(seconds),
    ]);
    out(
      aligned([[`  ${t('many.plan.settings')}`, t('many.plan.runs'), t('many.plan.each')], ...lines]).join(
        '\n',
      ),
    );
  }
  const threads = cost.engine?.threads ?? 1;
  out(
    t('many.plan.cost', {
      time: duration(cost.seconds),
      runs,
      engine: cost.engine ? `${cost.engine.kind} (${cost.engine.device})` : '–',
      hours: formatNumber(language, (cost.seconds * threads) / 3600, 2),
      measured: cost.measured,
      kinds: cost.kinds.length,
    }),
  );
}

function settingsOf({ seed: _, ...varied }: Readonly<Record<string, unknown>>): string {
  return Object.entries(varied)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(' ');
}

function planJson(plan: Plan, runs: number, { folder, shard }: PlanOptions, cost: Estimate) {
  return {
    experiment: plan.experiment.id,
    folder,
    runs: plan.points.length,
    ownRuns: runs,
    shard,
    axes: plan.axes,
    estimate: {
      engine: cost.engine,
      seconds: cost.seconds,
      coreHours: cost.seconds === null ? null : (cost.seconds * (cost.engine?.threads ?? 1)) / 3600,
      kinds: cost.kinds.map(({ point, runs, seconds }) => ({ settings: point.varied, runs, seconds })),
    },
  };
}
