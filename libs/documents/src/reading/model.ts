/** Where in a file a text stands: what is seen of it, its properties and links, its comments, its tracked changes, what is hidden. */
export type Place = 'body' | 'properties' | 'comments' | 'changes' | 'hidden';

/** A text of a file, in the order in which it was read. */
export interface FileText {
  readonly place: Place;
  /** The page of a PDF or the sheet of a workbook, from 1; absent where there are none. */
  readonly page?: number | undefined;
  readonly text: string;
}

/** What a file carries beside what is seen of it, how often; `unread`: parts that nobody looked through. */
export interface Carried {
  readonly kind: 'comments' | 'trackedChanges' | 'hiddenContent' | 'unread';
  readonly place: Place;
  readonly page?: number | undefined;
  readonly count: number;
}

/** What can be looked through of a file. */
export interface FileReading {
  readonly texts: readonly FileText[];
  readonly carried: readonly Carried[];
  /** Who made or changed it, as its properties say; each once. */
  readonly authors: readonly string[];
}

/** Nothing of it could be looked through: a person must. */
export const unread: FileReading = {
  texts: [],
  carried: [{ kind: 'unread', place: 'body', count: 1 }],
  authors: [],
};
