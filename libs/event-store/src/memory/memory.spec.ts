import { eventStoreContract } from '../testing/index.js';
import { createMemoryEventStore } from './index.js';

eventStoreContract('the store in memory', {
  async open() {
    const store = createMemoryEventStore('intake');
    return { store, reopen: async () => store, close: () => store.close() };
  },
});
