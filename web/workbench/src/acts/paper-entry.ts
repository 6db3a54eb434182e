import type { OfferedAct } from './act.js';
import { bodyOf } from './field.js';

/** What staff enter that came in on paper; the body is that of every application. */
export const submitOnPaper: OfferedAct<undefined> = {
  name: 'application.submit',
  service: 'intake',
  path: 'applications',
  permission: 'application.submit',
  offered: () => true,
  initial: (_, me) => ({
    organ: me.organsFor('application.submit')[0]?.organ,
    channel: 'counter',
    applicantType: 'naturalPerson',
    physicallyReceivedOn: me.today,
    medium: 'electronic',
    delivery: 'post',
    'applicant.identity.kind': 'residentId',
  }),
  fields: [
    { name: 'organ', label: 'field.organ', kind: 'organ', required: true },
    {
      name: 'channel',
      label: 'field.channel',
      kind: 'choice',
      vocabulary: 'channels',
      codes: ['counter', 'signedMail', 'ordinaryMail', 'fax'],
      required: true,
    },
    { name: 'physicallyReceivedOn', label: 'field.physicallyReceivedOn', kind: 'date', required: true },
    {
      name: 'applicantType',
      label: 'field.applicantType',
      kind: 'choice',
      vocabulary: 'applicantTypes',
      codes: [
        'naturalPerson',
        'commercialEnterprise',
        'researchInstitution',
        'publicWelfareOrganization',
        'legalServiceOrganization',
        'otherOrganization',
      ],
      required: true,
    },
    { name: 'applicant.name', label: 'field.applicantName', kind: 'text', max: 200, required: true },
    {
      name: 'applicant.identity.kind',
      label: 'field.identityKind',
      kind: 'choice',
      vocabulary: 'identityKinds',
      codes: ['residentId', 'passport', 'creditCode', 'other'],
      required: true,
    },
    { name: 'applicant.identity.number', label: 'field.identityNumber', kind: 'text', max: 60, required: true },
    { name: 'applicant.contact.phone', label: 'field.phone', kind: 'text', max: 40 },
    { name: 'applicant.contact.email', label: 'field.email', kind: 'text', max: 200 },
    { name: 'applicant.contact.address', label: 'field.address', kind: 'text', max: 500 },
    { name: 'applicant.contact.postcode', label: 'field.postcode', kind: 'text', max: 12 },
    { name: 'request.description', label: 'field.description', kind: 'longText', max: 10_000, required: true },
    {
      name: 'medium',
      label: 'field.medium',
      kind: 'choice',
      vocabulary: 'replyMedia',
      codes: ['paper', 'electronic', 'onSite'],
      required: true,
    },
    {
      name: 'delivery',
      label: 'field.delivery',
      kind: 'choice',
      vocabulary: 'deliveryManners',
      codes: ['handedOver', 'post', 'email', 'portal'],
      required: true,
    },
  ],
  // How to reach the applicant is asked for as a whole, and may be nothing.
  body(values) {
    const body = bodyOf(this.fields, values) as { readonly applicant?: object };
    return { ...body, applicant: { contact: {}, ...body.applicant } };
  },
};
