import { intakeService } from '@mingjian/intake-service';
import { publishService } from '@mingjian/publish-service';
import { reportingService } from '@mingjian/reporting-service';
import { reviewService } from '@mingjian/review-service';
import { SECTION, staff, type City } from '@mingjian/service-kit/testing';
import type { ApplicantType, ResultCode } from '@mingjian/contracts';

/** The whole city. */
export const services = [intakeService, reviewService, publishService, reportingService] as const;

/** A Monday in a year with an approved calendar. */
export const MONDAY = '2026-03-02';

/** Bodies of acts, with invented people. */
export const bodies = {
  application: (applicantType: ApplicantType = 'naturalPerson') => ({
    organ: 'transport',
    channel: 'counter',
    applicantType,
    medium: 'electronic',
    delivery: 'post',
    applicant: {
      name: '申请人甲',
      identity: { kind: 'other', number: 'DEMO-0001' },
      contact: { address: '演示路 1 号' },
    },
    request: { description: '申请公开某路段养护合同' },
  }),
  reply: (text = '经审查，现予公开。', result: ResultCode = '3.1') => ({
    result,
    articles: ['36-2'],
    title: '政府信息公开申请答复书',
    text,
  }),
  item: (text = '养护计划正文。') => ({
    organ: 'transport',
    section: SECTION,
    category: '工作动态',
    visibility: 'public',
    attribute: 'proactive',
    origin: 'made',
    carrier: 'officialDocument',
    manners: ['website'],
    formedOn: MONDAY,
    title: '2026年公路养护计划',
    text,
  }),
};

/** Takes an application at the counter and brings it to its handler; gives its id. */
export const openCase = async (city: Pick<City, 'as'>, type?: ApplicantType): Promise<string> => {
  const { id } = await city.as(staff('registrar')).act('intake/applications', bodies.application(type));
  await city.as(staff('registrar')).act(`intake/applications/${id}/registration`, {});
  await city.as(staff('officeHead')).act(`intake/applications/${id}/assignment`, { section: SECTION });
  await city.as(staff('handler')).act(`intake/applications/${id}/assignment/acceptance`, {});
  return id;
};

export const levels = ['sectionHead', 'officeReviewer', 'secrecyReviewer', 'leader'] as const;

export type Kind = 'reply' | 'item';

/** The two things that go out, and how each does. `propose` gives the id that the thing, its review and its release share. */
export const releases = {
  reply: {
    propose: async (city: City, text?: string): Promise<string> => {
      const id = await openCase(city);
      await city.as(staff('handler')).act(`intake/applications/${id}/reply`, bodies.reply(text));
      return id;
    },
    opinion: 'agree',
    release: (id: string) => `publish/replies/${id}/issue`,
    edit: (id: string) => `intake/applications/${id}/reply/edits`,
    edited: (text: string) => bodies.reply(text),
    released: 'ReplyIssued',
    attemptKept: 'ReplyActRefused',
    code: 'reply',
  },
  item: {
    propose: async (city: City, text?: string): Promise<string> =>
      (await city.as(staff('handler')).act('intake/items', bodies.item(text))).id,
    opinion: 'open',
    release: (id: string) => `publish/publications/${id}/release`,
    edit: (id: string) => `intake/items/${id}/edits`,
    edited: (text: string) => ({ title: '2026年公路养护计划', text }),
    released: 'ItemPublished',
    attemptKept: 'PublicationActRefused',
    code: 'publication',
  },
} as const;

/** A thing that has come to review and to publish. */
export const proposed = async (city: City, kind: Kind, text?: string): Promise<string> => {
  const id = await releases[kind].propose(city, text);
  await city.settle();
  return id;
};

/** The digest of the bytes that review has before it now; an opinion names them. */
export const bytesUnderReview = async (city: City, id: string): Promise<string> => {
  const brought = (await city.events()).filter(
    ({ name, data }) => (name === 'ReviewOpened' || name === 'ReviewContentEdited') && data['review'] === id,
  );
  return String(brought.at(-1)?.data['digest']);
};

/** All levels of review let it pass, one after the other. */
export const pass = async (city: City, kind: Kind, id: string): Promise<void> => {
  const { opinion } = releases[kind];
  const digest = await bytesUnderReview(city, id);
  for (const role of levels) await city.as(staff(role)).act(`review/reviews/${id}/opinions`, { opinion, digest });
};

/** Reviewed things that only wait to be released, one for each text. */
export const agreed = async (city: City, kind: Kind, texts: readonly string[]): Promise<readonly string[]> => {
  const ids = await Promise.all(texts.map((text) => releases[kind].propose(city, text)));
  await city.settle();
  await Promise.all(ids.map((id) => pass(city, kind, id)));
  await city.settle();
  return ids;
};

/** One of them. */
export const agreedOne = async (city: City, kind: Kind): Promise<string> =>
  (await agreed(city, kind, ['送审的正文']))[0]!;
