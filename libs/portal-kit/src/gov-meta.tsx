import type { JSX } from 'preact';
import type { Here } from './here.js';

/**
 * What a page is, for the tags of 政府网站发展指引 (网页标签规范): every page names its site; a column describes itself; an article has its title,
 * the moment of publication and its source.
 */
export type PageKind =
  | { readonly is: 'site'; readonly description: string }
  | {
      readonly is: 'column';
      readonly name: string;
      readonly description: string;
      readonly keywords: readonly string[];
      readonly type: string;
    }
  | {
      readonly is: 'article';
      readonly title: string;
      /** `YYYY-MM-DD HH:MM`, Asia/Shanghai. */
      readonly pubDate: string;
      readonly source: string;
      readonly keywords: readonly string[];
      readonly description: string;
      /** The address of this article, for who meets it under another. */
      readonly url: string;
      readonly column: string;
    };

export const GovMeta = ({ here: { site }, kind }: { here: Here; title: string; kind: PageKind }): JSX.Element => (
  <>
    <meta name="SiteName" content={site.name} />
    <meta name="SiteDomain" content={domainOf(site.origin)} />
    <meta name="SiteIDCode" content={site.idCode} />
    {Object.entries(tagsOf(kind)).map(([name, content]) => (
      <meta name={name} content={content} />
    ))}
  </>
);

/** A city without an address of its own is on this machine. */
const domainOf = (origin: string): string => (origin === '' ? 'localhost' : new URL(origin).host);

const tagsOf = (kind: PageKind): Readonly<Record<string, string>> => {
  switch (kind.is) {
    case 'site':
      return { Description: kind.description };
    case 'column':
      return {
        ColumnName: kind.name,
        ColumnDescription: kind.description,
        ColumnKeywords: kind.keywords.join(','),
        ColumnType: kind.type,
      };
    case 'article':
      return {
        ArticleTitle: kind.title,
        PubDate: kind.pubDate,
        ContentSource: kind.source,
        Keywords: kind.keywords.join(','),
        Description: kind.description,
        Url: kind.url,
        ColumnName: kind.column,
      };
  }
};
