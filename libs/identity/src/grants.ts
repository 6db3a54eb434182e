import type { GrantEvent, Role } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { accessOf, permissionsOf, type Permission } from './permissions.js';

/** One role of one person in one organ, for a time (architecture rule 13): the data of `GrantGiven`. */
export type Grant = Extract<GrantEvent, { type: 'GrantGiven' }>['data'];

/** The organs above an organ, on the day the question is about. */
export type AncestorsOf = (organ: string) => readonly string[];

/** Roles whose work is limited to their section, where both the grant and the object name one. */
const SECTION_BOUND: ReadonlySet<Role> = new Set<Role>(['handler', 'sectionHead']);

/** Valid from `validFrom` on and no longer on `validTo`: a revocation of today holds at once. */
export const holdsOn = (grant: Pick<Grant, 'validFrom' | 'validTo'>, day: CivilDate): boolean =>
  grant.validFrom <= day && (grant.validTo === null || day < grant.validTo);

/** The grants of a person that hold on a day. */
export const effectiveGrants = (grants: Iterable<Grant>, sub: string, today: CivilDate): readonly Grant[] =>
  [...grants].filter((grant) => grant.sub === sub && holdsOn(grant, today));

/**
 * A deputy's grant cut to the time in which the person they stand in for holds the same role in the same organ themselves: nothing
 * remains when that person never did. Somebody who is only a deputy cannot be stood in for.
 */
export const cutToHolder = (deputy: Grant, grantsOfHolder: readonly Grant[]): readonly Grant[] =>
  grantsOfHolder
    .filter(
      (held) =>
        held.sub === deputy.deputyFor &&
        held.deputyFor === null &&
        held.role === deputy.role &&
        held.organ === deputy.organ,
    )
    .map((held) => ({
      ...deputy,
      validFrom: held.validFrom > deputy.validFrom ? held.validFrom : deputy.validFrom,
      validTo: earlier(deputy.validTo, held.validTo),
    }))
    .filter((cut) => cut.validTo === null || cut.validFrom < cut.validTo);

const earlier = (a: CivilDate | null, b: CivilDate | null): CivilDate | null => {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
};

/** True when the object's organ lies in the grant's scope; a grant without organ spans the city, an object without organ belongs to it. */
export const reaches = (
  grant: Pick<Grant, 'organ' | 'scope'>,
  objectOrgan: string | null,
  ancestorsOf: AncestorsOf,
): boolean => {
  if (grant.organ === null) return true;
  if (objectOrgan === null) return false;
  if (grant.organ === objectOrgan) return true;
  return grant.scope !== 'own' && ancestorsOf(objectOrgan).includes(grant.organ);
};

/** True when the grant's role gives the permission and the grant is good for that much: a mandate and a reading grant only look. */
export const permits = (grant: Pick<Grant, 'role' | 'scope' | 'access'>, permission: Permission): boolean =>
  permissionsOf(grant.role).has(permission) &&
  (accessOf(permission) === 'read' || (grant.access === 'write' && grant.scope !== 'mandate'));

export interface GrantQuestion {
  /** The person's own, deputies' already cut to their holders; what does not hold today is left aside. */
  readonly grants: readonly Grant[];
  readonly permission: Permission;
  /** Whose the object is; null for what belongs to the whole city. */
  readonly objectOrgan: string | null;
  readonly objectSection?: string | null;
  readonly ancestorsOf: AncestorsOf;
  readonly today: CivilDate;
}

/**
 * All grants that a person may do this under, the one to act under first: one's own before a deputy's, the narrowest scope before a
 * wider one, the older before the newer.
 */
export const grantsFor = ({
  grants,
  permission,
  objectOrgan,
  objectSection = null,
  ancestorsOf,
  today,
}: GrantQuestion): readonly Grant[] =>
  grants
    .filter(
      (grant) =>
        holdsOn(grant, today) &&
        permits(grant, permission) &&
        reaches(grant, objectOrgan, ancestorsOf) &&
        coversSection(grant, objectSection),
    )
    .sort((a, b) => compare(rankOf(a, objectOrgan), rankOf(b, objectOrgan)));

/** The grant to act under, or undefined when the person may not do this to this object. */
export const grantFor = (question: GrantQuestion): Grant | undefined => grantsFor(question)[0];

/** False when the grant is for a role that works within one section, and the object is of another. */
export const coversSection = (grant: Grant, objectSection: string | null): boolean =>
  grant.section === null || objectSection === null || !SECTION_BOUND.has(grant.role) || grant.section === objectSection;

const rankOf = (grant: Grant, objectOrgan: string | null): string =>
  [
    grant.deputyFor === null ? 0 : 1,
    grant.organ === objectOrgan ? 0 : grant.organ === null ? 2 : 1,
    grant.validFrom,
    grant.grant,
  ].join(' ');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
