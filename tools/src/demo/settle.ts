import { administrator } from '../city/people.js';
import type { Client } from '../client/index.js';

/** Waits until nothing is on its way between the services any more. */
export const settle = async (client: Client): Promise<void> => {
  await client.as(administrator.sub).post('/simulation/settle', {});
};
