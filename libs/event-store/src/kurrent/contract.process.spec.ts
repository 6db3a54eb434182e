import { afterAll, beforeAll, jest } from '@jest/globals';
import { eventStoreContract } from '../testing/index.js';
import { startServerDouble, type ServerDouble } from './testing/index.js';
import { openKurrentLog } from './testing/open-log.js';

jest.setTimeout(60_000);

let server: ServerDouble;
beforeAll(async () => {
  // As the README asks of a real server: an event may have 1 MiB, and its metadata come on top.
  server = await startServerDouble({ maxAppendSize: 4 * 1024 * 1024 });
});
afterAll(() => server.close());

eventStoreContract('the store on a double of EventStoreDB', {
  open: () => openKurrentLog(server.url),
  interleavings: 6,
});
