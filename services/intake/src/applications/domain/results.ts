import type { ResultCode } from '@mingjian/contracts';

/** Facts of the case without which a result may not be given. */
export type Prerequisite = 'correctionReceived' | 'searchedInVain' | 'thirdPartyHeard';

/**
 * Provisions that a reply can rest on: articles of the Regulation, those of Arts 14–16 under the codes of their grounds.
 * `needs` holds in whatever row the article is used, so also for the withheld part of a partial disclosure.
 */
export const articles = {
  '14-1': { zh: '第十四条（国家秘密）', en: 'Art 14, state secret', needs: [] },
  '14-2': { zh: '第十四条（法律、行政法规禁止公开）', en: 'Art 14, forbidden by law', needs: [] },
  '14-3': { zh: '第十四条（危及三安全一稳定）', en: 'Art 14, danger to security or stability', needs: [] },
  '15-1': { zh: '第十五条（商业秘密）', en: 'Art 15, trade secret', needs: ['thirdPartyHeard'] },
  '15-2': { zh: '第十五条（个人隐私）', en: 'Art 15, personal privacy', needs: ['thirdPartyHeard'] },
  '16-1': { zh: '第十六条第一款（内部事务信息）', en: 'Art 16 ¶1, internal affairs', needs: [] },
  '16-2': { zh: '第十六条第二款（过程性信息）', en: 'Art 16 ¶2, process information', needs: [] },
  '16-3': { zh: '第十六条第二款（行政执法案卷）', en: 'Art 16 ¶2, enforcement case file', needs: [] },
  '30': { zh: '第三十条', en: 'Art 30, correction', needs: [] },
  '35': { zh: '第三十五条', en: 'Art 35, excessive applications', needs: [] },
  '36-1': { zh: '第三十六条第（一）项', en: 'Art 36(1), already published', needs: [] },
  '36-2': { zh: '第三十六条第（二）项', en: 'Art 36(2), can be disclosed', needs: [] },
  '36-4': { zh: '第三十六条第（四）项', en: 'Art 36(4), searched and not found', needs: ['searchedInVain'] },
  '36-5': { zh: '第三十六条第（五）项', en: 'Art 36(5), not a duty of this organ', needs: [] },
  '36-6': { zh: '第三十六条第（六）项', en: 'Art 36(6), already answered', needs: [] },
  '36-7': { zh: '第三十六条第（七）项', en: 'Art 36(7), special access rules', needs: [] },
  '37': { zh: '第三十七条', en: 'Art 37, separable parts', needs: [] },
  '38': { zh: '第三十八条', en: 'Art 38, would have to be made', needs: [] },
  '39-1': { zh: '第三十九条第一款', en: 'Art 39 ¶1, petition, complaint or report', needs: [] },
  '39-2': { zh: '第三十九条第二款', en: 'Art 39 ¶2, public publications', needs: [] },
  '42': { zh: '第四十二条', en: 'Art 42, information processing fee', needs: [] },
} as const satisfies Record<string, { zh: string; en: string; needs: readonly Prerequisite[] }>;

export type ArticleCode = keyof typeof articles;

/** One of the 21 rows of 本年度办理结果 in table 3 of the 2021 form (国办公开办函〔2021〕30号). */
export interface ResultRow {
  /** Official label, numbered as on the form. */
  readonly label: string;
  /** Heading of the form above the label; null where the row is a heading itself. */
  readonly heading: string | null;
  /** What can end a case with this row. */
  readonly via: readonly ('reply' | 'correctionLapse' | 'feeLapse' | 'withdrawal')[];
  /** Of each group at least one article is stated, and none from elsewhere. No group: no article. */
  readonly rests: readonly (readonly ArticleCode[])[];
  readonly needs: readonly Prerequisite[];
}

const byReply = (
  heading: string | null,
  label: string,
  rests: ResultRow['rests'],
  needs: readonly Prerequisite[] = [],
): ResultRow => ({ heading, label, via: ['reply'], rests, needs });

const withheld: readonly ArticleCode[] = ['14-1', '14-2', '14-3', '15-1', '15-2', '16-1', '16-2', '16-3'];
const refused = '（三）不予公开';
const unable = '（四）无法提供';
const notProcessed = '（五）不予处理';
const other = '（六）其他处理';

/** The rows in the order of the form. */
export const resultRows: Readonly<Record<ResultCode, ResultRow>> = {
  '3.1': byReply(null, '（一）予以公开', [['36-1', '36-2']]),
  '3.2': byReply(null, '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', [['37'], withheld]),
  '3.3.1': byReply(refused, '1.属于国家秘密', [['14-1']]),
  '3.3.2': byReply(refused, '2.其他法律行政法规禁止公开', [['14-2']]),
  '3.3.3': byReply(refused, '3.危及“三安全一稳定”', [['14-3']]),
  '3.3.4': byReply(refused, '4.保护第三方合法权益', [['15-1', '15-2']]),
  '3.3.5': byReply(refused, '5.属于三类内部事务信息', [['16-1']]),
  '3.3.6': byReply(refused, '6.属于四类过程性信息', [['16-2']]),
  '3.3.7': byReply(refused, '7.属于行政执法案卷', [['16-3']]),
  '3.3.8': byReply(refused, '8.属于行政查询事项', [['36-7']]),
  '3.4.1': byReply(unable, '1.本机关不掌握相关政府信息', [['36-4', '36-5']]),
  '3.4.2': byReply(unable, '2.没有现成信息需要另行制作', [['38']]),
  '3.4.3': byReply(unable, '3.补正后申请内容仍不明确', [['30']], ['correctionReceived']),
  '3.5.1': byReply(notProcessed, '1.信访举报投诉类申请', [['39-1']]),
  '3.5.2': byReply(notProcessed, '2.重复申请', [['36-6']]),
  '3.5.3': byReply(notProcessed, '3.要求提供公开出版物', [['39-2']]),
  '3.5.4': byReply(notProcessed, '4.无正当理由大量反复申请', [['35']]),
  '3.5.5': byReply(notProcessed, '5.要求行政机关确认或重新出具已获取信息', []),
  '3.6.1': {
    heading: other,
    label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    via: ['correctionLapse'],
    rests: [['30']],
    needs: [],
  },
  '3.6.2': {
    heading: other,
    label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    via: ['feeLapse'],
    rests: [['42']],
    needs: [],
  },
  '3.6.3': { heading: other, label: '3.其他', via: ['reply', 'withdrawal'], rests: [], needs: [] },
};

const isArticle = (code: string): code is ArticleCode => Object.hasOwn(articles, code);

/** Everything that must be on file before a row may be proposed with these articles. */
export const prerequisitesOf = (result: ResultCode, stated: readonly string[]): readonly Prerequisite[] => [
  ...new Set([...resultRows[result].needs, ...stated.flatMap((code) => (isArticle(code) ? articles[code].needs : []))]),
];
