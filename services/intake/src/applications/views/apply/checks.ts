import { applicantTypes, deliveryManners } from '@mingjian/contracts';
import type { FieldError } from '@mingjian/portal-kit';
import { applicant, isRightNumber } from '../../applicant.js';
import { identityLabels } from '../../letters/labels.js';
import type { DraftFields, TextFieldName } from './draft.js';

/** The pages on which something is filled in, in their order; the search before them is publish's. */
export const steps = ['organ', 'applicant', 'request', 'delivery'] as const;
export type Step = (typeof steps)[number];

export const stepLabels: Readonly<Record<Step, string>> = {
  organ: '选择受理机关',
  applicant: '申请人',
  request: '所需信息',
  delivery: '获取方式',
};
/** All pages of the procedure, for people who want to know how far they are. */
export const allSteps: readonly string[] = ['先查一查', ...steps.map((step) => stepLabels[step]), '核对', '回执'];

/** Which fields a page has. */
export const fieldsOf: Readonly<Record<Step, readonly (TextFieldName | 'assistance')[]>> = {
  organ: ['organ'],
  applicant: [
    'applicantType',
    'name',
    'identityKind',
    'identityNumber',
    'phone',
    'email',
    'address',
    'postcode',
    'assistance',
  ],
  request: ['description'],
  delivery: ['medium', 'delivery'],
};

const media: readonly string[] = ['paper', 'electronic', 'onSite'];
const SHORTEST = 10;
const LONGEST = 10_000;

/** Whether there is an organ that takes applications, by its id. */
export type OrganStands = (organ: string) => boolean;

/** What is wrong with a page as it was filled in; the law is looked after by the act, this is for people. */
export const errorsIn = (step: Step, fields: DraftFields, organStands: OrganStands): readonly FieldError[] => {
  switch (step) {
    case 'organ':
      return wrong(!organStands(fields.organ), 'organ', '请选择受理申请的机关');
    case 'applicant':
      return applicantErrors(fields);
    case 'request':
      return [
        ...wrong(
          fields.description.length < SHORTEST,
          'description',
          `请写明所需信息的名称、文号或者其他特征，至少${SHORTEST}个字`,
        ),
        ...wrong(fields.description.length > LONGEST, 'description', '所需信息的描述不能超过一万字'),
      ];
    case 'delivery':
      return deliveryErrors(fields);
  }
};

const wrong = (is: boolean, field: string, text: string): readonly FieldError[] => (is ? [{ field, text }] : []);

const applicantErrors = (fields: DraftFields): readonly FieldError[] => {
  const { applicantType, name, identityKind, identityNumber, phone, email, address, postcode } = fields;
  const known = Object.hasOwn(identityLabels, identityKind);
  const identity = { kind: identityKind, number: identityNumber } as Parameters<typeof isRightNumber>[0];
  return [
    ...wrong(!(applicantTypes as readonly string[]).includes(applicantType), 'applicantType', '请选择申请人类型'),
    ...wrong(name === '', 'name', '请填写姓名或者名称'),
    ...wrong(name.length > 200, 'name', '姓名或者名称不能超过二百字'),
    ...wrong(!known, 'identityKind', '请选择证件类型'),
    ...wrong(identityNumber === '', 'identityNumber', '请填写证件号码'),
    ...wrong(
      known && identityNumber !== '' && (identityNumber.length > 60 || !isRightNumber(identity)),
      'identityNumber',
      '证件号码的位数或者校验码不对，请核对',
    ),
    ...wrong(
      phone === '' && email === '' && address === '',
      'phone',
      '请至少填写一种联系方式：电话、电子邮箱或者通信地址',
    ),
    ...wrong(phone.length > 40, 'phone', '电话不能超过四十个字符'),
    ...wrong(
      email !== '' && !applicant.shape.contact.shape.email.safeParse(email).success,
      'email',
      '电子邮箱的格式不对，例如 name@example.com',
    ),
    ...wrong(address.length > 500, 'address', '通信地址不能超过五百字'),
    ...wrong(postcode.length > 12, 'postcode', '邮政编码不能超过十二位'),
  ];
};

const deliveryErrors = ({ medium, delivery, email, address }: DraftFields): readonly FieldError[] => [
  ...wrong(!media.includes(medium), 'medium', '请选择信息的载体'),
  ...wrong(!(deliveryManners as readonly string[]).includes(delivery), 'delivery', '请选择获取信息的方式'),
  ...wrong(delivery === 'post' && address === '', 'delivery', '选择邮寄的，请先在“申请人”中填写通信地址'),
  ...wrong(delivery === 'email' && email === '', 'delivery', '选择电子邮件的，请先在“申请人”中填写电子邮箱'),
];

/** The body of the act from a draft without errors; what was left empty is not there. */
export const submissionOf = (fields: DraftFields): object => {
  const { name, identityKind, identityNumber, description, organ, applicantType, medium, delivery, assistance } =
    fields;
  const contact = Object.fromEntries(
    (['phone', 'email', 'address', 'postcode'] as const).flatMap((field) =>
      fields[field] === '' ? [] : [[field, fields[field]]],
    ),
  );
  return {
    organ,
    channel: 'web',
    applicantType,
    medium,
    delivery,
    applicant: { name, identity: { kind: identityKind, number: identityNumber }, contact },
    request: { description },
    assistance,
  };
};
