type Payload = Record<string, unknown> & { uid?: string; grantId?: string; consumed?: number };

interface Kept {
  readonly payload: Payload;
  readonly until: number;
}

const SWEEP_EVERY_WRITES = 1000;

/**
 * Sessions, codes and interactions, in memory only: they live for minutes, and who logs in again after a restart loses nothing.
 * Access tokens are JWTs and kept nowhere. The shape is oidc-provider's adapter interface.
 */
export const shortLivedStore = (now: () => number = Date.now): ((model: string) => ShortLived) => {
  const kept = new Map<string, Kept>();
  return (model) => new ShortLived(model, kept, now);
};

export class ShortLived {
  private writes = 0;

  constructor(
    private readonly model: string,
    private readonly kept: Map<string, Kept>,
    private readonly now: () => number,
  ) {}

  async upsert(id: string, payload: Payload, expiresInSeconds?: number): Promise<void> {
    const until = expiresInSeconds === undefined ? Infinity : this.now() + expiresInSeconds * 1000;
    this.kept.set(this.key(id), { payload, until });
    this.writes += 1;
    if (this.writes % SWEEP_EVERY_WRITES === 0) this.forget((_, entry) => entry.until <= this.now());
  }

  async find(id: string): Promise<Payload | undefined> {
    const entry = this.kept.get(this.key(id));
    return entry && entry.until > this.now() ? entry.payload : undefined;
  }

  async findByUid(uid: string): Promise<Payload | undefined> {
    for (const [key, { payload, until }] of this.kept) {
      if (key.startsWith(`${this.model}:`) && payload.uid === uid && until > this.now()) return payload;
    }
    return undefined;
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id);
    if (payload) payload.consumed = Math.floor(this.now() / 1000);
  }

  async destroy(id: string): Promise<void> {
    this.kept.delete(this.key(id));
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    this.forget((_, { payload }) => payload.grantId === grantId);
  }

  private key(id: string): string {
    return `${this.model}:${id}`;
  }

  private forget(matches: (key: string, entry: Kept) => boolean): void {
    for (const [key, entry] of this.kept) if (matches(key, entry)) this.kept.delete(key);
  }
}
