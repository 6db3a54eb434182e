import { Bi, Facets, Lines, Pagination, TextField, type Frame, type Here } from '@mingjian/portal-kit';
import { addressWith, facetsOf, lineOf, type FacetLabels } from '../catalogue/list.page.js';
import { attachmentHref } from '../portal/addresses.js';
import { highlighted } from './bigrams.js';
import type { SearchResult } from './search.port.js';

interface SearchPage {
  readonly here: Here;
  readonly q: string;
  readonly page: number;
  readonly sort: 'relevance' | 'date';
  readonly wanted: Readonly<Record<string, string | number | undefined>>;
  readonly result: SearchResult;
  readonly labels: FacetLabels;
  /** Somebody who is about to apply looks first whether it is out already; an organ may be chosen. */
  readonly applying: boolean;
}

const PATH = '/portal/search';

/** 全站搜索, and the first step of an application: what is out already need not be asked for. */
export const searchFrame = ({ here, q, page, sort, wanted, result, labels, applying }: SearchPage): Frame => {
  const { terms, total, more, pageSize, hits, facets } = result;
  const go = applying ? '/apply/organ' : '/apply';
  return {
    here,
    title: applying
      ? { zh: '申请之前先查一查', en: 'Look first' }
      : { zh: q === '' ? '全站搜索' : `搜索：${q}`, en: 'Search' },
    ...(applying && { block: 'apply' as const, crumbs: [{ href: '/apply', label: '依申请公开' }] }),
    unlisted: true,
    kind: {
      is: 'column',
      name: '全站搜索',
      description: `${here.site.name}：全站搜索`,
      keywords: ['搜索'],
      type: '搜索',
    },
    children: (
      <>
        <form action={PATH} method="get" class="narrow">
          <TextField
            name="q"
            type="search"
            label={{ zh: '要查找的内容', en: 'Looking for' }}
            hint="可以输入标题、文号、正文或附件中的词；几个词用空格分开，都要出现才会找到"
            value={q}
            maxLength={80}
          />
          {applying && <input type="hidden" name="applying" value="1" />}
          <button>搜索 Search</button>
        </form>
        {q !== '' && (
          <div class="aside">
            <Facets facets={facetsOf(PATH, wanted, facets, labels)} />
            <div>
              <p>
                排序：
                {sort === 'date' ? (
                  <a href={addressWith(PATH, wanted, { sort: undefined })}>按相关度</a>
                ) : (
                  <strong>按相关度</strong>
                )}
                {' | '}
                {sort === 'date' ? (
                  <strong>按时间</strong>
                ) : (
                  <a href={addressWith(PATH, wanted, { sort: 'date' })}>按时间</a>
                )}
              </p>
              <Lines
                lines={hits.map(({ entry, snippet, file }) => ({
                  ...lineOf(entry, labels.organ),
                  title: <Marked text={entry.title} terms={terms} />,
                  about: (
                    <>
                      {file && (
                        <>
                          附件
                          <a href={attachmentHref(entry.indexNumber, file.digest)} download={file.name}>
                            《<Marked text={file.name} terms={terms} />》
                          </a>
                          {snippet !== '' && '：'}
                        </>
                      )}
                      <Marked text={snippet} terms={terms} />
                      <br />
                      {lineOf(entry, labels.organ).about}
                    </>
                  ),
                }))}
                empty={{
                  zh: '没有找到。可以换个说法，或者申请公开。',
                  en: 'Nothing was found. Try other words, or apply for disclosure.',
                }}
              />
              {hits.length > 0 && (
                <Pagination
                  page={page}
                  pageSize={pageSize}
                  total={total}
                  more={more}
                  href={(n) => addressWith(PATH, wanted, { page: n })}
                />
              )}
            </div>
          </div>
        )}
        {(applying || (q !== '' && hits.length === 0)) && (
          <p>
            <a class="button" href={q === '' ? go : `${go}?${new URLSearchParams({ about: q })}`}>
              <span>没有我要的，继续申请</span>
            </a>
          </p>
        )}
        {applying && (
          <p class="hint">
            <Bi zh="已经公开的信息可以直接查看，不必申请。" en="What is published already need not be applied for." />
          </p>
        )}
      </>
    ),
  };
};

const Marked = ({ text, terms }: { text: string; terms: readonly string[] }) => (
  <>{highlighted(text, terms).map((piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text))}</>
);
