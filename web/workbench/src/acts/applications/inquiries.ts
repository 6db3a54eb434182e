import { bodyOf } from '../field.js';
import { isGiven } from '../../given.js';
import { handled, isDrafting, open, pending, reason, type Act } from './file.js';

/** What is asked of others on the way: a correction, a fee, a search, an opinion. */
export const inquiryActs: readonly Act[] = [
  handled({
    name: 'application.noticeCorrection',
    path: 'applications/:id/correction-notice',
    permission: 'application.noticeCorrection',
    offered: (file) => isDrafting(file) && !isGiven(file.correction),
    fields: [
      {
        name: 'items',
        label: 'field.correctionItems',
        kind: 'choices',
        vocabulary: 'correctionItems',
        codes: ['identity', 'contact', 'description', 'form', 'mandate'],
        required: true,
      },
    ],
  }),
  {
    name: 'application.receiveCorrection',
    main: true,
    service: 'intake',
    path: 'applications/:id/corrections',
    permission: 'application.receiveCorrection',
    offered: (file) => open(file) && isGiven(file.correction) && file.correction.receivedOn === null,
    initial: (_, { today }) => ({ receivedOn: today }),
    fields: [
      { name: 'receivedOn', label: 'field.receivedOn', kind: 'date', required: true },
      { name: 'request.description', label: 'field.description', kind: 'longText', max: 10_000, required: true },
    ],
  },
  {
    name: 'application.extend',
    service: 'intake',
    path: 'applications/:id/extension',
    permission: 'application.extend',
    offered: (file) => open(file) && file.extended !== true,
    fields: [{ name: 'days', label: 'field.extensionDays', kind: 'number', min: 1, max: 60, required: true }],
  },
  handled({
    name: 'application.noticeFee',
    path: 'applications/:id/fee-notice',
    permission: 'application.noticeFee',
    offered: (file) => isDrafting(file) && !isGiven(file.fee),
    fields: [
      {
        name: 'schedule',
        label: 'field.feeSchedule',
        kind: 'choice',
        vocabulary: 'feeSchedules',
        codes: ['byItem', 'byVolume'],
        required: true,
      },
      { name: 'quantity', label: 'field.feeQuantity', kind: 'number', min: 1, max: 100_000, required: true },
    ],
  }),
  {
    name: 'application.receiveFeeNotice',
    service: 'intake',
    path: 'applications/:id/fee-notice/receipt',
    permission: 'application.receiveFeeNotice',
    offered: (file) => open(file) && isGiven(file.fee) && file.fee.receivedOn === null,
    initial: (_, { today }) => ({ receivedOn: today }),
    fields: [{ name: 'receivedOn', label: 'field.receivedOn', kind: 'date', required: true }],
  },
  {
    name: 'application.payFee',
    service: 'intake',
    path: 'applications/:id/fee-payment',
    permission: 'application.payFee',
    offered: (file) => open(file) && isGiven(file.fee) && file.fee.receivedOn !== null && file.fee.paidOn === null,
    initial: ({ fee }, { today }) => ({ paidOn: today, amountYuan: fee?.amountYuan }),
    fields: [
      { name: 'paidOn', label: 'field.paidOn', kind: 'date', required: true },
      { name: 'amountYuan', label: 'field.amountYuan', kind: 'number', min: 1, max: 10_000_000, required: true },
    ],
  },
  handled({
    name: 'application.recordSearch',
    path: 'applications/:id/searches',
    permission: 'application.recordSearch',
    initial: () => ({ found: true }),
    fields: [
      {
        name: 'places',
        label: 'field.searchPlaces',
        kind: 'choices',
        vocabulary: 'searchPlaces',
        codes: ['archive', 'documentSystem', 'businessSystem', 'section', 'subordinateUnit'],
        required: true,
      },
      { name: 'found', label: 'field.found', kind: 'flag' },
      { name: 'note', label: 'field.searchNote', kind: 'longText', max: 10_000, required: true },
    ],
  }),
  handled({
    name: 'application.sendConsultation',
    path: 'applications/:id/consultations',
    permission: 'application.sendConsultation',
    fields: [
      { name: 'consultedOrgan', label: 'field.consultedOrgan', kind: 'organ', hint: 'hint.consultedOrgan' },
      {
        name: 'party.name',
        label: 'field.partyName',
        kind: 'text',
        max: 200,
        when: ({ consultedOrgan }) => consultedOrgan === undefined || consultedOrgan === null,
      },
      {
        name: 'party.address',
        label: 'field.partyAddress',
        kind: 'text',
        max: 500,
        when: ({ consultedOrgan }) => consultedOrgan === undefined || consultedOrgan === null,
      },
    ],
    body(values) {
      const body = bodyOf(this.fields, values);
      return { with: body['consultedOrgan'] === undefined ? 'thirdParty' : 'organ', ...body };
    },
  }),
  {
    name: 'application.receiveConsultation',
    service: 'intake',
    path: 'applications/:id/consultations/receipt',
    permission: 'application.receiveConsultation',
    offered: (file) => open(file) && pending(file).some(({ receivedOn }) => receivedOn === null),
    initial: (_, { today }) => ({ receivedOn: today }),
    fields: [{ name: 'receivedOn', label: 'field.receivedOn', kind: 'date', required: true }],
    body(values, file) {
      const consultation = pending(file).find(({ receivedOn }) => receivedOn === null)?.id;
      return { consultation, ...bodyOf(this.fields, values) };
    },
  },
  {
    name: 'application.answerConsultation',
    service: 'intake',
    path: 'applications/:id/consultations/answers',
    permission: 'application.answerConsultation',
    offered: (file) => open(file) && pending(file).some(({ receivedOn }) => receivedOn !== null),
    initial: (_, { today }) => ({ answeredOn: today }),
    fields: [
      { name: 'agrees', label: 'field.agrees', kind: 'flag' },
      { name: 'answeredOn', label: 'field.answeredOn', kind: 'date', required: true },
    ],
    body: ({ agrees, answeredOn }, file) => ({
      consultation: pending(file).find(({ receivedOn }) => receivedOn !== null)?.id,
      answer: agrees === true ? 'agrees' : 'objects',
      answeredOn,
    }),
  },
  handled({
    name: 'application.waiveConsultation',
    path: 'applications/:id/consultation-waiver',
    permission: 'application.waiveConsultation',
    offered: (file) => isDrafting(file) && file.consultationWaived !== true,
    fields: [
      {
        name: 'basis',
        label: 'field.waiverBasis',
        kind: 'choice',
        vocabulary: 'waiverBases',
        codes: ['alreadyObjected', 'unreachable', 'evidentHarm'],
        required: true,
      },
      reason,
    ],
  }),
  {
    name: 'application.overruleObjection',
    service: 'intake',
    path: 'applications/:id/objection-overruling',
    permission: 'application.overruleObjection',
    offered: (file) => open(file) && (file.consultations ?? []).some(({ outcome }) => outcome === 'objects'),
    initial: () => ({ publicInterest: false }),
    fields: [
      { name: 'publicInterest', label: 'field.publicInterest', kind: 'flag' },
      reason,
      {
        name: 'disclosed',
        label: 'field.disclosed',
        kind: 'longText',
        max: 2000,
        required: true,
        when: ({ publicInterest }) => publicInterest === true,
      },
    ],
    body(values, file) {
      const { publicInterest, ...told } = bodyOf(this.fields, values);
      return {
        basis: publicInterest === true ? 'publicInterest' : 'noGoodReason',
        consultation: (file.consultations ?? []).find(({ outcome }) => outcome === 'objects')?.id,
        ...told,
      };
    },
    grave: true,
  },
];
