/** Why an act on a publication is refused: stable codes, each with the text that people read. */
export const publicationRefusals = {
  'publication.state.unknown': { zh: '没有此公开事项', en: 'There is no such publication', status: 404 },
  'publication.preparation.withdrawn': { zh: '事项已经撤回', en: 'The item was withdrawn' },
  'publication.release.notReviewed': {
    zh: '事项未经审核通过，不得公开',
    en: 'Review has not opened the item',
  },
  'publication.release.superseded': {
    zh: '内容在审核后被修改，须重新审核',
    en: 'The item was edited after its review and must be reviewed again',
  },
  'publication.release.withdrawn': { zh: '事项已经撤回，不再公开', en: 'The item was withdrawn' },
  'publication.release.byDrafter': {
    zh: '起草人、修改人不能发布自己的稿件',
    en: 'Nobody publishes what they drafted or edited',
    status: 403,
  },
  'publication.release.closedScope': {
    zh: '该事项的公开范围为不公开',
    en: 'The scope of this item is closed; it is published nowhere',
  },
  'publication.release.indexNumberMissing': {
    zh: '公开须有索引号',
    en: 'An item is published under an index number',
    status: 422,
  },
  'publication.release.pending': { zh: '正在等待放行审核', en: 'The answer to an earlier request is awaited' },
  'publication.release.alreadyPublished': { zh: '该内容已经公开', en: 'These bytes are published already' },
  'publication.clearance.notRequested': {
    zh: '没有与此放行对应的请求',
    en: 'No request waits for this clearance',
  },
  'publication.clearance.otherBytes': {
    zh: '放行的内容与请求的不一致',
    en: 'The clearance is for other bytes than those requested',
  },
  'publication.clearance.superseded': {
    zh: '请求放行后内容已被取代',
    en: 'The item was superseded after its release was requested',
  },
  'publication.repeal.notPublished': { zh: '该文件没有公开', en: 'The document is not on the portal' },
  'publication.repeal.notNormative': {
    zh: '该事项不是规章或行政规范性文件',
    en: 'It is no regulation or normative document',
    status: 422,
  },
  'publication.repeal.alreadyRepealed': { zh: '该文件已废止', en: 'The document is repealed already' },
  'publication.repeal.byItself': { zh: '文件不能废止自身', en: 'A document does not repeal itself', status: 422 },
  'publication.repeal.documentUnknown': {
    zh: '没有该废止文件，或者没有其文号',
    en: 'There is no such repealing document, or it has no number',
    status: 422,
  },
  'publication.repeal.beforeItWasMade': {
    zh: '废止日期不能早于成文日期',
    en: 'A document cannot be repealed before it was made',
    status: 422,
  },
  'publication.channel.notPublished': {
    zh: '该事项没有公开，其他渠道不得先行发布',
    en: 'Nothing of it is published; no other channel goes before the portal',
  },
  'publication.channel.internal': {
    zh: '内部公开的事项不经社会渠道发布',
    en: 'What is open inside the organ is carried by no public channel',
  },
  'publication.channel.byItself': {
    zh: '网站发布由系统自行确认',
    en: 'The portal confirms itself by publishing',
    status: 422,
  },
  'publication.channel.notPlanned': {
    zh: '审批的公开方式中没有该渠道',
    en: 'This channel is not among those that were approved',
    status: 422,
  },
  'publication.channel.alreadyConfirmed': { zh: '该渠道已确认', en: 'This channel is confirmed for this version' },
  'publication.channel.dayOutOfRange': {
    zh: '渠道发布日期须在公开之日至今天之间',
    en: 'A channel carries it between the day of publication and today',
    status: 422,
  },
  'publication.withdrawal.notPublished': { zh: '该事项没有公开', en: 'Nothing of it is published' },
} as const satisfies Record<string, { zh: string; en: string; status?: 403 | 404 | 409 | 422 }>;

export type PublicationRefusal = keyof typeof publicationRefusals;
