/**
 * The field's closed vocabularies as they travel in events. Official Chinese labels live in docs/reference/glossary.md.
 */
export const serviceNames = ['intake', 'review', 'publish', 'reporting'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** 申请人情况: the six applicant columns of table 3, in the order of the 2021 form (国办公开办函〔2021〕30号). */
export const applicantTypes = [
  'naturalPerson',
  'commercialEnterprise',
  'researchInstitution',
  'publicWelfareOrganization',
  'legalServiceOrganization',
  'otherOrganization',
] as const;
export type ApplicantType = (typeof applicantTypes)[number];

/** 本年度办理结果: the 21 result rows of table 3, in the order of the 2021 form. */
export const resultCodes = [
  '3.1',
  '3.2',
  '3.3.1',
  '3.3.2',
  '3.3.3',
  '3.3.4',
  '3.3.5',
  '3.3.6',
  '3.3.7',
  '3.3.8',
  '3.4.1',
  '3.4.2',
  '3.4.3',
  '3.5.1',
  '3.5.2',
  '3.5.3',
  '3.5.4',
  '3.5.5',
  '3.6.1',
  '3.6.2',
  '3.6.3',
] as const;
export type ResultCode = (typeof resultCodes)[number];

/** Those that no reply can have: they follow from a correction (3.6.1) or a payment (3.6.2) that did not come. */
export const resultsByLapse: readonly ResultCode[] = ['3.6.1', '3.6.2'];

/** Facts of a case without which a result may not be given, or not with a provision; rule tables name them, intake looks for them. */
export const prerequisites = [
  'correctionReceived',
  'searchedInVain',
  'thirdPartyHeard',
  'objectionSettled',
  'discretionRecorded',
  'reasonsWanting',
  'answeredBefore',
] as const;
export type Prerequisite = (typeof prerequisites)[number];

/** The two tariffs of the information processing fee (国办函〔2020〕109号): 按件计收, 按量计收. */
export const feeSchedules = ['byItem', 'byVolume'] as const;
export type FeeSchedule = (typeof feeSchedules)[number];

/** How an application reaches the organ; decides how the date of receipt is fixed (Regulation Art 31). */
export const channels = ['counter', 'signedMail', 'ordinaryMail', 'fax', 'web'] as const;
export type Channel = (typeof channels)[number];

/** What fixed the date of receipt (Regulation Art 31): the hand-over, the signature, or the confirmation of both sides. */
export const receiptBases = ['handedIn', 'signed', 'confirmed'] as const;
export type ReceiptBasis = (typeof receiptBases)[number];

/** 公开属性. */
export const opennessAttributes = ['proactive', 'onApplication', 'notOpen'] as const;
export type OpennessAttribute = (typeof opennessAttributes)[number];

/** 公开范围: open to everybody, inside the organ, or closed. */
export const visibilities = ['public', 'internal', 'closed'] as const;
export type Visibility = (typeof visibilities)[number];

/** 公开方式: the channels on which an item can be published (Regulation Art 23; 政务公开审批表). */
export const media = [
  'website',
  'newMedia',
  'press',
  'radio',
  'television',
  'noticeBoard',
  'screen',
  'pressConference',
  'serviceWindow',
  'gazette',
  'other',
] as const;
export type Medium = (typeof media)[number];

/** What table 2 counts of the documents that bind the public: 规章, 行政规范性文件. */
export const normativeKinds = ['regulation', 'normativeDocument'] as const;
export type NormativeKind = (typeof normativeKinds)[number];

/** How one published thing is about another: 政策解读 of a document, 澄清 of what was false or incomplete (Regulation Art 6). */
export const relations = ['interprets', 'clarifies'] as const;
export type Relation = (typeof relations)[number];

/**
 * Why this organ discloses a thing (Art 10): it made it; it holds what citizens or bodies gave; it first obtained what other organs gave; it led the
 * joint work; it acts in its own name under a law (派出机构、内设机构).
 */
export const responsibilities = ['maker', 'holder', 'firstObtainer', 'lead', 'ownName'] as const;
export type Responsibility = (typeof responsibilities)[number];

/** What an item makes its section owe: a revoked penalty leaves the portal, a document is interpreted, what stayed closed is assessed anew. */
export const itemDuties = ['withdrawal', 'interpretation', 'reassessment', 'explanation'] as const;
export type ItemDuty = (typeof itemDuties)[number];

/** What became of a published penalty decision (Administrative Penalty Law Art 48). */
export const penaltyFindings = ['altered', 'revoked', 'unlawful', 'void'] as const;
export type PenaltyFinding = (typeof penaltyFindings)[number];

/** What was made of a comment on a draft decision: adopted, in part, not. */
export const adoptions = ['adopted', 'partlyAdopted', 'notAdopted'] as const;
export type Adoption = (typeof adoptions)[number];

/** Who attended the meeting that took a decision, beside its members (会议开放). */
export const attendees = ['interested', 'public', 'expert', 'enterprise', 'deputy', 'press'] as const;
export type Attendee = (typeof attendees)[number];

/** Grounds for not opening (Regulation Arts 14–16). */
export const grounds = ['14-1', '14-2', '14-3', '15-1', '15-2', '16-1', '16-2', '16-3'] as const;
export type Ground = (typeof grounds)[number];

/** Those on which an organ may withhold, and need not (Art 16): each use rests on a recorded weighing. */
export const discretionaryGrounds = ['16-1', '16-2', '16-3'] as const satisfies readonly Ground[];
export type DiscretionaryGround = (typeof discretionaryGrounds)[number];

/** Files that may be attached to an item (附件), as their bytes tell; `text/csv` is text whose name says so. */
export const attachmentTypes = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/plain',
  'text/csv',
  'image/png',
  'image/jpeg',
] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

/** Personal data that is looked for before anything goes out; `residentId15` is a number of the first generation. */
export const personalDataKinds = [
  'residentId',
  'residentId15',
  'bankCard',
  'mobile',
  'landline',
  'email',
  'address',
  // What an attached file carries beside what is seen of it, and what nobody could look through.
  'author',
  'comments',
  'trackedChanges',
  'hiddenContent',
  'unread',
] as const;
export type PersonalDataKind = (typeof personalDataKinds)[number];

/** Table 4: the three groups of remedies. */
export const remedyKinds = ['reconsideration', 'suitDirect', 'suitAfterReconsideration'] as const;
export type RemedyKind = (typeof remedyKinds)[number];

/** Table 4: 结果维持, 结果纠正, 其他结果. */
export const remedyOutcomes = ['upheld', 'corrected', 'other'] as const;
export type RemedyOutcome = (typeof remedyOutcomes)[number];

/** 投诉、举报、意见建议: what somebody brings to the attention of those who supervise (Regulation Arts 9, 47, 51). */
export const complaintKinds = ['complaint', 'report', 'suggestion'] as const;
export type ComplaintKind = (typeof complaintKinds)[number];

/** How it came: 监督电话, 信箱, 网上, 来信, 来访, 特邀监督员. */
export const complaintChannels = ['hotline', 'mailbox', 'online', 'letter', 'visit', 'invitedSupervisor'] as const;
export type ComplaintChannel = (typeof complaintChannels)[number];

/** What it is about. */
export const complaintSubjects = ['notPublished', 'reply', 'lateness', 'content', 'conduct', 'other'] as const;
export type ComplaintSubject = (typeof complaintSubjects)[number];

/** What was found: 属实 (采纳), 部分属实 (部分采纳), 不属实 (不采纳). */
export const complaintFindings = ['justified', 'partlyJustified', 'unjustified'] as const;
export type ComplaintFinding = (typeof complaintFindings)[number];

/** The two days that a complaint owes: accepted or passed on, answered. */
export const complaintSteps = ['acceptance', 'answer'] as const;
export type ComplaintStep = (typeof complaintSteps)[number];

/** 自查 by the organs themselves, or 监督检查 by whoever supervises them. */
export const inspectionKinds = ['selfInspection', 'inspection'] as const;
export type InspectionKind = (typeof inspectionKinds)[number];

/** What an inspection looks at. */
export const inspectionThemes = [
  'organisation',
  'systems',
  'content',
  'timeliness',
  'applications',
  'secrecy',
  'platform',
  'complaints',
  'training',
] as const;
export type InspectionTheme = (typeof inspectionThemes)[number];

/** What the competent department does about an organ (Regulation Arts 47, 53): 通报批评, 提出追究责任的建议. */
export const supervisionMeasures = ['publicCriticism', 'accountabilityProposed'] as const;
export type SupervisionMeasure = (typeof supervisionMeasures)[number];

/** Table 2: what a business tally counts. Stocks (现行有效) follow from an opening balance, what was made and what was repealed. */
export const tallyMeasures = [
  'regulations.made',
  'regulations.repealed',
  'regulations.recounted',
  'normativeDocuments.made',
  'normativeDocuments.repealed',
  'normativeDocuments.recounted',
  'licensing.decisions',
  'punishment.decisions',
  'coercion.decisions',
  'adminFees.tenThousandYuan',
] as const;
export type TallyMeasure = (typeof tallyMeasures)[number];

/** How a reply reaches the applicant; decides which date counts (国办公开办函〔2016〕235号). */
export const deliveryManners = ['handedOver', 'post', 'email', 'portal'] as const;
export type DeliveryManner = (typeof deliveryManners)[number];

/** Whoever is warned of a term that ends: the handler, or whoever took it in; the head of the section; the head of the disclosure office. */
export const warnedRoles = ['handler', 'sectionHead', 'officeHead'] as const;
export type WarnedRole = (typeof warnedRoles)[number];

/** The roles that a grant can give (architecture rule 13). */
export const roles = [
  'administrator',
  'registrar',
  'officeHead',
  'handler',
  'sectionHead',
  'officeReviewer',
  'secrecyReviewer',
  'leader',
  'publisher',
  'statistician',
  'inspector',
  'auditor',
  'citizen',
  'service',
] as const;
export type Role = (typeof roles)[number];

/** What people write in an annual report (国办公开办函〔2021〕30号): the five themes of part 一, part 五, part 六. */
export const reportTextParts = [
  'proactiveDisclosure',
  'onApplication',
  'informationManagement',
  'platform',
  'supervision',
  'problems',
  'others',
] as const;
export type ReportTextPart = (typeof reportTextParts)[number];
