/** What a website is told: a version with all that the page shows, or that it was taken back. */
export interface PushMessage {
  readonly change: 'published' | 'withdrawn';
  readonly publication: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** The same message again has the same key, so a website can tell. */
export const keyOf = ({ publication, version, change }: PushMessage): string => `${publication}.${version}.${change}`;
