import type { IncomingMessage, ServerResponse } from 'node:http';
import { IssuerUnavailable, TokenRefused, type TokenVerifier } from '@mingjian/identity';
import { z } from 'zod';
import { readBody } from './body.js';
import { EntryProblem, sendJson } from './problems.js';
import { ClockBackwards, SimulationTimedOut, type Simulation } from './simulation.js';

const clockBody = z.strictObject({ now: z.iso.datetime({ offset: true }) });

/**
 * The control of a simulated city, for its administrator only: `GET` and `POST /simulation/clock`, `POST /simulation/settle`.
 * @param administrator subject of the one who may
 */
export const simulationApi =
  (simulation: Simulation, verifier: TokenVerifier, administrator: string) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    await requireAdministrator(request, verifier, administrator);
    const path = request.url?.split('?', 1)[0];
    if (path === '/simulation/clock') return clock(simulation, request, response);
    if (path === '/simulation/settle') return settle(simulation, request, response);
    throw new EntryProblem('request.notFound');
  };

const clock = async (simulation: Simulation, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method === 'POST') {
    const { now } = await bodyOf(request);
    await simulation.setClock(new Date(now)).catch(asProblem);
  } else if (request.method !== 'GET') {
    throw new EntryProblem('request.method');
  }
  sendJson(response, 200, { simulated: true, now: simulation.now.toISOString() });
};

const settle = async (simulation: Simulation, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method !== 'POST') throw new EntryProblem('request.method');
  request.resume();
  const settled = await simulation.settle().catch(asProblem);
  sendJson(response, 200, { settled: true, now: simulation.now.toISOString(), ...settled });
};

const asProblem = (error: unknown): never => {
  if (error instanceof ClockBackwards) throw new EntryProblem('clock.backwards', { reason: error.message });
  if (error instanceof SimulationTimedOut) throw new EntryProblem('simulation.timedOut', { reason: error.message });
  throw error;
};

const bodyOf = async (request: IncomingMessage): Promise<z.infer<typeof clockBody>> => {
  const bytes = await readBody(request, 4096);
  let value: unknown;
  try {
    value = JSON.parse(bytes?.toString('utf8') ?? '');
  } catch {
    throw new EntryProblem('request.malformedJson');
  }
  const parsed = clockBody.safeParse(value);
  if (!parsed.success) throw new EntryProblem('request.invalid');
  return parsed.data;
};

const requireAdministrator = async (
  request: IncomingMessage,
  verifier: TokenVerifier,
  administrator: string,
): Promise<void> => {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) throw new EntryProblem('identity.missing');
  const { sub } = await verifier.verify(token).catch((error: unknown): never => {
    if (error instanceof TokenRefused) throw new EntryProblem('identity.invalid');
    if (error instanceof IssuerUnavailable) throw new EntryProblem('service.unavailable');
    throw error;
  });
  if (sub !== administrator) throw new EntryProblem('permission.missing');
};
