import { describe, expect, it } from '@jest/globals';
import { grantEvents, organEvents, roles, ruleEvents } from '@mingjian/contracts';
import type { Client } from '../client/index.js';
import { organs } from './organs.js';
import { administrator, people, personNamed, personWith } from './people.js';
import { seedLaw, seedSampleCity } from './seed.js';

interface Sent {
  readonly sub: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly commandId: string;
}

/** A client that only remembers. */
const recorder = (): { client: Client; sent: Sent[] } => {
  const sent: Sent[] = [];
  const client: Client = {
    as: (sub) => ({
      async post<Body>(path: string, body: unknown, options?: { commandId?: string }) {
        sent.push({ sub, path, body: body as Record<string, unknown>, commandId: options?.commandId ?? '' });
        return { status: 201, body: {} as Body };
      },
      get: () => Promise.reject(new Error('not used')),
    }),
    get: () => Promise.reject(new Error('not used')),
    close: async () => undefined,
  };
  return { client, sent };
};

const seedAll = async (): Promise<Sent[]> => {
  const { client, sent } = recorder();
  await seedLaw(client);
  await seedSampleCity(client, '2026-11-23');
  return sent;
};

const uuid = '00000000-0000-4000-8000-000000000000';
const schemas: Readonly<Record<string, (body: Record<string, unknown>) => boolean>> = {
  '/api/intake/v1/organs': (body) => organEvents.OrganEstablished.schema.safeParse(body).success,
  '/api/intake/v1/grants': (body) => grantEvents.GrantGiven.schema.safeParse({ grant: uuid, ...body }).success,
  '/api/intake/v1/calendars': (body) => ruleEvents.CalendarApproved.schema.safeParse({ version: 1, ...body }).success,
  '/api/intake/v1/rule-tables': (body) =>
    ruleEvents.RuleTableAnnounced.schema.safeParse({ version: 1, ...body }).success,
};

describe('seeding', () => {
  it('sends what intake’s events can hold, as administrator', async () => {
    const sent = await seedAll();
    for (const { sub, path, body } of sent) {
      expect(sub).toBe(administrator.sub);
      expect([path, body, schemas[path]?.(body)]).toEqual([path, body, true]);
    }
    for (const path of Object.keys(schemas)) expect(sent.map((one) => one.path)).toContain(path);
  });

  it('has an own command id for each command, and the same ones each time', async () => {
    const first = await seedAll();
    expect(new Set(first.map(({ commandId }) => commandId)).size).toBe(first.length);
    expect(first.every(({ commandId }) => /^[\x21-\x7e]{1,100}$/.test(commandId))).toBe(true);
    expect(await seedAll()).toEqual(first);
  });

  it('establishes a superior organ before those below it, and gives a holder the grant before the deputy', async () => {
    const known = new Set<string>();
    for (const { organ, parent } of organs) {
      expect(parent === null || known.has(parent)).toBe(true);
      known.add(organ);
    }
    const grants = (await seedAll()).filter(({ path }) => path.endsWith('/grants')).map(({ body }) => body);
    const firstDeputy = grants.findIndex(({ deputyFor }) => deputyFor !== null);
    expect(grants.slice(firstDeputy).every(({ deputyFor }) => deputyFor !== null)).toBe(true);
  });
});

describe('the people of the sample city', () => {
  it('have organs and sections that exist, and unique subjects', () => {
    const sections = new Map(organs.map(({ organ, sections: own }) => [organ, own.map(({ id }) => id)]));
    for (const { organ, section } of people.flatMap(({ grants }) => grants)) {
      if (organ === null) continue;
      expect(sections.has(organ)).toBe(true);
      if (section !== null) expect(sections.get(organ)).toContain(section);
    }
    expect(new Set(people.map(({ sub }) => sub)).size).toBe(people.length);
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  });

  it('fill every role of an office in the transport bureau', () => {
    const elsewhere = new Set(['administrator', 'auditor', 'citizen', 'service']);
    for (const role of roles.filter((one) => !elsewhere.has(one))) {
      expect(personWith(role).grants[0]).toMatchObject({ role, organ: 'yunze-transport' });
    }
    expect(personWith('administrator', null)).toBe(administrator);
    expect(() => personWith('citizen')).toThrow(RangeError);
  });

  it('are found by subject; other cities’ people are named after their work', () => {
    expect(personNamed(administrator.sub)).toBe(administrator);
    expect(personNamed('shuyang.secrecyReviewer')).toMatchObject({ sub: 'shuyang.secrecyReviewer', grants: [] });
    for (const sub of ['shuyang', 'shuyang.administrator', 'shuyang.service', 'shuyang.toString', '.leader', '']) {
      expect(personNamed(sub)).toBeUndefined();
    }
  });
});
