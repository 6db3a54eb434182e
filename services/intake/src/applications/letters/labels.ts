import type { ApplicantType, Channel, DeliveryManner, ReceiptBasis } from '@mingjian/contracts';
import type { Medium } from '../domain/index.js';

/** The official words of docs/reference/glossary.md that stand in letters. */
export const applicantTypeLabels: Readonly<Record<ApplicantType, string>> = {
  naturalPerson: '自然人',
  commercialEnterprise: '商业企业',
  researchInstitution: '科研机构',
  publicWelfareOrganization: '社会公益组织',
  legalServiceOrganization: '法律服务机构',
  otherOrganization: '其他',
};

export const channelLabels: Readonly<Record<Channel, string>> = {
  counter: '当面提交',
  signedMail: '邮寄（需签收）',
  ordinaryMail: '平常信函（无需签收）',
  fax: '传真',
  web: '互联网渠道',
};

export const receiptBasisLabels: Readonly<Record<ReceiptBasis, string>> = {
  handedIn: '提交之日',
  signed: '签收之日',
  confirmed: '双方确认之日',
};

export const deliveryLabels: Readonly<Record<DeliveryManner, string>> = {
  handedOver: '当面领取',
  post: '邮寄',
  email: '电子邮件',
  portal: '网上平台',
};

export const mediumLabels: Readonly<Record<Medium, string>> = {
  paper: '纸质',
  electronic: '电子',
  onSite: '当场查阅、抄录',
};

/** Kinds of proof of identity (Art 29). */
export const identityLabels: Readonly<Record<string, string>> = {
  residentId: '居民身份证',
  passport: '护照',
  creditCode: '统一社会信用代码',
  other: '其他证件',
};

/** Why another form than the one asked for (Art 40). */
export const otherFormLabels = {
  carrierEndangered: '可能危及政府信息载体安全',
  tooCostly: '公开成本过高',
} as const;
