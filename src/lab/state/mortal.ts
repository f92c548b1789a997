/** Answers of something that may die before it gives them. */

export class Mortal<Death> {
  #death: { readonly of: Death } | null = null;
  /** Listed and struck off again: `died.then` for each would keep every answer alive as long as the worker. */
  readonly #waits = new Set<(death: Death) => void>();

  constructor(died: Promise<Death>) {
    void died.then((death) => {
      this.#death = { of: death };
      for (const end of this.#waits) end(death);
    });
  }

  /** The answer, or the death that came before it. */
  unlessDead<T>(answer: Promise<T>): Promise<T | Death> {
    if (this.#death) return Promise.resolve(this.#death.of);
    return new Promise((resolve, reject) => {
      this.#waits.add(resolve);
      const forget = () => this.#waits.delete(resolve);
      answer.then(
        (value) => {
          forget();
          resolve(value);
        },
        (error: unknown) => {
          forget();
          reject(error);
        },
      );
    });
  }
}
