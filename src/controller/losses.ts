/**
 * What follows the loss of a device in one run: another of the same kind twice, after a pause; the third time the processor. Threads of
 * the processor are replaced twice; the third time the run ends, for something takes them away again and again.
 */
import { type Facts, GlassboxError, isProblem, type ProblemId } from '../messages/problem.ts';
import type { EngineChoice, RunStatus } from './protocol.ts';

const MOST_LOSSES = 3;
/** A driver that resets needs a moment; the second time a longer one. */
const PAUSE_MS: readonly number[] = [0, 400, 0];

export interface Answer {
  readonly id: ProblemId;
  readonly facts: Facts;
  /** Milliseconds to wait before a device is opened again. */
  readonly wait: number;
}

export class Losses {
  #gpu = 0;
  #threads = 0;
  #reason = '';

  constructor(private readonly asked: EngineChoice) {}

  /** The engine to open next. */
  get choice(): EngineChoice {
    return this.#gpu >= MOST_LOSSES ? 'cpu' : this.asked;
  }

  /** Whether the GPU went away in this run. */
  get any(): boolean {
    return this.#gpu > 0;
  }

  /** @throws GBX-115 when threads have ended too often */
  answer(error: Error, row: number): Answer {
    this.#reason = reasonOf(error);
    if (isProblem(error) && error.id === 'GBX-112') {
      const facts = { reason: this.#reason, row };
      if (++this.#threads >= MOST_LOSSES) throw new GlassboxError('GBX-115', facts);
      return { id: 'GBX-112', facts, wait: PAUSE_MS[this.#threads - 1]! };
    }
    this.#gpu++;
    if (this.#gpu >= MOST_LOSSES) return { ...this.gone(row), wait: 0 };
    return { id: 'GBX-110', facts: { reason: this.#reason, row }, wait: PAUSE_MS[this.#gpu - 1]! };
  }

  /** The GPU is not coming back: why the processor goes on. */
  gone(row: number): NonNullable<RunStatus['why']> {
    return { id: 'GBX-111', facts: { reason: this.#reason, row, losses: this.#gpu } };
  }
}

/** Whether an error says that the device beneath it is gone. */
export function isLoss(error: unknown): error is GlassboxError {
  return isProblem(error) && (error.id === 'GBX-110' || error.id === 'GBX-112');
}

function reasonOf(error: Error): string {
  const facts = isProblem(error) ? error.facts.reason : undefined;
  return String(facts ?? error.message);
}
