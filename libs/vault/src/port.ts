import type { PersonalField } from '@mingjian/contracts';

/** Personal data, sealed per subject and outside the events (architecture rule 8). */
export interface Vault {
  /**
   * Seals fields of a subject and gives what the envelope carries of them, in the order given. Idempotent by `commandKey`: the
   * same act repeated, also at the same time, gets the references and commitments of the first.
   * @param subject a random UUID per application, never an identity number or its hash
   * @param fields JSON values by field name
   * @param commandKey actor and command id
   */
  sealAll(
    subject: string,
    fields: Readonly<Record<string, unknown>>,
    commandKey: string,
  ): Promise<readonly PersonalField[]>;
  /**
   * Opens what is kept under a reference.
   * @throws NotInVault when there is nothing, VaultBroken when bytes or key are not what was sealed
   */
  open(ref: string): Promise<Opened>;
  /**
   * 32 bytes that only this vault can give, the same for ever: for secrets that are told once and kept nowhere.
   * @param purpose what they are for, and of whom; no other purpose gives the same
   */
  secretFor(purpose: string): Promise<Uint8Array>;
  /**
   * Removes what no event refers to (a command that was refused afterwards, or never finished).
   * @param before by the machine's clock, not the city's; leave a day, since sealing comes before the event
   * @returns how many fields were removed
   */
  sweep(before: Date, isReferenced: AreReferenced): Promise<number>;
}

/** Of some references (or digests), those that an event refers to. */
export type AreReferenced = (refs: readonly string[]) => Promise<ReadonlySet<string>>;

/** A value with the salt that opens its commitment: what an applicant may keep as a receipt. */
export interface Opened {
  readonly subject: string;
  readonly field: string;
  readonly value: unknown;
  /** 32 bytes, hexadecimal. */
  readonly salt: string;
}

/** Content bytes, sealed at rest, found by the digest of what they are. */
export interface ContentStore {
  /** Keeps bytes once and gives their SHA-256, hexadecimal; durable when it resolves. */
  put(bytes: Uint8Array): Promise<string>;
  /** @throws NotInVault, VaultBroken */
  get(digest: string): Promise<Buffer>;
  has(digest: string): Promise<boolean>;
  /** Removes content that was last put before a moment of the machine's clock and that no event refers to, as `Vault.sweep`. */
  sweep(before: Date, isReferenced: AreReferenced): Promise<number>;
}

export class NotInVault extends Error {
  constructor(readonly ref: string) {
    super(`nothing is kept under ${ref}`);
  }
}

/** What is kept cannot be what was sealed: bytes, key or place were changed. */
export class VaultBroken extends Error {
  constructor(
    readonly ref: string,
    cause?: unknown,
  ) {
    super(`what is kept under ${ref} cannot be opened`, { cause });
  }
}
