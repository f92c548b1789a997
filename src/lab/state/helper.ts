/** A worker that answers questions one by one and keeps nothing between them: one that dies is replaced and asked again. */
import { type Remote, wrap } from 'comlink';
import { type Death, deathOf, lifeName } from '../../../workers/life.ts';
import { carryProblems } from '../../controller/transfer.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { Mortal } from './mortal.ts';

const MOST_DEATHS = 3;

interface Living<T> {
  readonly remote: Remote<T>;
  readonly mortal: Mortal<Death>;
  end(): void;
}

export class Helper<T> {
  #living: Living<T> | null = null;

  /** @param start  makes the worker, under the name it is given */
  constructor(
    private readonly what: string,
    private readonly start: (name: string) => Worker,
  ) {}

  /** @throws GBX-655 when the worker has died three times over one question, and what it throws itself */
  async ask<A>(question: (remote: Remote<T>) => Promise<A>): Promise<A> {
    for (let deaths = 1; ; deaths++) {
      const { remote, mortal } = this.#alive();
      const answer = await mortal.unlessDead(question(remote).then((given) => ({ given })));
      if ('given' in answer) return answer.given;
      if (deaths >= MOST_DEATHS) throw new GlassboxError('GBX-655', { reason: answer.message || answer.how });
    }
  }

  /** Frees its memory; the next question starts another. */
  end(): void {
    this.#living?.end();
    this.#living = null;
  }

  #alive(): Living<T> {
    if (this.#living) return this.#living;
    carryProblems();
    const name = lifeName(this.what);
    const worker = this.start(name);
    const died = deathOf(worker, name);
    const living: Living<T> = {
      remote: wrap<T>(worker),
      mortal: new Mortal(died),
      end: () => worker.terminate(),
    };
    this.#living = living;
    void died.then(() => {
      worker.terminate();
      if (this.#living === living) this.#living = null;
    });
    return living;
  }
}
