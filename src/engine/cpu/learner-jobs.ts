/** Work of the threads of one learner: each does its part of a move, in short messages; those that share points wait for the sums of all. */
import type { LearnerMove } from '../contract.ts';
import type { JobSpan, LearnerJob, ShareSum } from './learner-kernel.ts';
import type { LearnerService } from './learner-service.ts';
import { nextTask } from './pool.ts';

/** Time after which a worker answers and takes other messages. */
export const MESSAGE_MS = 10;

/** Networks from … to - 1 in one thread. */
export interface Shard {
  readonly service: LearnerService;
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

/** The shard's part of a move. */
export function jobOf(
  move: LearnerMove,
  { from, to }: Shard,
  parameters: number,
  clock: JobSpan,
): LearnerJob {
  const { tether } = move;
  const own = tether && {
    tether: { ...tether, centres: tether.centres.slice(from * parameters, to * parameters) },
  };
  if (move.kind === 'descent')
    return { ...move, ...clock, ...own, learningRates: move.learningRates.slice(from, to) };
  return {
    ...move,
    ...clock,
    ...own,
    temperatures: move.temperatures.slice(from, to),
    stepSizes: move.stepSizes.slice(from, to),
  };
}

/** The job of a shard that is alone with its networks. */
export async function finish(shard: Shard, job: LearnerJob): Promise<void> {
  const answer = await answerOf(shard, job, null);
  if (answer !== true) throw new Error('a thread waits for the points of others, which there are none of');
}

/** The job of shards with the same networks: after every evaluation each is given the sum over the points of all. */
export async function finishTogether(shards: readonly Shard[], job: LearnerJob): Promise<void> {
  let total: ShareSum | null = null;
  for (let next: LearnerJob | null = job; ; next = null) {
    const answers: (true | ShareSum)[] = await Promise.all(
      shards.map((shard) => answerOf(shard, next, total)),
    );
    const sums = answers.filter((answer) => answer !== true);
    if (sums.length === 0) return;
    total = totalOf(sums.filter(({ gradient }) => gradient.length > 0));
  }
}

/** What a shard says at the end of its job, or where it waits for others. */
async function answerOf(
  { service, id }: Shard,
  job: LearnerJob | null,
  total: ShareSum | null,
): Promise<true | ShareSum> {
  for (let [next, given] = [job, total]; ; [next, given] = [null, null]) {
    const answer = service.run(id, next, MESSAGE_MS, given);
    const said = await answer;
    if (said !== false) return said;
    // In the caller's own thread nothing else has run meanwhile.
    if (typeof answer === 'boolean') await nextTask();
  }
}

/** Pairwise, (0 + 1) + (2 + 3) …, as the kernel sums its blocks: the same bits for every number of shares. */
function totalOf(sums: readonly ShareSum[]): ShareSum {
  let level = sums;
  while (level.length > 1) {
    level = Array.from({ length: level.length / 2 }, (_, pair) => {
      const [left, right] = [level[2 * pair]!, level[2 * pair + 1]!];
      const { gradient } = left;
      const other = right.gradient;
      // A sum of two f32 numbers in f64, rounded once more to f32, is their f32 sum.
      for (let k = 0; k < gradient.length; k++) gradient[k] = gradient[k]! + other[k]!;
      return { gradient, energy: left.energy + right.energy };
    });
  }
  return level[0]!;
}
