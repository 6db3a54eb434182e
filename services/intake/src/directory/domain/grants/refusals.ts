import type { RefusalTexts } from '../refusal-texts.js';

export const grantsRefusals = {
  'grant.giving.toOneself': { zh: '不得给自己授权', en: 'Nobody gives rights to themselves', status: 403 },
  'grant.giving.citizenNeedsNone': { zh: '公民无需授权', en: 'A citizen needs no grant', status: 422 },
  'grant.giving.organMissing': { zh: '该角色须指定机关', en: 'This role needs an organ', status: 422 },
  'grant.giving.unknownOrgan': { zh: '该机关在起始日不存在', en: 'The organ does not exist on that day' },
  'grant.giving.alreadyHeld': { zh: '该人已有同样的授权', en: 'The person already holds this right' },
  'grant.section.onlyOwn': { zh: '限定科室时范围须为本机关', en: 'A section limit needs the scope "own"', status: 422 },
  'grant.section.unknown': { zh: '该机关没有此科室', en: 'The organ has no such section' },
  'grant.access.onlyReading': { zh: '审计只能查阅', en: 'Auditors and mandates only read', status: 422 },
  'grant.duties.incompatible': {
    zh: '管理员、审计员不得兼任其他职责',
    en: 'Administrators and auditors hold no other duty',
  },
  'grant.deputy.forOneself': { zh: '不能代理自己', en: 'Nobody is their own deputy', status: 422 },
  'grant.deputy.holderDoesNotHold': { zh: '被代理人没有该职责', en: 'The person stood in for does not hold the role' },
  'grant.validity.startsInThePast': { zh: '授权不得溯及既往', en: 'A right cannot begin in the past' },
  'grant.validity.endsBeforeStart': {
    zh: '终止日期须晚于起始日期',
    en: 'A right cannot end before it begins',
    status: 422,
  },
  'grant.revocation.unknown': { zh: '没有该授权', en: 'There is no such grant', status: 404 },
  'grant.revocation.inThePast': { zh: '撤销授权不得溯及既往', en: 'A right cannot be taken back for the past' },
  'grant.revocation.alreadyEnded': { zh: '该授权届时已终止', en: 'The grant has ended by then anyway' },
} as const satisfies RefusalTexts;
export type GrantsRefusal = keyof typeof grantsRefusals;
