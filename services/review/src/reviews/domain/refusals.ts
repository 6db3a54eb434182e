/** Why an act of review or a release is refused: stable codes, each with the text that people read. */
export const reviewRefusals = {
  'review.state.unknown': { zh: '没有此审核事项', en: 'There is no such review', status: 404 },
  'review.state.decided': { zh: '审核已经结束', en: 'The review is decided' },
  'review.state.closed': { zh: '事项已撤回，审核终止', en: 'The thing was withdrawn; the review is closed' },
  'review.opening.alreadyOpened': { zh: '该稿已经送审', en: 'This proposal has come to review before' },
  'review.person.ownDraft': {
    zh: '起草人、修改人不能审核自己的稿件',
    en: 'Nobody reviews what they drafted or edited',
    status: 403,
  },
  'review.person.actedBefore': {
    zh: '同一人（含代理关系）不能在一次审核中办理两级',
    en: 'Nobody acts at two levels of one review, also not as or through a deputy',
    status: 403,
  },
  'review.person.otherRole': {
    zh: '现在轮到其他审核环节',
    en: 'It is the turn of a level that another role holds',
    status: 403,
  },
  'review.person.otherOrgan': {
    zh: '现在由其他机关审核',
    en: 'It is the turn of another organ',
    status: 403,
  },
  'review.opinion.otherThing': {
    zh: '该意见不适用于此类事项',
    en: 'This opinion does not fit the kind of thing under review',
    status: 422,
  },
  'review.opinion.groundMissing': {
    zh: '不予公开须注明法定理由和条款',
    en: 'Not to open needs a ground and its article',
    status: 422,
  },
  'review.opinion.groundNotExpected': {
    zh: '公开、同意或者退回的意见没有不予公开的理由',
    en: 'Only what stays closed, wholly or in part, has a ground for it',
    status: 422,
  },
  'review.opinion.otherBytes': {
    zh: '稿件已被修改，请审阅最新内容',
    en: 'The content was edited; the opinion was about other bytes',
  },
  'review.opinion.widerThanSecrecy': {
    zh: '公开范围不能宽于保密审查意见（保守国家秘密法第三十五条）',
    en: 'What the secrecy review closed may not be opened above it (Secrets Law Art 35)',
  },
  'review.opinion.againstReferral': {
    zh: '主管部门或者保密行政管理部门已答复不得公开',
    en: 'The authority that was asked answered that it must not be opened (Art 17)',
  },
  'review.referral.pending': { zh: '正在等待报审答复', en: 'The answer to the referral is awaited' },
  'review.referral.none': { zh: '没有待答复的报审', en: 'No referral awaits an answer' },
  'review.personalData.undecided': {
    zh: '稿件中发现的个人信息尚未逐项处理，不能作出同意公开或者发出的决定',
    en: 'Personal data was found that nobody has decided on yet; nothing that lets it out is decided before',
  },
  'review.personalData.toBeRemoved': {
    zh: '稿件中有须删除的个人信息，请退回或者修改后再审',
    en: 'Personal data must be removed: return the thing or edit it',
  },
  'review.personalData.otherBytes': {
    zh: '稿件已被修改，请按最新内容的扫描结果处理',
    en: 'The content was edited; the findings were those of other bytes',
  },
  'review.personalData.unknownFinding': {
    zh: '没有此项个人信息扫描结果',
    en: 'These bytes have no such finding',
    status: 422,
  },
  'review.date.inFuture': { zh: '日期不能晚于今天', en: 'The date lies in the future', status: 422 },
  'review.date.tooEarly': { zh: '日期早于其前提', en: 'The date lies before what it follows from', status: 422 },
  'review.doubt.alreadyRaised': { zh: '该疑问已经提出', en: 'This doubt was raised before' },
  'review.doubt.notOpen': { zh: '没有此待处理疑问', en: 'No such doubt is open' },
  'review.classification.alreadyClassified': { zh: '已按该密级定密', en: 'It is classified at this level already' },
  'review.declassification.notClassified': { zh: '未定密或者已经解密', en: 'Nothing is classified here' },
  'review.permission.notDeclassified': {
    zh: '没有已解密、待准予公开的内容',
    en: 'Nothing declassified awaits a permission to open',
  },
  'review.permission.byDeclassifier': {
    zh: '解密人不能自行准予公开',
    en: 'Whoever declassified may not permit the opening too',
    status: 403,
  },
  'review.release.notReviewed': { zh: '未经审核，不得公开', en: 'Not reviewed: may not go out' },
  'review.release.returned': { zh: '审核已退回，不得公开', en: 'Review sent it back: may not go out' },
  'review.release.notOpen': { zh: '审核决定不予公开', en: 'Review decided not to open it' },
  'review.release.closed': { zh: '事项已撤回，不得公开', en: 'Withdrawn: may not go out' },
  'review.release.otherBytes': {
    zh: '内容与审核通过的不一致，不得公开',
    en: 'Other bytes than those reviewed: may not go out',
  },
  'review.release.openDoubt': {
    zh: '公开与保密界限不清，不得公开',
    en: 'The border between open and secret is unclear: may not go out',
  },
  'review.release.mustNotGoOut': {
    zh: '经核实不得公开',
    en: 'A doubt was resolved against it: may not go out',
  },
  'review.release.classified': { zh: '已定密，不得公开', en: 'Classified: may not go out' },
  'review.release.notPermitted': {
    zh: '已解密但未准予公开，不得公开',
    en: 'Declassified, but its opening is not permitted: may not go out',
  },
  'review.release.personalData': {
    zh: '含有未经认定可以公开的个人信息，不得公开',
    en: 'Holds personal data that was not found lawful to publish: may not go out',
  },
  'review.release.alreadyCleared': {
    zh: '该内容已经核准放行一次',
    en: 'These bytes were cleared for another request',
  },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;

export type ReviewRefusal = keyof typeof reviewRefusals;
