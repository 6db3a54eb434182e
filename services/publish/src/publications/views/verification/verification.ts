import type { Change, Place, PublicRecord, Standing } from './record.js';
import type { Recomputation, Recomputed } from './recompute.js';

/** Of bytes that are not kept here nothing can be said: `unverifiable`. */
export type Outcome = 'consistent' | 'inconsistent' | 'unverifiable';

export interface VerifiedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** As it was cleared and published. */
  readonly digest: string;
  /** Made just now from the stored bytes; null where they cannot be read. */
  readonly recomputed: string | null;
  readonly outcome: Outcome;
}

/** What the page and its JSON say; the names are those of docs/how-to/verify-a-document.md and stay. */
export interface Verification {
  readonly indexNumber: string;
  readonly publication: string;
  /** `withdrawn`: it was taken back, and its bytes are no longer looked at. */
  readonly outcome: Outcome | 'withdrawn';
  /** ISO 8601, UTC; null for what was taken back. */
  readonly recomputedAt: string | null;
  readonly algorithm: 'SHA-256';
  readonly encoding: 'RFC 8785';
  readonly digests: {
    readonly recomputed: string | null;
    /** Null where publish has not noted it: versions of before it did. */
    readonly cleared: string | null;
    readonly published: string | null;
  };
  readonly files: readonly VerifiedFile[];
  readonly clearedAt: Place | null;
  readonly publishedAt: Place | null;
  readonly history: readonly Change[];
}

const constants = { algorithm: 'SHA-256', encoding: 'RFC 8785' } as const;

const outcomeOf = (recomputed: Recomputed | undefined, expected: readonly string[]): Outcome => {
  if (!recomputed || recomputed.is === 'missing') return 'unverifiable';
  const agrees = recomputed.is === 'digest' && expected.every((digest) => digest === recomputed.digest);
  return agrees ? 'consistent' : 'inconsistent';
};

const digestOf = (recomputed: Recomputed | undefined): string | null =>
  recomputed?.is === 'digest' ? recomputed.digest : null;

/** The worst of all. */
const together = (outcomes: readonly Outcome[]): Outcome =>
  (['inconsistent', 'unverifiable'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'consistent';

/** What is out, compared with the record of its clearance and of its publication. */
export const verificationOf = (
  indexNumber: string,
  { data, place, clearance }: Standing,
  history: readonly Change[],
  { at, of }: Recomputation,
): Verification => {
  const { digest: cleared, ...clearedAt } = clearance;
  const content = of.get(data.digest);
  const files = (data.attachments ?? []).map(({ name, mediaType, size, digest }): VerifiedFile => {
    const recomputed = of.get(digest);
    return {
      name,
      mediaType,
      size,
      digest,
      recomputed: digestOf(recomputed),
      outcome: outcomeOf(recomputed, [digest]),
    };
  });
  const ofContent = outcomeOf(content, [data.digest, ...(cleared === null ? [] : [cleared])]);
  return {
    indexNumber,
    publication: data.publication,
    outcome: together([ofContent, ...files.map(({ outcome }) => outcome)]),
    recomputedAt: at,
    ...constants,
    digests: { recomputed: digestOf(content), cleared, published: data.digest },
    files,
    clearedAt,
    publishedAt: place,
    history,
  };
};

/** Of what was taken back the record stays, and nothing else. */
export const withdrawnVerification = (
  indexNumber: string,
  publication: string,
  { history }: PublicRecord,
): Verification => ({
  ...{ indexNumber, publication, outcome: 'withdrawn', recomputedAt: null },
  ...constants,
  digests: { recomputed: null, cleared: null, published: null },
  files: [],
  clearedAt: null,
  publishedAt: null,
  history,
});
