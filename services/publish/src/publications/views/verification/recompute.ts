import { sha256 } from '@mingjian/contracts';
import type { Engine } from '@mingjian/service-kit';
import { NotInVault, VaultBroken } from '@mingjian/vault';

/** What the stored bytes of a digest are now: their SHA-256, or that they are not kept here, or that they are no longer what was sealed. */
export type Recomputed =
  { readonly is: 'digest'; readonly digest: string } | { readonly is: 'missing' } | { readonly is: 'broken' };

export interface Recomputation {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly of: ReadonlyMap<string, Recomputed>;
}

/** Whoever asks again within this time gets the same answer, which says when it was made. */
const HOLDS_MS = 60_000;

/**
 * Digests of stored bytes, made from the bytes. A document is looked at once a minute at most and one after the other, each file as large as is taken,
 * so that many who ask cost no more than one.
 */
export class Recomputing {
  private readonly made = new Map<string, { readonly until: number; readonly recomputation: Promise<Recomputation> }>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly engine: Pick<Engine, 'contents' | 'now'>,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** @param content the digest whose bytes name the files */
  of(content: string, files: readonly string[]): Promise<Recomputation> {
    const known = this.made.get(content);
    if (known && known.until > this.now()) return known.recomputation;
    for (const [key, { until }] of this.made) if (until <= this.now()) this.made.delete(key);
    const recomputation = this.last.then(() => this.recompute([content, ...files]));
    this.made.set(content, { until: this.now() + HOLDS_MS, recomputation });
    this.last = recomputation.catch(() => this.made.delete(content));
    return recomputation;
  }

  private async recompute(digests: readonly string[]): Promise<Recomputation> {
    const of = new Map<string, Recomputed>();
    for (const digest of digests) of.set(digest, await this.read(digest));
    return { at: this.engine.now().toISOString(), of };
  }

  private read(digest: string): Promise<Recomputed> {
    return this.engine.contents.get(digest).then(
      (bytes): Recomputed => ({ is: 'digest', digest: sha256(bytes) }),
      (error: unknown): Recomputed => {
        if (error instanceof NotInVault) return { is: 'missing' };
        if (error instanceof VaultBroken) return { is: 'broken' };
        throw error;
      },
    );
  }
}

const ofEngines = new WeakMap<Engine, Recomputing>();

/** The one of a running service. */
export const recomputingOf = (engine: Engine): Recomputing => {
  const known = ofEngines.get(engine);
  if (known) return known;
  const made = new Recomputing(engine);
  ofEngines.set(engine, made);
  return made;
};
