import { describe, expect, it } from '@jest/globals';
import { staff } from '@mingjian/service-kit/testing';
import { bodies } from '../city-steps.js';
import { city } from './city.js';

const submittedBy = async (sub: string, over: object = {}) => {
  const { id } = await city.as(sub).act('intake/applications', { ...bodies.application(), ...over });
  const events = await city.events();
  return events.find(({ stream }) => stream === `application-${id}`)!.envelope;
};

const grantOf = async (sub: string) => {
  const given = (await city.events()).find(({ name, data }) => name === 'GrantGiven' && data['sub'] === sub);
  return given!.data['grant'];
};

describe('the envelope of what a person did', () => {
  it('names the organ, the role and the grant under which they acted', async () => {
    const registrar = staff('registrar');
    expect(await submittedBy(registrar)).toMatchObject({
      actor: { sub: registrar, organ: 'transport', role: 'registrar', grant: await grantOf(registrar) },
      actingFor: null,
    });
  });

  it('names a deputy in their own name, and whom they act for', async () => {
    await city.give({ sub: 'deputy', role: 'registrar', deputyFor: staff('registrar') });
    expect(await submittedBy('deputy')).toMatchObject({
      actor: { sub: 'deputy', organ: 'transport', role: 'registrar', grant: await grantOf('deputy') },
      actingFor: staff('registrar'),
    });
  });

  it('names a citizen without any grant', async () => {
    expect(await submittedBy('citizen', { channel: 'web' })).toMatchObject({
      actor: { sub: 'citizen', organ: null, role: 'citizen', grant: null },
      actingFor: null,
    });
  });
});
