/**
 * The letters and forms that a case of an application has (the document set of a city's disclosure office, and the replies of Art 36), and
 * of which parts each consists. The words of every part are the rule table `letterTexts`.
 */
export const letterParts = {
  applicationForm: { title: [] },
  registrationForm: { title: [] },
  acceptanceNotice: { title: [], body: ['takenOn', 'channel', 'by'], basis: ['basis'] },
  receiptSlip: { title: [], body: ['submittedOn', 'channel', 'basis', 'days', 'due'], provisional: [] },
  correctionNotice: {
    title: [],
    opening: [],
    identity: [],
    contact: [],
    description: [],
    form: [],
    mandate: [],
    closing: ['replyBy', 'days'],
  },
  extensionNotice: { title: [], body: ['days', 'due'] },
  reasonsNotice: { title: [], body: ['since', 'applications'], consequences: ['answerBy'] },
  deferralNotice: { title: [], body: ['days', 'due'] },
  thirdPartyConsultation: { title: [], body: ['days'], consequences: [] },
  consultationAnswerForm: { title: [], choices: [] },
  organConsultation: { title: [], body: ['days'], consequences: [] },
  consultationNotice: { title: [], thirdParty: ['sentOn'], organ: ['sentOn', 'consulted'] },
  coHandlingLetter: { title: [], body: ['section', 'due'] },
  feeNotice: {
    title: [],
    opening: [],
    byItem: ['quantity'],
    byVolume: ['quantity'],
    amount: ['amount'],
    payment: ['days'],
    consequences: [],
  },
  replyLetter: {
    title: [],
    opening: [],
    basis: ['provisions'],
    provision: ['medium', 'delivery'],
    otherForm: ['asked', 'why'],
  },
  disclosureNotice: { title: [], body: ['disclosed', 'reason'] },
  closingNotice: {
    title: [],
    correctionLapse: ['noticedOn', 'replyBy', 'provisions'],
    feeLapse: ['noticedOn', 'payBy', 'provisions'],
  },
  /** A form of the review, which a case has beside its letters. */
  approvalSheet: { title: [] },
  /** A form of the register of transfers to archives and public libraries. */
  transferList: { title: [] },
  /** How to seek a remedy, by the kind that the rule table `remedies` gives a result. */
  remedy: { reconsiderationFirst: ['body', 'court'], either: ['body', 'court'] },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The letters and forms of an application's own record. */
export type LetterName = Exclude<keyof typeof letterParts, (typeof OF_NO_CASE)[number]>;
export type TextGroup = keyof typeof letterParts;
export type PartOf<Group extends TextGroup> = keyof (typeof letterParts)[Group] & string;

/** Groups that are no letters of a case. */
const OF_NO_CASE = ['remedy', 'approvalSheet', 'transferList'] as const;

export const textGroups = Object.keys(letterParts) as readonly TextGroup[] as readonly [TextGroup, ...TextGroup[]];
export const letterNames = textGroups.filter(
  (group): group is LetterName => !OF_NO_CASE.some((other) => other === group),
);

/** What every part may name: 你 or 你单位, the registration number, the date of receipt, and what was asked. */
export const commonBlanks = ['you', 'case', 'receiptDate', 'request'] as const;

/** The blanks that a part may have, `{days}`. */
export const blanksOf = (group: TextGroup, part: string): readonly string[] | undefined => {
  const parts: Readonly<Record<string, readonly string[]>> = letterParts[group];
  const own = Object.hasOwn(parts, part) ? parts[part] : undefined;
  return own && [...commonBlanks, ...own];
};

/**
 * 救济途径: reconsideration before a suit (复议前置, Reconsideration Law Art 23), or the applicant's choice of both.
 */
export const letterRemedies = ['reconsiderationFirst', 'either'] as const;
export type LetterRemedy = (typeof letterRemedies)[number];
