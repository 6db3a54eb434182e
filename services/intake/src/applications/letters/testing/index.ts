import type { ApplicationEvent, PersonalField } from '@mingjian/contracts';
import type { Letter } from '@mingjian/documents/model';
import { shippedRows } from '../../../shipped-rules.js';
import { application, type ApplicationCommand, type ApplicationState } from '../../domain/index.js';
import { act, BYTES, law, play, tariff } from '../../domain/testing/index.js';
import { lettersOf, writeLetter, type Fact, type LetterLaw, type Sources } from '../index.js';

const sealedAs = (field: string, ref: string): PersonalField => ({
  field,
  subject: ref,
  ref,
  commitment: 'c'.repeat(64),
});

/** References to what is sealed of an invented applicant and an invented third party. */
export const applicantRef = '11111111-1111-4111-8111-111111111111';
export const requestRef = '22222222-2222-4222-8222-222222222222';
export const correctedRef = '33333333-3333-4333-8333-333333333333';
export const partyRef = '44444444-4444-4444-8444-444444444444';
export const disclosedRef = '55555555-5555-4555-8555-555555555555';
export const reasonRef = '66666666-6666-4666-8666-666666666666';

export const sealedRequest = [sealedAs('applicant', applicantRef), sealedAs('request', requestRef)];
export const sealedCorrection = [sealedAs('request', correctedRef)];
export const sealedDisclosure = [sealedAs('disclosed', disclosedRef), sealedAs('reason', reasonRef)];
export const sealedParty = [sealedAs('party', partyRef)];

const personal = new Map<string, unknown>([
  [
    applicantRef,
    {
      name: '申请人甲',
      identity: { kind: 'residentId', number: 'DEMO-0001' },
      contact: { phone: '000-1234', address: '演示路1号', postcode: '000001' },
    },
  ],
  [requestRef, { description: '某路段养护合同。' }],
  [correctedRef, { description: '某路段2025年养护合同' }],
  [partyRef, { name: '第三方乙公司' }],
  [disclosedRef, '养护合同的合同价款。'],
  [reasonRef, '合同价款由财政资金支付，\n涉及公共利益'],
]);

export const REPLY = { title: '政府信息公开申请答复书', text: '经审查，现予公开。\n\n合同文本附后。' };

const texts = shippedRows('letterTexts');

/** The law that the release brings along, whatever the day. */
export const letterLaw: LetterLaw = {
  words: (group, part) => texts.find((row) => row.letter === group && row.part === part)?.text ?? '',
  remedies: shippedRows('remedies'),
  bodies: shippedRows('remedyBodies')[0]!,
  provisions: shippedRows('provisions'),
  terms: law.terms,
  tariff,
};

export const sources = (permitted = true): Sources => ({
  lawOn: () => letterLaw,
  simulated: false,
  names: {
    organ: (id) => ({ transport: '云泽市交通运输局', water: '云泽市水利局' })[id] ?? id,
    section: (_organ, id) => ({ finance: '财务科' })[id] ?? id,
  },
  opened: permitted
    ? { personal, contents: new Map([[BYTES, REPLY]]), permitted }
    : { personal: new Map(), contents: new Map(), permitted },
});

/** Events in their places; the day of each is that of the command that made it, or the given one. */
export const factsOf = (events: readonly ApplicationEvent[], on = '2026-03-02'): readonly Fact[] => {
  let before: ApplicationState = application.initialState;
  return events.map((event, index) => {
    const fact = { version: index + 1, event, pins: {}, on, before };
    before = application.evolve(before, event);
    return fact;
  });
};

export const submit = act('Submit', { personal: sealedRequest });

/** The letters of a history by their kind, the last of each. */
export const lettersAfter = (
  commands: readonly ApplicationCommand[],
  permitted = true,
): Readonly<Record<string, Letter>> => {
  const facts = factsOf(play(...commands));
  return Object.fromEntries(
    lettersOf(facts).map((letter) => [letter.name, writeLetter(letter, facts, sources(permitted))]),
  );
};

/** A case that is registered. */
export const registered = [submit, act('Register', { number: '云交公申〔2026〕1号' })] as const;

/** Every letter there is, in three cases. */
export const everything = [
  [
    ...registered,
    act('Assign'),
    act('AcceptAssignment'),
    act('AskCoHandling'),
    act('NoticeCorrection', { today: '2026-03-03', number: '云交公告知〔2026〕1号' }),
    act('ReceiveCorrection', { today: '2026-03-04', personal: sealedCorrection }),
    act('SendConsultation', {
      today: '2026-03-05',
      personal: sealedParty,
      number: '云交公告知〔2026〕2号',
      noticeNumber: '云交公告知〔2026〕3号',
    }),
    act('ReceiveConsultation', { today: '2026-03-06' }),
    act('AnswerConsultation', { today: '2026-03-09' }),
    act('Extend', { today: '2026-03-10', number: '云交公告知〔2026〕4号' }),
    act('NoticeFee', { today: '2026-03-11', number: '云交公告知〔2026〕5号' }),
    act('PayFee', { today: '2026-03-12' }),
    act('OverruleObjection', { today: '2026-03-12', personal: sealedDisclosure, number: '云交公告知〔2026〕6号' }),
    act('ProposeReply', { today: '2026-03-13' }),
    act('DecideByReply', { today: '2026-03-16', number: '云交公复〔2026〕1号' }),
  ],
  [...registered, act('SendConsultation', { with: 'organ', consultedOrgan: 'water' })],
  [...registered, act('NoticeCorrection', { today: '2026-03-04' }), act('LapseCorrection', { today: '2026-06-01' })],
  [
    ...registered,
    act('Assign'),
    act('AcceptAssignment'),
    act('AskReasons', { today: '2026-03-03', number: '云交公告知〔2026〕7号' }),
    act('ReceiveReasons', { today: '2026-03-05' }),
    act('AssessReasons', { today: '2026-03-06', reasonable: true, deferDays: 30, number: '云交公告知〔2026〕8号' }),
  ],
] as const;
