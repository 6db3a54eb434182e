import type { Found } from './finding.js';

const EMAIL =
  /(?<![A-Za-z0-9._%+-])([A-Za-z0-9._%+-]{1,64})@([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,3}\.[A-Za-z]{2,24})(?![A-Za-z0-9])/g;

/** E-mail addresses, but not the offices' own below gov.cn. Masked: the first character and the domain. */
export const emailsIn = (text: string): readonly Found[] =>
  [...text.matchAll(EMAIL)].flatMap(({ 0: all, 1: name = '', 2: domain = '', index }) =>
    /(?:^|\.)gov\.cn$/i.test(domain)
      ? []
      : [{ kind: 'email' as const, start: index, end: index + all.length, masked: `${name.slice(0, 1)}***@${domain}` }],
  );
