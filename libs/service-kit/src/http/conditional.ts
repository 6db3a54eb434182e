import { hash } from 'node:crypto';

/** The validator of what is answered: the same bytes, the same tag (RFC 9110 §8.8.3; weak, as it is made before any transfer coding). */
export const tagOf = (body: string): string => `W/"${hash('sha256', body, 'base64url').slice(0, 27)}"`;

/** Whether the client has exactly this already (RFC 9110 §13.1.2). */
export const isKnown = (tag: string, ifNoneMatch: string | readonly string[] | undefined): boolean => {
  const known = typeof ifNoneMatch === 'string' ? ifNoneMatch.split(',').map((one) => one.trim()) : [];
  return known.includes('*') || known.includes(tag) || known.includes(tag.slice(2));
};
