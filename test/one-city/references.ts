import { describe, expect, it } from '@jest/globals';
import { SECTION, staff } from '@mingjian/service-kit/testing';
import { bodies, MONDAY, openCase } from '../city-steps.js';
import { city } from './city.js';

describe('a section that was asked to help', () => {
  it('answers by its own people, and nobody else of a section does', async () => {
    await city.give({ sub: 'works.handler', role: 'handler', section: 'works' });
    await city.give({ sub: 'roads.handler', role: 'handler', section: SECTION });
    const id = await openCase(city);
    await city.as('roads.handler').act(`intake/applications/${id}/co-handling`, { section: 'works', due: MONDAY });

    const answer = { section: 'works', answer: '我科保存有施工图' };
    const answers = `intake/applications/${id}/co-handling/answers`;
    expect(await city.as('roads.handler').post(answers, answer)).toMatchObject({ status: 403 });
    await city.as('works.handler').act(answers, answer);
    // To help with one question is not to handle the case.
    expect(await city.as('works.handler').post(`intake/applications/${id}/reply`, bodies.reply())).toMatchObject({
      status: 403,
    });
  });
});

describe('a reference to what is not there', () => {
  const refusalOf = async (role: 'registrar' | 'officeHead' | 'handler', path: string, body: object) => {
    const { status, code } = await city.as(staff(role)).post(`intake/${path}`, body);
    return { status, code };
  };

  it('is refused before a case is stuck with it', async () => {
    const { id } = await city.as(staff('registrar')).act('intake/applications', bodies.application());
    await city.as(staff('registrar')).act(`intake/applications/${id}/registration`, {});
    const assignment = `applications/${id}/assignment`;
    expect(await refusalOf('officeHead', assignment, { section: 'nowhere' })).toEqual({
      status: 422,
      code: 'application.assignment.sectionUnknown',
    });
    await city.as(staff('officeHead')).act(`intake/${assignment}`, { section: SECTION });
    await city.as(staff('handler')).act(`intake/${assignment}/acceptance`, {});
    const help = { section: 'nowhere', due: MONDAY };
    expect(await refusalOf('handler', `applications/${id}/co-handling`, help)).toEqual({
      status: 422,
      code: 'application.coHandling.sectionUnknown',
    });
    const consultation = { with: 'organ', consultedOrgan: 'nowhere', party: null };
    expect(await refusalOf('handler', `applications/${id}/consultations`, consultation)).toEqual({
      status: 422,
      code: 'application.consultation.organUnknown',
    });
  });

  it('is refused before something begins with it', async () => {
    const web = { ...bodies.application(), organ: 'nowhere', channel: 'web' };
    expect(await city.as('citizen').post('intake/applications', web)).toMatchObject({
      status: 422,
      code: 'application.submission.organUnknown',
    });
    expect(await refusalOf('handler', 'items', { ...bodies.item(), section: 'nowhere' })).toEqual({
      status: 422,
      code: 'item.proposal.sectionUnknown',
    });
  });

  it('is refused of a remedy about an application that is not there, or is another organ’s', async () => {
    const { id } = await city.as(staff('registrar')).act('intake/applications', bodies.application());
    const lodging = { organ: 'transport', kind: 'suitDirect', lodgedOn: MONDAY };
    await city.as(staff('registrar')).act('intake/remedies', { ...lodging, application: id });
    const nobodys = '9b2f0f0e-9d3c-4d5e-8f10-112233445566';
    expect(await refusalOf('registrar', 'remedies', { ...lodging, application: nobodys })).toEqual({
      status: 422,
      code: 'remedy.lodging.applicationUnknown',
    });
    const elsewhere = { ...lodging, organ: 'water', application: id };
    expect(await city.as(staff('registrar', 'water')).post('intake/remedies', elsewhere)).toMatchObject({
      status: 422,
      code: 'remedy.lodging.otherOrgan',
    });
  });
});
