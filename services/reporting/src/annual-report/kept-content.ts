import type { Engine } from '@mingjian/service-kit';
import { emptyText, type ReportText } from './domain/index.js';

/** What was kept under a digest by `keepContent`. */
const contentOf = async <Content>({ contents }: Engine, digest: string): Promise<Content> =>
  JSON.parse((await contents.get(digest)).toString('utf8')) as Content;

/** The text of a report; empty where nobody has written. */
export const textOf = async (engine: Engine, text: { readonly digest: string } | null): Promise<ReportText> =>
  text === null ? emptyText : { ...emptyText, ...(await contentOf<Partial<ReportText>>(engine, text.digest)) };

export interface Reason {
  readonly reason: string;
}

export const reasonOf = async (engine: Engine, digest: string): Promise<string> =>
  (await contentOf<Reason>(engine, digest)).reason;

/** The report as it is published. */
export const publishedContentOf = (
  engine: Engine,
  digest: string,
): Promise<{ readonly title: string; readonly text: string }> => contentOf(engine, digest);
