import type { CivilDate } from '@mingjian/core';
import { Bi, ErrorSummary, Tag, TextField, type FieldError, type Frame, type Here } from '@mingjian/portal-kit';
import type { ConsultationEntry, NamedDocument } from './consultation-list.query.js';

const kind = (here: Here, name: string): Frame['kind'] => ({
  is: 'column',
  name,
  description: `${here.site.name}：决策草案公开征求意见及采纳情况`,
  keywords: ['意见征集', '决策预公开'],
  type: '互动交流',
});

const periodOf = ({ opensOn, closesOn, shortened }: ConsultationEntry, today: CivilDate): string =>
  `${opensOn} 至 ${closesOn}${closesOn < today ? '（已截止）' : ''}${shortened ? '（期限缩短）' : ''}`;

const DocumentLink = ({ document }: { document: NamedDocument }) => (
  <a href={`/portal/item?index=${encodeURIComponent(document.indexNumber)}`}>{document.title}</a>
);

/** The columns of the list, which are also what is said of each. */
const heads = {
  draft: { zh: '草案', en: 'Draft' },
  organ: { zh: '机关', en: 'Organ' },
  period: { zh: '征求意见期限', en: 'Open' },
  comments: { zh: '意见', en: 'Comments' },
  adoptions: { zh: '采纳 / 部分采纳 / 未采纳', en: 'Adopted / in part / not' },
  feedback: { zh: '采纳情况', en: 'Feedback' },
  decision: { zh: '决策', en: 'Decision' },
} as const;
const notYet = { feedback: '尚未公布', decision: '尚未作出' } as const;

const isOpen = ({ opensOn, closesOn, concludedOn }: ConsultationEntry, today: CivilDate): boolean =>
  opensOn <= today && today <= closesOn && concludedOn === null;

interface ConsultationsPage {
  readonly here: Here;
  readonly consultations: readonly ConsultationEntry[];
  readonly organName: (organ: string) => string;
}

/** 意见征集: what the public is asked about, and what became of it. */
export const consultationsFrame = ({ here, consultations, organName }: ConsultationsPage): Frame => ({
  here,
  title: { zh: '决策预公开和意见征集', en: 'Consultations on decisions' },
  kind: kind(here, '决策预公开和意见征集'),
  children:
    consultations.length === 0 ? (
      <p class="nothing">
        <Bi zh="目前没有征求意见的草案。" en="Nothing is open for comment." />
      </p>
    ) : (
      <div class="scroll" tabIndex={0} role="region" aria-label="意见征集">
        <table>
          <thead>
            <tr>
              {Object.values(heads).map((head) => (
                <th scope="col">
                  <Bi {...head} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {consultations.map((entry) => (
              <tr>
                <td>
                  <a href={`/portal/consultations/${entry.consultation}`}>{entry.draft?.title ?? '草案已撤回'}</a>
                </td>
                <td>{organName(entry.organ)}</td>
                <td>{periodOf(entry, here.today)}</td>
                <td class="figure">{entry.comments}</td>
                <td>
                  {entry.adopted} / {entry.partlyAdopted} / {entry.notAdopted}
                </td>
                <td>{entry.feedback ? <DocumentLink document={entry.feedback} /> : notYet.feedback}</td>
                <td>{entry.decision ? <DocumentLink document={entry.decision} /> : notYet.decision}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    ),
});

export interface CommentFields {
  readonly text: string;
  readonly name: string;
  readonly contact: string;
}

export const emptyComment: CommentFields = { text: '', name: '', contact: '' };

interface ConsultationPage {
  readonly here: Here;
  readonly entry: ConsultationEntry;
  readonly organName: string;
  readonly comment: CommentFields;
  readonly errors: readonly FieldError[];
  /** A comment has just been taken. */
  readonly thanks: boolean;
}

/** One draft: until when comments are taken, the form for one, and what became of them. */
export const consultationFrame = ({ here, entry, organName, comment, errors, thanks }: ConsultationPage): Frame => {
  const title = entry.draft?.title ?? '草案已撤回';
  const errorOf = (field: string): string | undefined => errors.find((error) => error.field === field)?.text;
  const open = isOpen(entry, here.today);
  return {
    here,
    title: { zh: `意见征集：${title}`, en: 'Consultation' },
    kind: kind(here, `意见征集：${title}`),
    crumbs: [{ href: '/portal/consultations', label: '意见征集' }],
    failed: errors.length > 0,
    children: (
      <>
        <ErrorSummary errors={errors} />
        {thanks && (
          <div class="panel" role="status" id="thanks">
            <h2>
              <Bi zh="已收到您的意见" en="Your comment has been received" />
            </h2>
            <p>意见由征求意见的机关逐条研究，征求期满后公布采纳情况。</p>
          </div>
        )}
        <dl class="summary">
          <div>
            <dt>
              <Bi zh="征求意见的机关" en="Organ" />
            </dt>
            <dd>{organName}</dd>
          </div>
          <div>
            <dt>
              <Bi {...heads.draft} />
            </dt>
            <dd>{entry.draft ? <DocumentLink document={entry.draft} /> : title}</dd>
          </div>
          <div>
            <dt>
              <Bi zh="期限" en="Open" />
            </dt>
            <dd>
              {periodOf(entry, here.today)} {open ? <Tag tone="good">正在征求</Tag> : <Tag>未在征求</Tag>}
            </dd>
          </div>
          <div>
            <dt>
              <Bi zh="收到意见" en="Comments" />
            </dt>
            <dd>
              {entry.comments} 条：采纳 {entry.adopted}，部分采纳 {entry.partlyAdopted}，未采纳 {entry.notAdopted}
            </dd>
          </div>
          <div>
            <dt>
              <Bi {...heads.feedback} />
            </dt>
            <dd>{entry.feedback ? <DocumentLink document={entry.feedback} /> : notYet.feedback}</dd>
          </div>
          <div>
            <dt>
              <Bi {...heads.decision} />
            </dt>
            <dd>{entry.decision ? <DocumentLink document={entry.decision} /> : notYet.decision}</dd>
          </div>
        </dl>
        {open && (
          <form method="post" action={`/portal/consultations/${entry.consultation}`} class="narrow">
            <h2>
              <Bi zh="提出意见" en="Comment" />
            </h2>
            <TextField
              name="text"
              label={{ zh: '您的意见', en: 'Your comment' }}
              hint="可以写明针对哪一条。意见不会公开您的姓名和联系方式。"
              error={errorOf('text')}
              value={comment.text}
              lines={8}
              maxLength={10_000}
            />
            <TextField
              name="name"
              label={{ zh: '姓名或单位', en: 'Name' }}
              error={errorOf('name')}
              value={comment.name}
              maxLength={200}
              autocomplete="name"
              optional
            />
            <TextField
              name="contact"
              label={{ zh: '联系方式', en: 'How to reach you' }}
              hint="需要机关与您联系时填写"
              error={errorOf('contact')}
              value={comment.contact}
              maxLength={500}
              optional
            />
            <button>提交意见 Send</button>
          </form>
        )}
      </>
    ),
  };
};
