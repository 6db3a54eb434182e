import type { ComponentChildren, JSX } from 'preact';
import { Bi } from './bilingual.js';
import type { Bilingual } from '../blocks.js';

/** One row of a dense list: a title, what is said of it, and its day at the right edge. */
export interface Line {
  readonly href: string;
  readonly title: ComponentChildren;
  readonly date: string;
  readonly about?: ComponentChildren;
}

export const Lines = ({ lines, empty }: { lines: readonly Line[]; empty: Bilingual }): JSX.Element =>
  lines.length === 0 ? (
    <p class="nothing">
      <Bi {...empty} />
    </p>
  ) : (
    <ul class="lines">
      {lines.map(({ href, title, date, about }) => (
        <li>
          <div>
            <a href={href}>{title}</a>
            {about !== undefined && <p>{about}</p>}
          </div>
          <time datetime={date}>{date}</time>
        </li>
      ))}
    </ul>
  );

export interface Paging {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  /** More than `total` were found, and not counted. */
  readonly more?: boolean;
  href(page: number): string;
}

/** How many there are, and the way through them: also by number, without JavaScript. */
export const Pagination = ({ page, pageSize, total, more = false, href }: Paging): JSX.Element => {
  const last = Math.max(1, Math.ceil(total / pageSize));
  const near = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, last])]
    .filter((n) => n >= 1 && n <= last)
    .sort((a, b) => a - b);
  return (
    <nav class="pages" aria-label="分页 Pages">
      <p>
        <Bi
          zh={`${more ? '超过' : '共'} ${total} 条，第 ${page} / ${last} 页`}
          en={`${more ? 'more than ' : ''}${total} items, page ${page} of ${last}`}
        />
      </p>
      {last > 1 && (
        <ul class="inline">
          {page > 1 && (
            <li>
              <a rel="prev" href={href(page - 1)}>
                上一页
              </a>
            </li>
          )}
          {near.map((n) => (
            <li>
              <a href={href(n)} aria-current={n === page ? 'page' : undefined} aria-label={`第${n}页`}>
                {n}
              </a>
            </li>
          ))}
          {page < last && (
            <li>
              <a rel="next" href={href(page + 1)}>
                下一页
              </a>
            </li>
          )}
        </ul>
      )}
    </nav>
  );
};

export interface Facet {
  readonly label: string;
  readonly values: readonly {
    readonly label: string;
    readonly count: number;
    readonly href: string;
    readonly chosen: boolean;
  }[];
  /** Where nothing is chosen. */
  readonly all: string;
}

/** What a list can be narrowed by; each choice is a link. */
export const Facets = ({ facets }: { facets: readonly Facet[] }): JSX.Element => (
  <aside class="facets" aria-label="筛选 Filters">
    {facets
      .filter(({ values }) => values.length > 0)
      .map(({ label, values, all }) => (
        <details open={values.length <= 8 || values.some(({ chosen }) => chosen)}>
          <summary>{label}</summary>
          <ul>
            {values.some(({ chosen }) => chosen) && (
              <li>
                <a href={all}>× 不限{label}</a>
              </li>
            )}
            {values.map((value) => (
              <li>
                <a href={value.href} aria-current={value.chosen ? 'true' : undefined}>
                  {value.label}
                </a>{' '}
                <span class="count">{value.count}</span>
              </li>
            ))}
          </ul>
        </details>
      ))}
  </aside>
);

/** 元数据: every field of the catalogue, also those that are blank here, so that a missing one is seen to be missing. */
export const MetadataBlock = ({ fields }: { fields: readonly (readonly [string, string | null])[] }): JSX.Element => (
  <dl class="metadata">
    {fields.map(([label, value]) => (
      <div>
        <dt>{label}</dt>
        <dd>{value === null || value === '' ? <span class="blank">—</span> : value}</dd>
      </div>
    ))}
  </dl>
);

export type TagTone = 'plain' | 'good' | 'attention' | 'ended';

/** A state in words; the colour only helps. */
export const Tag = ({ tone = 'plain', children }: { tone?: TagTone; children: ComponentChildren }): JSX.Element => (
  <strong class={`tag ${tone}`}>{children}</strong>
);
