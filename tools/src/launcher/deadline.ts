/** A limit on a piece of work that takes several steps. */
export class Deadline {
  private readonly end: number;

  /** @param expired makes the error that the work fails with once the limit has passed */
  constructor(
    limitMs: number,
    private readonly expired: () => Error,
  ) {
    this.end = performance.now() + limitMs;
  }

  /** The step's result, if it comes in time. */
  async within<T>(step: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(this.expired()), Math.max(0, this.end - performance.now()));
      timer.unref();
    });
    return Promise.race([step, late]).finally(() => clearTimeout(timer));
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
