import type { Role } from '@mingjian/contracts';
import { ProblemError, type Client, type PersonClient } from '../tools/src/client/index.js';
import { personWith } from '../tools/src/city/people.js';
import { seededCalendar } from '../tools/src/city/seeded-calendar.js';
import type { Stage } from '../tools/src/scenario/scene.js';

const PATIENCE_MS = 60_000;
const AGAIN_MS = 400;

/** What is said to the services of a launched city beside its pages. */
export const deskSteps = (client: Client) => {
  const post = async (sub: string, path: string, body: object): Promise<string> =>
    (await client.as(sub).post<{ readonly id: string }>(`/api/${path}`, body)).body.id;
  const today = async (): Promise<string> =>
    (await client.as('shen-mingde').get<{ readonly today: string }>('/api/intake/v1/me')).body.today;

  /** An application that was entered from paper and registered. */
  const registered = async (): Promise<string> => {
    const id = await post('bai-ruolin', 'intake/v1/applications', {
      organ: 'yunze-transport',
      channel: 'counter',
      applicantType: 'naturalPerson',
      medium: 'paper',
      delivery: 'post',
      applicant: {
        name: '申请人丙',
        identity: { kind: 'other', number: 'DEMO-0003' },
        contact: { address: '云泽市演示路3号' },
      },
      request: { description: '2026年桥梁检测报告' },
    });
    await post('bai-ruolin', `intake/v1/applications/${id}/registration`, {});
    return id;
  };

  return { post, today, registered };
};

export const later = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** The transport bureau of a launched city, whose clock cannot be asked to wait: what the news has not reached yet is asked again. */
export const launchedStage = async (client: Client): Promise<Stage> => {
  const day = await deskSteps(client).today();
  return {
    client: { ...client, as: (sub) => patient(client.as(sub)) },
    organ: 'yunze-transport',
    section: 'roads',
    supervisor: 'yunze-office',
    otherOrgan: 'yunze-weitang',
    calendar: await seededCalendar(),
    personWith: (role: Role, organ = 'yunze-transport') => personWith(role, organ).sub,
    today: () => day,
    setDate: () => Promise.reject(new Error('this clock moves by itself')),
    settle: () => Promise.resolve(),
  };
};

const patient = (person: PersonClient): PersonClient => ({
  ...person,
  async post<Body>(path: string, body: unknown) {
    for (const until = Date.now() + PATIENCE_MS; ;) {
      try {
        return await person.post<Body>(path, body);
      } catch (error) {
        if (!(error instanceof ProblemError) || Date.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  },
});
