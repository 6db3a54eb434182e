import { jest } from '@jest/globals';
import { eventStoreContract } from '../testing/index.js';
import { openKurrentLog } from './testing/open-log.js';

const url = process.env['MINGJIAN_TEST_EVENTSTORE'];
if (!url) throw new Error('MINGJIAN_TEST_EVENTSTORE is not set: run npm run test:eventstore -- --url esdb://…');

jest.setTimeout(60_000);
eventStoreContract('the store on a server of EventStoreDB', { open: () => openKurrentLog(url) });
