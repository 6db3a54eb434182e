import { eventStoreContract } from '../testing/index.js';
import { openLog } from './testing/open-log.js';

eventStoreContract('the store in Postgres', { open: openLog });
