import type { ReviewEvent, RuleRow } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { dateInWords, noticeOf, SIMULATED_NOTICE, type Letter, type Row } from '@mingjian/documents/model';

/** An event of a review with its day. */
export interface DatedEvent {
  readonly event: ReviewEvent;
  readonly on: CivilDate;
}

export interface SheetWords {
  readonly title: string;
  readonly simulated: boolean;
  readonly organ: string;
  /** The name of the section that handles it. */
  readonly section: string;
  readonly provisions: readonly RuleRow<'provisions'>[];
}

type EventOf<Type extends ReviewEvent['type']> = Extract<ReviewEvent, { type: Type }>;
type Opinion = EventOf<'OpinionGiven'>['data'];

const opinionLabels: Readonly<Record<Opinion['opinion'], string>> = {
  open: '同意公开',
  partlyOpen: '部分公开',
  notOpen: '不予公开',
  agree: '同意',
  return: '退回',
};

const outcomeLabels: Readonly<Record<EventOf<'ReviewDecided'>['data']['outcome'], string>> = {
  open: '同意公开',
  partlyOpen: '部分公开',
  notOpen: '不予公开',
  agreed: '审查通过',
  returned: '退回修改',
};

/**
 * 审查呈批单: who proposed what on which provisions, the opinion of every level on exactly these bytes, and the decision (Art 17). The reasons
 * of opinions are sealed and stay so. Undefined before there is a review.
 */
export const approvalSheet = (history: readonly DatedEvent[], words: SheetWords): Letter | undefined => {
  const opened = latest(history, 'ReviewOpened');
  if (!opened) return undefined;
  const { data } = opened.event;
  const edited = latest(after(history, opened), 'ReviewContentEdited');
  const round = after(history, edited ?? opened);
  const content = edited?.event.data ?? data;
  const decided = latest(round, 'ReviewDecided');
  const rows: readonly Row[] = [
    { label: '审查编号', value: data.review },
    { label: '审查事项', value: data.thing.kind === 'reply' ? '政府信息公开申请答复' : '主动公开事项' },
    { label: '承办科室', value: words.section },
    { label: '拟稿人', value: edited ? `${data.drafter}；修改人 ${edited.event.data.editor}` : data.drafter },
    { label: '送审日期', value: dateInWords(data.openedOn) },
    ...(content.result === null
      ? []
      : [{ label: '拟办结果', value: `国办公开办函〔2021〕30号表三 ${content.result}` }]),
    ...(content.articles.length === 0 ? [] : [{ label: '依据', value: provisionsIn(words, content.articles) }]),
    { label: '送审内容的 SHA-256', value: inHalves(content.digest) },
    ...data.levels.map(({ level, title }) => ({ label: `${title}意见`, value: opinionAt(round, level) })),
    {
      label: '审查决定',
      value: decided ? signed(outcomeLabels[decided.event.data.outcome], decided.event.data.decidedOn) : '',
    },
  ];
  return {
    layout: 'form',
    title: words.title,
    organ: words.organ,
    number: null,
    addressee: null,
    body: [{ kind: 'table', rows }],
    remedy: null,
    signature: null,
    date: data.openedOn,
    notice: noticeOf(words.simulated && SIMULATED_NOTICE),
  };
};

const latest = <Type extends ReviewEvent['type']>(history: readonly DatedEvent[], type: Type) =>
  history.findLast(({ event }) => event.type === type) as (DatedEvent & { readonly event: EventOf<Type> }) | undefined;

const after = (history: readonly DatedEvent[], one: DatedEvent): readonly DatedEvent[] =>
  history.slice(history.indexOf(one) + 1);

const opinionAt = (round: readonly DatedEvent[], level: number): string => {
  const given = round.find(({ event }) => event.type === 'OpinionGiven' && event.data.level === level);
  if (given?.event.type !== 'OpinionGiven') return '';
  const { opinion, by, actingFor } = given.event.data;
  return signed(opinionLabels[opinion], given.on, actingFor === null ? by : `${by}（代 ${actingFor}）`);
};

const signed = (said: string, on: CivilDate, by = ''): string =>
  [said, by, dateInWords(on)].filter((part) => part !== '').join('\u3000');

const provisionsIn = ({ provisions }: SheetWords, articles: readonly string[]): string =>
  articles.map((code) => provisions.find(({ provision }) => provision === code)?.label ?? code).join('、');

/** A digest has nowhere to break a line. */
const inHalves = (digest: string): string => `${digest.slice(0, 32)}\n${digest.slice(32)}`;
