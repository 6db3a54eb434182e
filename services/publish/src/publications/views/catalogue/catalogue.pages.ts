import type { CivilDate } from '@mingjian/core';
import type { Content } from '@mingjian/service-kit';
import { html } from '@mingjian/service-kit/html';
import { bilingual, renderDocument } from '@mingjian/service-kit/page';
import type { CatalogueLabels } from './catalogue.labels.js';
import type { CatalogueEntry, CatalogueFilter, CataloguePage } from './catalogue.query.js';

interface ListPage {
  readonly page: CataloguePage;
  readonly categories: readonly { readonly category: string; readonly items: number }[];
  readonly nodes: readonly { readonly node: string; readonly label: string; readonly items: number }[];
  readonly query: CatalogueFilter;
  readonly organName: (organ: string) => string;
  readonly simulated: boolean;
}

/** 政府信息公开目录: what the city has published, newest first. */
export const listPage = ({ page, categories, nodes, query, organName, simulated }: ListPage): string => {
  const last = Math.max(1, Math.ceil(page.total / page.pageSize));
  const href = (change: Record<string, string | number | undefined>): string => {
    const wanted = Object.entries({ ...query, ...change }).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    );
    return `/portal?${new URLSearchParams(wanted)}`;
  };
  return renderDocument({
    title: { zh: '政府信息公开目录', en: 'Published government information' },
    simulated,
    body: html`
      <p><a href="/portal/consultations">决策预公开和意见征集</a></p>
      <nav aria-label="目录 Catalogue">
        <ul>
          ${nodes.map(
            ({ node, label, items }) => html`<li><a href="${href({ node, page: 1 })}">${label}</a> ${items}</li>`,
          )}
        </ul>
      </nav>
      <nav aria-label="分类 Categories">
        <ul>
          <li><a href="${href({ category: undefined, node: undefined, page: 1 })}">全部</a></li>
          ${categories.map(
            ({ category, items }) => html`<li><a href="${href({ category, page: 1 })}">${category}</a> ${items}</li>`,
          )}
        </ul>
      </nav>
      <p>${bilingual({ zh: `共 ${page.total} 条，第 ${query.page} / ${last} 页`, en: `${page.total} items` })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">索引号</th>
            <th scope="col">名称</th>
            <th scope="col">发布机构</th>
            <th scope="col">成文日期</th>
            <th scope="col">发布日期</th>
          </tr>
        </thead>
        <tbody>
          ${page.entries.map(
            (entry) =>
              html`<tr>
                <td>${entry.indexNumber}</td>
                <td><a href="/portal/item?index=${encodeURIComponent(entry.indexNumber)}">${entry.title}</a></td>
                <td>${organName(entry.organ)}</td>
                <td>${entry.formedOn ?? ''}</td>
                <td>${entry.publishedOn}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p>
        ${query.page > 1 && html`<a rel="prev" href="${href({ page: query.page - 1 })}">上一页</a>`}
        ${query.page < last && html`<a rel="next" href="${href({ page: query.page + 1 })}">下一页</a>`}
      </p>
    `,
  });
};

interface DocumentPage {
  readonly entry: CatalogueEntry;
  /** Null: it was taken back. */
  readonly content: Content | null;
  readonly organName: string;
  readonly labels: CatalogueLabels;
  /** What interprets or clarifies it, what it is about, what repealed it. */
  readonly related: readonly CatalogueEntry[];
  readonly today: CivilDate;
  readonly simulated: boolean;
}

const reasons: Readonly<Record<string, string>> = {
  incorrect: '内容有误',
  barred: '经审查不得公开',
  outdated: '已失效',
  decisionRevoked: '所依据的决定已撤销',
};

/** 有效, 失效 (its time is over) or 废止 (repealed), on a day. */
const validityOf = ({ validTo, repealedOn, repealingDocument }: CatalogueEntry, today: CivilDate): string => {
  if (repealedOn !== null && repealedOn <= today) return `废止（${repealedOn}，${repealingDocument}）`;
  if (validTo !== null && validTo < today) return `失效（有效期至 ${validTo}）`;
  return validTo === null ? '有效' : `有效（有效期至 ${validTo}）`;
};

/** How another publication is bound to this one, seen from here. */
const bondOf = (entry: CatalogueEntry, other: CatalogueEntry): string => {
  if (other.about === entry.publication) return other.relation === 'interprets' ? '政策解读' : '澄清';
  if (entry.about === other.publication) return entry.relation === 'interprets' ? '所解读的文件' : '所澄清的信息';
  return other.repealedBy === entry.publication ? '所废止的文件' : '废止文件';
};

/** The catalogue fields of a document that it has; the date of publication is the recorded one. */
const fieldsOf = (
  entry: CatalogueEntry,
  summary: string | undefined,
  organName: string,
  labels: CatalogueLabels,
  today: CivilDate,
): readonly (readonly [string, string])[] => {
  const { indexNumber, category, node, topic, genre, documentNumber, formedOn, publishedOn } = entry;
  const fields: readonly (readonly [string, string | null])[] = [
    ['索引号', indexNumber],
    ['分类', category],
    ['目录', node && labels.node(node)],
    ['主题分类', topic && labels.topic(topic)],
    ['体裁', genre && labels.genre(genre)],
    ['发布机构', organName],
    ['发文字号', documentNumber],
    ['成文日期', formedOn],
    ['发布日期', publishedOn],
    ['有效性', entry.normative && validityOf(entry, today)],
    ['内容概述', summary ?? null],
  ];
  return fields.filter((field): field is readonly [string, string] => field[1] !== null);
};

/** One document with its catalogue fields (Art 12), or the tombstone that stays in its place. */
export const documentPage = ({ entry, content, related, organName, labels, today, simulated }: DocumentPage): string =>
  renderDocument({
    title: { zh: content?.title ?? '该信息已撤回', en: content ? 'Document' : 'Withdrawn' },
    back: { href: '/portal', label: { zh: '目录', en: 'Catalogue' } },
    simulated,
    body: html`
      <article>
        <table>
          <tbody>
            ${fieldsOf(entry, content?.summary, organName, labels, today).map(
              ([label, value]) =>
                html`<tr>
                  <th scope="row">${label}</th>
                  <td>${value}</td>
                </tr>`,
            )}
          </tbody>
        </table>
        ${
          content
            ? content.text.split(/\n+/).map((paragraph) => html`<p>${paragraph}</p>`)
            : html`<p>${entry.withdrawnOn} 撤回：${reasons[entry.withdrawalReason ?? ''] ?? ''}</p>`
        }
        ${
          related.length > 0 &&
          html`<ul>
            ${related.map(
              (other) =>
                html`<li>
                  ${bondOf(entry, other)}：
                  <a href="/portal/item?index=${encodeURIComponent(other.indexNumber)}">${other.title}</a>
                </li>`,
            )}
          </ul>`
        }
        <p><small>SHA-256 ${entry.digest}</small></p>
      </article>
    `,
  });
