import { expect } from '@jest/globals';
import { answerOf, type Answer, type City } from '@mingjian/service-kit/testing';
import { randomUUID } from 'node:crypto';

export interface RawRequest {
  readonly method?: string;
  readonly body?: string | Buffer;
  /** Instead of those of a proper request, or beside them; null leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
}

/** One request exactly as given, by default an act with a proper head and an empty body. */
export const sendRaw = async (
  city: City,
  token: string,
  path: string,
  { method = 'POST', body = '{}', headers = {} }: RawRequest = {},
): Promise<Answer> => {
  const all: Readonly<Record<string, string | null>> = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
    ...headers,
  };
  const [service = ''] = path.split('/');
  return answerOf(
    await fetch(`${city.service(service).url}/api/${service}/v1/${path.slice(service.length + 1)}`, {
      method,
      headers: Object.entries(all).filter((header): header is [string, string] => header[1] !== null),
      ...(method !== 'GET' && { body: body as string }),
    }),
  );
};

/** The answer is problem details with the stable code and people's texts in both languages. */
export const expectProblem = (answer: Answer, status: number, code: string): void => {
  expect({ status: answer.status, code: answer.code }).toEqual({ status, code });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({
    type: `urn:mingjian:problem:${code}`,
    status,
    code,
    title: expect.stringMatching(/[A-Za-z]/),
    titleZh: expect.stringMatching(/\p{Script=Han}/u),
  });
};
