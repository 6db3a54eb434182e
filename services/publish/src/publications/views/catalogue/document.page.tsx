import type { PublishedAttachment } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { Bi, MetadataBlock, Tag, type Frame, type Here } from '@mingjian/portal-kit';
import type { Content } from '@mingjian/service-kit';
import { formatOf, readableSize } from '../attachments.js';
import { attachmentHref, nodeHref, verificationHref, visibleHref } from '../portal/addresses.js';
import type { CatalogueLabels } from './catalogue.labels.js';
import type { CatalogueEntry, PublishedVersion } from './catalogue.query.js';

export interface DocumentPage {
  readonly here: Here;
  readonly entry: CatalogueEntry;
  /** Null: it was taken back. */
  readonly content: Content | null;
  readonly organName: string;
  readonly labels: CatalogueLabels;
  /** What interprets or clarifies it, what it is about, what repealed it. */
  readonly related: readonly CatalogueEntry[];
  readonly versions: readonly PublishedVersion[];
}

/** Why something was taken back. */
export const withdrawalReasons: Readonly<Record<string, string>> = {
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
  if (other.about === entry.publication) {
    if (other.relation === 'interprets') return '政策解读';
    return entry.withdrawalReason === 'decisionRevoked' ? '撤回理由的说明' : '澄清';
  }
  if (entry.about === other.publication) return entry.relation === 'interprets' ? '所解读的文件' : '所澄清的信息';
  return other.repealedBy === entry.publication ? '所废止的文件' : '废止文件';
};

/** What was published to explain or correct another publication. */
const isExplanation = (entry: CatalogueEntry, other: CatalogueEntry): boolean =>
  other.about === entry.publication && other.relation === 'clarifies';

/** Every field of the catalogue (Art 12), also the blank ones; the date of publication is the recorded one. */
const fieldsOf = ({
  entry,
  content,
  organName,
  labels,
  here,
}: DocumentPage): readonly (readonly [string, string | null])[] => [
  ['索引号', entry.indexNumber],
  ['主题分类', entry.topic && labels.topic(entry.topic)],
  ['发布机构', organName],
  ['体裁', entry.genre && labels.genre(entry.genre)],
  ['发文字号', entry.documentNumber],
  ['目录', entry.node && labels.node(entry.node)],
  ['成文日期', entry.formedOn],
  ['发布日期', entry.publishedOn],
  ...(entry.originallyPublishedOn === null ? [] : [['首次公开日期（补录）', entry.originallyPublishedOn] as const]),
  ['有效性', entry.normative && validityOf(entry, here.today)],
  ['公开方式', '主动公开'],
  ['分类', entry.category],
  ['版本', `第${entry.version}版`],
  ['内容概述', content?.summary ?? null],
];

/** The moment of publication as the page tags want it, in Shanghai. */
const shanghaiMinute = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

/** One document with its catalogue fields, or the tombstone that stays in its place. */
export const documentFrame = (document: DocumentPage): Frame => {
  const { here, entry, content, organName, labels, versions } = document;
  // What was taken back leads only to what says why, or what was wrong with it.
  const related = document.related.filter((other) => content !== null || isExplanation(entry, other));
  const title = content?.title ?? '该信息已撤回';
  const crumb =
    entry.node === null
      ? { href: '/portal/list', label: '目录' }
      : { href: nodeHref(entry.node, entry.organ), label: labels.node(entry.node) };
  return {
    here,
    title: { zh: title, en: content ? '' : 'Withdrawn' },
    block: 'statutory',
    crumbs: [{ href: `/portal/organs/${entry.organ}`, label: organName }, crumb],
    unlisted: content === null,
    kind: {
      is: 'article',
      title,
      pubDate: shanghaiMinute(entry.publishedAt),
      source: organName,
      keywords: [organName, ...(entry.topic ? labels.topic(entry.topic).split('\\') : [entry.category])],
      description: content?.summary ?? title,
      url: `${here.site.origin}${visibleHref(entry.indexNumber)}`,
      column: crumb.label,
    },
    children: (
      <>
        <Validity entry={entry} today={here.today} />
        <MetadataBlock fields={fieldsOf(document)} />
        {content ? (
          <Text entry={entry} content={content} />
        ) : (
          <p class="banner">
            <strong>
              {entry.withdrawnOn} 撤回：{withdrawalReasons[entry.withdrawalReason ?? ''] ?? ''}
            </strong>
          </p>
        )}
        {content?.attachments && <Attachments entry={entry} files={content.attachments} />}
        {related.length > 0 && (
          <section aria-labelledby="related">
            <h2 id="related">
              <Bi zh="相关文件和解读" en="Related" />
            </h2>
            <ul>
              {related.map((other) => (
                <li>
                  {bondOf(entry, other)}：<a href={visibleHref(other.indexNumber)}>{other.title}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="versions">
          <h2 id="versions">
            <Bi zh="版本" en="Versions" />
          </h2>
          <ol reversed start={versions[0]?.version}>
            {versions.map(({ version, publishedOn, digest }) => (
              <li>
                <time datetime={publishedOn}>{publishedOn}</time>
                {version === entry.version && entry.withdrawnOn === null && '（现行）'}{' '}
                <span class="digest">SHA-256 {digest}</span>
              </li>
            ))}
          </ol>
          <p class="hint">以前的版本不再提供正文；摘要可以证明手中的文本就是当时发布的文本。</p>
          <p>
            <a href={verificationHref(entry.indexNumber)}>
              <Bi zh="核验本页" en="Verify this document" />
            </a>
          </p>
        </section>
      </>
    ),
  };
};

const Validity = ({ entry, today }: { entry: CatalogueEntry; today: CivilDate }) => {
  if (entry.normative === null || entry.withdrawnOn !== null) return null;
  const ended =
    (entry.repealedOn !== null && entry.repealedOn <= today) || (entry.validTo !== null && entry.validTo < today);
  return (
    <p class={ended ? 'banner' : undefined}>
      <Tag tone={ended ? 'ended' : 'good'}>{validityOf(entry, today)}</Tag>
      {ended && ' 本文件不再适用，仅供查阅。'}
    </p>
  );
};

const Text = ({ entry, content }: { entry: CatalogueEntry; content: Content }) => {
  const file = (as: 'docx' | 'pdf'): string =>
    `/portal/item/file?${new URLSearchParams({ index: entry.indexNumber, as })}`;
  return (
    <>
      <div class="tools" data-tools>
        <a class="button plain" href={file('docx')}>
          下载 Word
        </a>
        <a class="button plain" href={file('pdf')}>
          下载 PDF
        </a>
      </div>
      <article class="document" lang="zh-CN">
        {content.text.split(/\n+/).map((paragraph) => (
          <p>{paragraph}</p>
        ))}
        <p>（此件主动公开）</p>
      </article>
    </>
  );
};

const Attachments = ({ entry, files }: { entry: CatalogueEntry; files: readonly PublishedAttachment[] }) => (
  <section aria-labelledby="attachments">
    <h2 id="attachments">
      <Bi zh="附件" en="Attachments" />
    </h2>
    <ol>
      {files.map(({ name, digest, mediaType, size }) => (
        <li>
          <a href={attachmentHref(entry.indexNumber, digest)} download={name}>
            {name}
          </a>
          （{formatOf[mediaType]}，{readableSize(size)}）<br />
          <span class="digest">SHA-256 {digest}</span>
        </li>
      ))}
    </ol>
  </section>
);
