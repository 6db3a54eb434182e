import { Bi, Tag, type Frame, type Here, type TagTone } from '@mingjian/portal-kit';
import { attachmentHref, contentHref, nodeHref, verificationDataHref, visibleHref } from '../portal/addresses.js';
import type { CatalogueLabels } from '../catalogue/catalogue.labels.js';
import type { CatalogueEntry } from '../catalogue/catalogue.query.js';
import { withdrawalReasons } from '../catalogue/document.page.js';
import { HowTo, Limits } from './offline.page.js';
import type { Place } from './record.js';
import type { Outcome, Verification } from './verification.js';

export interface VerificationPage {
  readonly here: Here;
  readonly entry: CatalogueEntry;
  readonly verified: Verification;
  /** Null: it was taken back. */
  readonly title: string | null;
  readonly organName: string;
  readonly labels: CatalogueLabels;
}

const tones: Readonly<Record<Outcome, TagTone>> = {
  consistent: 'good',
  inconsistent: 'ended',
  unverifiable: 'attention',
};
const words: Readonly<Record<Outcome, string>> = {
  consistent: '一致',
  inconsistent: '不一致',
  unverifiable: '无法核验',
};
const sentences: Readonly<Record<Outcome, { readonly zh: string; readonly en: string }>> = {
  consistent: {
    zh: '现在保存的正文和附件，与审查放行、公开发布时记录的是同一份字节。',
    en: 'Consistent: what is kept now are the very bytes that review cleared and that were published.',
  },
  inconsistent: {
    zh: '现在保存的内容与记录的摘要对不上。请勿以本页内容为准，并请告知发布机构。',
    en: 'Inconsistent: what is kept now is not what was recorded. Do not rely on it, and please tell the organ.',
  },
  unverifiable: {
    zh: '有内容此刻读不出来，无法重新计算。请稍后再试。',
    en: 'Not verifiable: some bytes cannot be read at this moment. Please try again later.',
  },
};

/** An instant in Shanghai, to the second. */
const shanghai = (instant: string): string =>
  `${new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')}（北京时间）`;

/** 核验本页: what is kept now beside what was cleared and published, where the record has it, and how anybody checks it without this site. */
export const verificationFrame = (page: VerificationPage): Frame => {
  const { here, entry, verified, title, organName, labels } = page;
  const name = title ?? '该信息已撤回';
  return {
    here,
    title: { zh: '核验本页', en: 'Verify this document' },
    block: 'statutory',
    crumbs: [
      { href: `/portal/organs/${entry.organ}`, label: organName },
      ...(entry.node === null ? [] : [{ href: nodeHref(entry.node, entry.organ), label: labels.node(entry.node) }]),
      { href: visibleHref(entry.indexNumber), label: name },
    ],
    unlisted: true,
    kind: {
      is: 'column',
      name: '核验本页',
      description: `${here.site.name}：核验 ${entry.indexNumber} 的内容`,
      keywords: ['核验', '摘要', 'SHA-256'],
      type: '政府信息公开',
    },
    children: (
      <>
        <p>
          <a href={visibleHref(entry.indexNumber)}>{name}</a>（索引号 {entry.indexNumber}，{organName}）
        </p>
        <Verdict entry={entry} verified={verified} />
        {verified.outcome !== 'withdrawn' && <Digests verified={verified} />}
        {verified.files.length > 0 && <Files entry={entry} verified={verified} />}
        <Places verified={verified} />
        <History verified={verified} />
        <HowTo
          content={
            verified.outcome === 'withdrawn' || verified.digests.published === null
              ? null
              : { href: contentHref(entry.indexNumber, verified.digests.published), digest: verified.digests.published }
          }
          data={verificationDataHref(entry.indexNumber)}
        />
        <Limits />
      </>
    ),
  };
};

const Verdict = ({ entry, verified: { outcome, recomputedAt } }: Pick<VerificationPage, 'entry' | 'verified'>) => {
  if (outcome === 'withdrawn') {
    return (
      <p class="banner">
        <strong>
          {entry.withdrawnOn} 撤回：{withdrawalReasons[entry.withdrawalReason ?? ''] ?? ''}
        </strong>{' '}
        <Bi
          zh="撤回的内容不再提供，也不再重新计算；下面只有记录。"
          en="It was taken back: its bytes are neither given nor looked at any more; what follows is the record."
        />
      </p>
    );
  }
  return (
    <div class={outcome === 'consistent' ? 'panel' : 'banner'}>
      <p>
        <Tag tone={tones[outcome]}>{words[outcome]}</Tag> <Bi {...sentences[outcome]} />
      </p>
      <p class="hint">
        重新计算的时间：<time datetime={recomputedAt ?? ''}>{shanghai(recomputedAt ?? '')}</time>
        。同一份内容一分钟内只计算一次。
      </p>
    </div>
  );
};

const Digest = ({ of }: { of: string | null }) =>
  of === null ? <span class="blank">—</span> : <code class="digest">{of}</code>;

const Digests = ({ verified: { digests, outcome, files } }: { verified: Verification }) => {
  const rows: readonly (readonly [string, string, string | null])[] = [
    ['现在重新计算', 'recomputed now', digests.recomputed],
    ['审查放行时', 'cleared in review', digests.cleared],
    ['发布时记录', 'recorded when published', digests.published],
  ];
  return (
    <section aria-labelledby="digests">
      <h2 id="digests">
        <Bi zh="摘要（SHA-256）" en="Digests" />
      </h2>
      <dl class="places">
        {rows.map(([zh, en, digest]) => (
          <div>
            <dt>
              <Bi zh={zh} en={en} />
            </dt>
            <dd>
              <Digest of={digest} />
            </dd>
          </div>
        ))}
      </dl>
      <p class="hint">
        这一个摘要覆盖标题、正文、内容概述，以及每个附件的名称、格式、大小和它自己的摘要。
        {digests.cleared === null && '此版本发布时尚未另行记下审查放行的摘要；发布只在两者相同时进行。'}
        {outcome !== 'consistent' && files.length === 0 && '摘要不同，即有字节被改动；没有摘要，即读不出来。'}
      </p>
    </section>
  );
};

const Files = ({ entry, verified: { files } }: Pick<VerificationPage, 'entry' | 'verified'>) => (
  <section aria-labelledby="files">
    <h2 id="files">
      <Bi zh="附件" en="Attachments" />
    </h2>
    <ol>
      {files.map(({ name, digest, recomputed, outcome }) => (
        <li>
          <a href={attachmentHref(entry.indexNumber, digest)} download={name}>
            {name}
          </a>{' '}
          <Tag tone={tones[outcome]}>{words[outcome]}</Tag>
          <br />
          记录：
          <Digest of={digest} />
          <br />
          现在：
          <Digest of={recomputed} />
        </li>
      ))}
    </ol>
  </section>
);

const Fields = ({ place }: { place: Place }) => {
  const fields: readonly (readonly [string, string, string | null])[] = [
    ['来源', 'source', place.source],
    ['事件流', 'stream', place.stream],
    ['序号', 'sequence', place.sequence === null ? null : String(place.sequence)],
    ['事件编号', 'event id', place.event],
    ['事件类型', 'type', place.type],
    ['记录时间', 'instant', place.recordedAt === null ? null : shanghai(place.recordedAt)],
  ];
  return (
    <dl class="places">
      {fields.map(([zh, en, value]) => (
        <div>
          <dt>
            <Bi zh={zh} en={en} />
          </dt>
          <dd>{value ?? <span class="blank">—</span>}</dd>
        </div>
      ))}
    </dl>
  );
};

const Places = ({ verified: { clearedAt, publishedAt } }: { verified: Verification }) =>
  clearedAt &&
  publishedAt && (
    <section aria-labelledby="places">
      <h2 id="places">
        <Bi zh="在记录中的位置" en="Where the record has it" />
      </h2>
      <h3>
        <Bi zh="审查放行" en="Clearance" />
      </h3>
      <Fields place={clearedAt} />
      {clearedAt.sequence === null && <p class="hint">此版本发布时尚未记下审查一侧的序号和时间，只知道事件编号。</p>}
      <h3>
        <Bi zh="公开发布" en="Publication" />
      </h3>
      <Fields place={publishedAt} />
    </section>
  );

const History = ({ verified: { history } }: { verified: Verification }) => (
  <section aria-labelledby="history">
    <h2 id="history">
      <Bi zh="版本与撤回" en="Versions and withdrawals" />
    </h2>
    <ol>
      {history.map((change) => (
        <li>
          {change.change === 'published'
            ? `第${change.version}版发布`
            : `撤回：${withdrawalReasons[change.reason] ?? ''}`}
          ，{change.recordedAt !== null && <time datetime={change.recordedAt}>{shanghai(change.recordedAt)}</time>}，
          {change.source} {change.sequence}，<code class="digest">{change.event}</code>
          {change.change === 'published' && (
            <>
              <br />
              SHA-256 <Digest of={change.digest} />
            </>
          )}
        </li>
      ))}
    </ol>
  </section>
);
