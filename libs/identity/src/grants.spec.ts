import { describe, expect, it } from '@jest/globals';
import { roles, type Role } from '@mingjian/contracts';
import fc from 'fast-check';
import {
  accessOf,
  cutToHolder,
  effectiveGrants,
  grantFor,
  grantsFor,
  holdsOn,
  permissions,
  permissionsOf,
  type Grant,
  type Permission,
} from './index.js';

/** city ⊃ transport ⊃ transport-port; city ⊃ housing. */
const parents: Readonly<Record<string, readonly string[]>> = {
  city: [],
  transport: ['city'],
  'transport-port': ['transport', 'city'],
  housing: ['city'],
};
const ancestorsOf = (organ: string) => parents[organ] ?? [];
const today = '2024-06-03';

const grant = (over: Partial<Grant> = {}): Grant => ({
  grant: '00000000-0000-4000-8000-000000000001',
  sub: 'wang',
  organ: 'transport',
  section: null,
  role: 'handler',
  scope: 'own',
  access: 'write',
  deputyFor: null,
  validFrom: '2024-01-01',
  validTo: null,
  ...over,
});

const may = (held: Grant, permission: Permission, objectOrgan: string | null, objectSection: string | null = null) =>
  grantFor({ grants: [held], permission, objectOrgan, objectSection, ancestorsOf, today }) !== undefined;

describe('the scope of a grant', () => {
  it.each<[string, Partial<Grant>, Record<string, boolean>]>([
    ['own', { scope: 'own' }, { city: false, transport: true, 'transport-port': false, housing: false }],
    ['subtree', { scope: 'subtree' }, { city: false, transport: true, 'transport-port': true, housing: false }],
    [
      'subtree of the city',
      { scope: 'subtree', organ: 'city' },
      { city: true, transport: true, 'transport-port': true, housing: true },
    ],
    ['whole city', { organ: null }, { city: true, transport: true, 'transport-port': true, housing: true }],
  ])('%s reaches the organs it should, to write and to read', (_name, over, expected) => {
    for (const [organ, reached] of Object.entries(expected)) {
      expect([organ, may(grant(over), 'item.edit', organ)]).toEqual([organ, reached]);
      expect([organ, may(grant(over), 'item.read', organ)]).toEqual([organ, reached]);
    }
  });

  it('as an audit mandate reads the subtree and never writes, whatever its access says', () => {
    const mandate = grant({ scope: 'mandate', access: 'write' });
    expect(may(mandate, 'item.read', 'transport-port')).toBe(true);
    expect(may(mandate, 'item.read', 'housing')).toBe(false);
    expect(may(mandate, 'item.edit', 'transport')).toBe(false);
  });

  it('of a reading grant does not write', () => {
    expect(may(grant({ access: 'read' }), 'item.read', 'transport')).toBe(true);
    expect(may(grant({ access: 'read' }), 'item.edit', 'transport')).toBe(false);
  });

  it('without organ is needed for what belongs to the whole city', () => {
    const administrator = { role: 'administrator' } as const;
    expect(may(grant({ ...administrator, organ: 'city', scope: 'subtree' }), 'directory.approveCalendar', null)).toBe(
      false,
    );
    expect(may(grant({ ...administrator, organ: null }), 'directory.approveCalendar', null)).toBe(true);
  });

  it('is limited to the section for handlers and section heads only, and only where the object has one', () => {
    const roads = { section: 'roads' };
    expect(may(grant(roads), 'item.edit', 'transport', 'roads')).toBe(true);
    expect(may(grant(roads), 'item.edit', 'transport', 'ports')).toBe(false);
    expect(may(grant(roads), 'item.edit', 'transport', null)).toBe(true);
    expect(may(grant(), 'item.edit', 'transport', 'ports')).toBe(true);
    expect(may(grant({ ...roads, role: 'sectionHead' }), 'review.giveOpinion', 'transport', 'ports')).toBe(false);
    expect(may(grant({ ...roads, role: 'publisher' }), 'publication.publish', 'transport', 'ports')).toBe(true);
  });
});

describe('every role × permission × scope', () => {
  it('is allowed exactly when the role has the permission, the organ is reached and the grant may write where it must', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...roles),
        fc.constantFrom(...permissions),
        fc.constantFrom('own', 'subtree', 'mandate'),
        fc.constantFrom('read', 'write'),
        fc.constantFrom('city', 'transport', 'transport-port', 'housing'),
        (role, permission, scope, access, organ) => {
          const within = organ === 'transport' || (scope !== 'own' && organ === 'transport-port');
          const strong = accessOf(permission) === 'read' || (access === 'write' && scope !== 'mandate');
          expect(may(grant({ role, scope, access } as Partial<Grant>), permission, organ)).toBe(
            permissionsOf(role).has(permission) && within && strong,
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('separate duties', () => {
  const having = (permission: Permission): Role[] => roles.filter((role) => permissionsOf(role).has(permission));

  it.each<[Permission, Role[]]>([
    ['reply.issue', ['publisher']],
    ['reply.deliver', ['publisher']],
    ['publication.publish', ['publisher']],
    ['publication.withdraw', ['publisher']],
    ['review.giveOpinion', ['sectionHead', 'officeReviewer', 'secrecyReviewer', 'leader']],
    ['review.permitOpening', ['secrecyReviewer']],
    ['application.proposeReply', ['handler']],
    ['item.propose', ['handler']],
    ['application.extend', ['officeHead']],
    ['directory.giveGrant', ['administrator']],
    ['tally.record', ['statistician']],
    ['rectification.order', ['officeHead']],
    ['rectification.assess', ['officeHead', 'inspector']],
    ['measure.take', ['leader']],
    ['operation.rebuild', ['administrator']],
    ['operation.replay', ['administrator']],
  ])('%s belongs to %j', (permission, expected) => {
    expect(having(permission)).toEqual(expected);
  });

  it('leaves no permission without a role', () => {
    expect(permissions.filter((permission) => having(permission).length === 0)).toEqual([]);
  });

  it('gives administrators the directory and the running of services only, and lets auditors change nothing', () => {
    expect([...permissionsOf('administrator')].every((permission) => /^(directory|operation)\./.test(permission))).toBe(
      true,
    );
    expect([...permissionsOf('auditor')].every((permission) => accessOf(permission) === 'read')).toBe(true);
  });

  it('lets inspectors read and inspect, and publish, issue, review or order nothing (S7)', () => {
    const acts = [...permissionsOf('inspector')].filter((permission) => accessOf(permission) === 'write');
    expect(acts.sort()).toEqual([
      'appraisal.judge',
      'inspection.close',
      'inspection.find',
      'inspection.open',
      'rectification.assess',
    ]);
  });

  it('shows applicants’ data only to those who handle the case', () => {
    expect(having('personal.read')).toEqual(['registrar', 'officeHead', 'handler', 'service']);
  });
});

describe('validity', () => {
  it('begins on its first day and ends before its last', () => {
    const limited = { validFrom: '2024-06-03', validTo: '2024-06-05' };
    expect(['2024-06-02', '2024-06-03', '2024-06-04', '2024-06-05'].map((day) => holdsOn(limited, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('selects the person’s grants of a day', () => {
    const over = grant({ validTo: today });
    const other = grant({ sub: 'zhou' });
    expect(effectiveGrants([grant(), over, other], 'wang', today)).toEqual([grant()]);
  });

  it('of a grant that is over leaves nothing to act under', () => {
    expect(may(grant({ validTo: today }), 'item.read', 'transport')).toBe(false);
  });
});

describe('deputies', () => {
  const leader = grant({ grant: '00000000-0000-4000-8000-000000000002', sub: 'zhao', role: 'leader' });
  const deputy = grant({
    grant: '00000000-0000-4000-8000-000000000003',
    sub: 'qian',
    role: 'leader',
    deputyFor: 'zhao',
  });

  it('hold the right while the holder holds it', () => {
    expect(cutToHolder(deputy, [leader])).toEqual([deputy]);
    expect(cutToHolder(deputy, [{ ...leader, validFrom: '2024-02-01', validTo: '2024-05-01' }])).toEqual([
      { ...deputy, validFrom: '2024-02-01', validTo: '2024-05-01' },
    ]);
    expect(cutToHolder({ ...deputy, validTo: '2024-03-01' }, [{ ...leader, validTo: '2024-05-01' }])).toEqual([
      { ...deputy, validTo: '2024-03-01' },
    ]);
  });

  it('hold nothing when the holder never held it at that time or in that organ', () => {
    expect(cutToHolder(deputy, [{ ...leader, validTo: deputy.validFrom }])).toEqual([]);
    expect(cutToHolder(deputy, [{ ...leader, organ: 'housing' }])).toEqual([]);
    expect(cutToHolder(deputy, [{ ...leader, role: 'officeHead' }])).toEqual([]);
  });

  it('cannot hand on what they hold for another', () => {
    const second = { ...deputy, sub: 'sun', deputyFor: 'qian' };
    expect(cutToHolder(second, [deputy])).toEqual([]);
  });

  it('act in their own right first where they have one', () => {
    const own = grant({ grant: '00000000-0000-4000-8000-000000000009', sub: 'qian', role: 'officeReviewer' });
    const question = { permission: 'review.giveOpinion', objectOrgan: 'transport', ancestorsOf, today } as const;
    const found = grantsFor({ grants: [deputy, own], ...question });
    expect(found).toEqual([own, deputy]);
    expect(grantFor({ grants: [own, deputy], ...question })).toBe(own);
  });
});

describe('the grant to act under', () => {
  it('is the narrowest one, whatever the order of the grants', () => {
    const own = grant({ grant: '00000000-0000-4000-8000-00000000000a' });
    const above = grant({ grant: '00000000-0000-4000-8000-00000000000b', organ: 'city', scope: 'subtree' });
    const everywhere = grant({ grant: '00000000-0000-4000-8000-00000000000c', organ: null });
    fc.assert(
      fc.property(fc.shuffledSubarray([own, above, everywhere], { minLength: 3 }), (grants) => {
        const question = { grants, permission: 'item.edit', objectOrgan: 'transport', ancestorsOf, today } as const;
        expect(grantsFor(question)).toEqual([own, above, everywhere]);
      }),
    );
  });
});
