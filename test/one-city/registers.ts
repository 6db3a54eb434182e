import { describe, expect, it } from '@jest/globals';
import { SECTION, staff } from '@mingjian/service-kit/testing';
import { city } from './city.js';

const fields = { name: '公路用地许可', kind: 'licence', basis: '《公路法》', section: SECTION };
const record = (over: object = {}, role: 'registrar' | 'handler' = 'registrar') =>
  city.as(staff(role)).post('intake/registers', {
    ...{ register: 'powers', organ: 'transport', entry: 'XK-001', validFrom: '2026-01-01', fields },
    ...over,
  });
const read = async (path: string, sub?: string) => city.as(sub).get(`intake/${path}`);

describe('a register', () => {
  it('is kept by whoever may, in its own shape, and read as it was on a day or as what changed since', async () => {
    expect((await record({}, 'handler')).code).toBe('permission.missing');
    expect(await record({ fields: { ...fields, kind: 'lunch' } })).toMatchObject({
      status: 422,
      code: 'register.entry.fields',
    });
    expect((await record()).status).toBe(201);
    expect((await record({ validFrom: '2026-02-01', fields: { ...fields, basis: '修正' } })).status).toBe(200);
    const powers = 'public-registers/powers/transport';
    expect((await read(powers)).body).toMatchObject({ entries: [{ entry: 'XK-001', basis: '修正' }] });
    expect((await read(`${powers}?on=2026-01-15`)).body).toMatchObject({ entries: [{ basis: '《公路法》' }] });
    expect((await read(`${powers}?since=2026-01-15`)).body).toMatchObject({
      added: [],
      changed: [{ entry: 'XK-001', before: { basis: '《公路法》' }, after: { basis: '修正' } }],
    });
  });

  it('is open to everybody only where it is meant to be, and to the people of its organ', async () => {
    const concern = { foundOn: '2026-03-02', medium: 'newMedia', level: 'major', assessedOn: null };
    const kept = { register: 'concerns', entry: '2026-7', fields: { ...concern, answeredOn: null, answer: null } };
    expect((await record({ ...kept, note: '网民反映某路段积水' })).status).toBe(201);
    expect((await read('public-registers/concerns/transport')).status).toBe(404);
    expect((await read('registers/concerns/transport', staff('handler'))).body).toMatchObject({
      entries: [{ entry: '2026-7', level: 'major' }],
    });
    expect((await read('registers/concerns/transport', staff('leader', 'water'))).status).toBe(404);
    expect((await read('registers/nothing/transport', staff('handler'))).status).toBe(404);
    expect(JSON.stringify(await city.events())).not.toContain('积水');
  });

  it('of tasks is looked back on, task by task (S17, S23)', async () => {
    const task = { year: 2025, task: '权力清单', lead: '办公室', cooperating: null, dueOn: '2025-06-30' };
    const of = (entry: string, over: object) =>
      record({
        register: 'tasks',
        entry,
        validFrom: '2025-01-10',
        fields: { ...task, completedOn: null, evidence: null, ...over },
      });
    expect((await of('1', { completedOn: '2025-06-01' })).code).toBe('register.entry.fields');
    expect((await of('1', { completedOn: '2025-06-01', evidence: '报告' })).status).toBe(201);
    expect((await of('2', {})).status).toBe(200);
    expect((await read('task-look-backs/transport/2025', staff('handler'))).body).toMatchObject({
      counts: { inTime: 1, late: 0, overdue: 1, open: 0 },
      tasks: [
        { entry: '1', standing: 'inTime' },
        { entry: '2', standing: 'overdue', lead: '办公室' },
      ],
    });
    expect((await read('task-look-backs/transport/2025', staff('leader', 'water'))).status).toBe(404);
    expect((await read('task-look-backs/transport/soon', staff('handler'))).status).toBe(404);
  });
});
