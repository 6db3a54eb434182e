/** What somebody has entered and not sent yet, and the wish that was sent without an answer. */
export interface Draft {
  readonly values: Readonly<Record<string, unknown>>;
  /** The version of the thing that they saw when they began. */
  readonly seen?: number | undefined;
  /** A command on its way: its body and its id, until its outcome is known. */
  readonly sent?: { readonly body: string; readonly commandId: string } | undefined;
}

/** Where drafts are kept: the session of this tab, so that they outlast a reload and not the day. Applicants' data is in them. */
export class Drafts {
  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>,
    private readonly newId: () => string,
  ) {}

  read(key: string): Draft | undefined {
    const kept = this.storage.getItem(PREFIX + key);
    return kept === null ? undefined : (JSON.parse(kept) as Draft);
  }

  keep(key: string, values: Draft['values'], seen: number | undefined): void {
    const sent = this.read(key)?.sent;
    this.write(key, { values, seen, sent });
  }

  /**
   * The command id for a body: the same as long as nobody knows how the last sending of exactly this body ended, a new one for anything
   * else, since one id stands for one wish.
   */
  commandIdFor(key: string, body: string): string {
    const draft = this.read(key);
    if (draft?.sent?.body === body) return draft.sent.commandId;
    const sent = { body, commandId: this.newId() };
    this.write(key, { values: {}, ...draft, sent });
    return sent.commandId;
  }

  /** The outcome of what was sent is known: to try again is a new wish. */
  settle(key: string): void {
    const draft = this.read(key);
    if (draft?.sent) this.write(key, { values: draft.values, seen: draft.seen });
  }

  drop(key: string): void {
    this.storage.removeItem(PREFIX + key);
  }

  /** Who logs out leaves nothing behind. */
  dropAll(): void {
    const keys = Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index));
    for (const key of keys) if (key?.startsWith(PREFIX)) this.storage.removeItem(key);
  }

  private write(key: string, draft: Draft): void {
    this.storage.setItem(PREFIX + key, JSON.stringify(draft));
  }
}

const PREFIX = 'mingjian.draft.';
