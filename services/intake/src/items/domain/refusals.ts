/** What people read for a refusal's code; the HTTP status is 409 unless stated. */
export const itemRefusals = {
  'item.record.unknown': { zh: '没有该公开事项', en: 'There is no such item', status: 404 },
  'item.record.concluded': { zh: '该事项已办结', en: 'The item is published, decided or withdrawn' },
  'item.proposal.alreadyProposed': { zh: '该事项已提出', en: 'The item is already proposed' },
  'item.proposal.sectionUnknown': {
    zh: '没有此机关或者处室',
    en: 'There is no such organ, or it has no such section',
    status: 422,
  },
  'item.proposal.formedInTheFuture': {
    zh: '信息形成日期不能晚于今天',
    en: 'Information cannot be formed on a future day',
    status: 422,
  },
  'item.proposal.occasionUnknown': {
    zh: '特别公开期限表中没有该情形',
    en: 'The table of special terms to publish has no such occasion',
    status: 422,
  },
  'item.proposal.hourMissing': {
    zh: '该情形的公开期限按小时计算，须写明形成时刻',
    en: 'The term of this occasion runs by the hour: say when the information was formed',
    status: 422,
  },
  'item.proposal.hourNotExpected': {
    zh: '该公开期限不按小时计算，不填形成时刻',
    en: 'This term does not run by the hour, so it needs no instant',
    status: 422,
  },
  'item.proposal.hourOfAnotherDay': {
    zh: '形成时刻与形成日期不在同一天',
    en: 'The instant of formation lies on another day than its date',
    status: 422,
  },
  'item.proposal.dueBeforeFormed': {
    zh: '公开期限不能早于信息形成日期',
    en: 'The term cannot end before the information is formed',
    status: 422,
  },
  'item.reassessment.notClosed': {
    zh: '只有不予公开的事项需要定期评估（条例第十八条）',
    en: 'Only what stayed closed is assessed anew (Art 18)',
  },
  'item.responsibility.contradictsOrigin': {
    zh: '公开主体的依据与信息来源不符（条例第十条）',
    en: 'The basis on which the organ is responsible does not fit the origin (Art 10)',
    status: 422,
  },
  'item.responsibility.partnersMissing': {
    zh: '牵头公开的，须写明共同制作机关（条例第十条）',
    en: 'The lead of joint work names the organs that it was made with (Art 10)',
    status: 422,
  },
  'item.coordination.organUnknown': {
    zh: '协商机关须为本机关以外的现有机关，且不重复',
    en: 'Agreed is with other organs that exist, each named once',
    status: 422,
  },
  'item.coordination.inFuture': {
    zh: '涉及其他机关的，须先协商一致（条例第十一条）',
    en: 'Other organs agree before it is proposed (Art 11)',
    status: 422,
  },
  'item.approval.missing': {
    zh: '依规定需要批准的，未经批准不得公开（条例第十一条）',
    en: 'What needs an approval is not published before it is given (Art 11)',
    status: 422,
  },
  'item.approval.inFuture': {
    zh: '批准日期不能晚于今天',
    en: 'The approval cannot lie in the future',
    status: 422,
  },
  'item.original.dayOutOfOrder': {
    zh: '首次公开日期须早于今天，不早于形成日期',
    en: 'The original day of publication lies before today and not before it was formed',
    status: 422,
  },
  'item.filing.nodeUnknown': {
    zh: '本机关目录中没有该节点',
    en: 'The catalogue of the organ has no such node',
    status: 422,
  },
  'item.filing.topicUnknown': { zh: '没有该主题分类', en: 'There is no such topic class', status: 422 },
  'item.filing.genreUnknown': { zh: '没有该体裁', en: 'There is no such genre', status: 422 },
  'item.filing.misfiled': {
    zh: '组配错误：该主题、体裁不属于此节点',
    en: 'Topic and genre do not belong in this node of the catalogue',
    status: 422,
  },
  'item.filing.notPublished': {
    zh: '只有已公开的事项可以调整目录位置',
    en: 'Only what is published can be moved in the catalogue',
  },
  'item.normative.numberMissing': {
    zh: '规章、行政规范性文件须为公文并有发文字号',
    en: 'A regulation or normative document is an official document with a number',
    status: 422,
  },
  'item.normative.endsBeforeItBegins': {
    zh: '有效期不得早于成文日期',
    en: 'A document cannot cease to be valid before it was made',
    status: 422,
  },
  'item.about.unknown': {
    zh: '没有所解读或澄清的事项',
    en: 'There is no item that this one could be about',
    status: 422,
  },
  'item.about.notPublished': {
    zh: '只能澄清已经公开过的事项',
    en: 'Only what was published can be clarified',
    status: 422,
  },
  'item.about.ofInterpretation': {
    zh: '解读件不能再被解读',
    en: 'An interpretation is not interpreted in turn',
    status: 422,
  },
  'item.about.otherOccasion': {
    zh: '政策解读适用解读的公开期限',
    en: 'An interpretation runs by its own term',
    status: 422,
  },
  'item.about.documentMissing': {
    zh: '政策解读须指明所解读的文件',
    en: 'An interpretation names the document that it interprets',
    status: 422,
  },
  'item.revocation.notOut': { zh: '该决定没有公开', en: 'The decision is not on the portal' },
  'item.revocation.notADecision': {
    zh: '该事项不是行政许可、行政处罚决定',
    en: 'The item is no licensing or penalty decision',
  },
  'item.revocation.alreadyOwed': { zh: '已登记须撤回', en: 'Its withdrawal is owed already' },
  'item.revocation.termUnknown': {
    zh: '特别公开期限表中没有撤回处罚决定的期限',
    en: 'The table of special terms has none for a revoked penalty',
  },
  'item.revocation.inTheFuture': {
    zh: '变更、撤销之日不能晚于今天',
    en: 'It cannot have been altered or revoked on a future day',
    status: 422,
  },
  'item.duty.stillRuns': { zh: '办理期限尚未届满', en: 'The term of this duty still runs' },
  'item.attribute.groundMissing': {
    zh: '依申请公开、不予公开须说明理由',
    en: 'Not publishing proactively needs a ground',
    status: 422,
  },
  'item.attribute.groundNotNeeded': {
    zh: '主动公开无需不公开的理由',
    en: 'Proactive publication has no ground for withholding',
    status: 422,
  },
  'item.visibility.contradictsAttribute': {
    zh: '公开范围与公开属性不一致',
    en: 'Visibility and openness attribute contradict each other',
    status: 422,
  },
  'item.widening.notDecided': {
    zh: '只有已在机关内部公开或者决定不予公开的事项可以扩大公开范围',
    en: 'Only what is open inside the organ, or was decided to stay closed, can be opened to more',
  },
  'item.widening.alreadyPublic': { zh: '该事项已面向社会公开', en: 'The item is open to everybody already' },
  'item.revision.notPublished': {
    zh: '该事项未公开过，请直接修改',
    en: 'It was never on the portal: edit it instead',
  },
  'item.revision.withdrawn': {
    zh: '该事项已撤回，须另行提出',
    en: 'The item was withdrawn; propose a new one',
  },
  'item.withdrawal.published': {
    zh: '该事项已公开，修订稿由审核退回，已公开的内容由发布员撤下',
    en: 'It is or was on the portal: review returns a revision, and publish takes down what is out',
  },
  'item.conclusion.groundMissing': { zh: '不予公开须有法定理由', en: 'Withholding needs a ground', status: 422 },
  'item.conclusion.indexNumberMissing': { zh: '公开须有索引号', en: 'Publication needs an index number', status: 422 },
  'item.term.stillRuns': { zh: '公开期限尚未届满', en: 'The term to publish still runs' },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;
export type ItemRefusal = keyof typeof itemRefusals;
