import type { Rendered } from './view.js';

const MOST_BYTES = 32 * 1024 * 1024;
/** Larger ones are files, which few ask for. */
const LARGEST = 256 * 1024;

/**
 * Public answers of this process by their entity tag: the same tag is the same answer, so what many ask for is made once, also when they ask at
 * the same time. A tag that nothing leads to any more is pushed out by newer ones.
 */
export class KeptAnswers {
  private readonly kept = new Map<string, Promise<Rendered>>();
  private readonly sizes = new Map<string, number>();
  private bytes = 0;

  constructor(private readonly most = MOST_BYTES) {}

  /** The answer of a tag, made if nobody has it. What fails is forgotten. */
  get(tag: string, make: () => Promise<Rendered>): Promise<Rendered> {
    const known = this.kept.get(tag);
    if (known) {
      // The last one asked for is the last one to go.
      this.kept.delete(tag);
      this.kept.set(tag, known);
      return known;
    }
    const making = make();
    this.kept.set(tag, making);
    making.then(
      ({ body }) => this.weigh(tag, Buffer.byteLength(body)),
      () => this.forget(tag),
    );
    return making;
  }

  private weigh(tag: string, size: number): void {
    if (size > LARGEST) return this.forget(tag);
    this.sizes.set(tag, size);
    this.bytes += size;
    for (const oldest of this.kept.keys()) {
      if (this.bytes <= this.most) return;
      this.forget(oldest);
    }
  }

  private forget(tag: string): void {
    this.kept.delete(tag);
    this.bytes -= this.sizes.get(tag) ?? 0;
    this.sizes.delete(tag);
  }
}
