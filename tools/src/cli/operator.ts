import type { ServiceName } from '@mingjian/contracts';
import { administrator } from '../city/people.js';
import { createClient, EntryUnreachable, ProblemError } from '../client/index.js';
import { DataFolder } from '../launcher/data-folder.js';
import { LauncherError } from '../launcher/launcher-error.js';
import { CommandFailed } from './answer.js';
import { UsageError } from './command-line.js';

/**
 * Requests to the operations of running services, in the name of an administrator.
 * Every method throws ProblemError for a refusal, EntryUnreachable or CommandFailed when nobody answers.
 */
export interface Operator {
  get<Body>(service: ServiceName, operation: string): Promise<Body>;
  post<Body>(service: ServiceName, operation: string, body: unknown): Promise<Body>;
  close(): Promise<void>;
}

const PATIENCE_MS = 5_000;
/** A replay deals with everything that waits before it answers. */
const ANSWER_MS = 120_000;

const pathOf = (service: ServiceName, operation: string): string => `/api/${service}/v1/operations/${operation}`;

/** The city of a launcher, as its administrator. @throws LauncherError when the folder is no city's */
export const operatorOfFolder = async (path: string): Promise<Operator> => {
  const origin = await (await DataFolder.find(path)).origin();
  if (origin === undefined) throw new LauncherError(`the city in ${path} was never started`);
  const client = createClient({ entry: origin, patienceMs: PATIENCE_MS, connections: 4 });
  const person = client.as(administrator.sub);
  const answered = async <Body>(asked: Promise<{ readonly body: Body }>): Promise<Body> => {
    try {
      return (await asked).body;
    } catch (error) {
      if (!(error instanceof EntryUnreachable)) throw error;
      throw new CommandFailed(`the city in ${path} does not answer at ${origin}: is it started?`, { cause: error });
    }
  };
  return {
    get: <Body>(service: ServiceName, operation: string) => answered(person.get<Body>(pathOf(service, operation))),
    post: <Body>(service: ServiceName, operation: string, body: unknown) =>
      answered(person.post<Body>(pathOf(service, operation), body)),
    close: () => client.close(),
  };
};

/** A city behind an address, as whoever the token names. @throws UsageError without a token */
export const operatorOfUrl = (url: string, token: string | undefined): Operator => {
  if (!token) throw new UsageError('--url needs an access token in MINGJIAN_TOKEN');
  const send = async <Body>(path: string, init: RequestInit): Promise<Body> => {
    const response = await fetch(new URL(path, url), {
      ...init,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(ANSWER_MS),
    }).catch((error: unknown) => {
      throw new EntryUnreachable(`${url} does not answer`, { cause: error });
    });
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw ProblemError.of(response.status, body, path);
    return body as Body;
  };
  return {
    get: (service, operation) => send(pathOf(service, operation), {}),
    post: (service, operation, body) =>
      send(pathOf(service, operation), { method: 'POST', body: JSON.stringify(body) }),
    close: () => Promise.resolve(),
  };
};
