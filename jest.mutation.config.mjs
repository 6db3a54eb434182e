import { shared } from './jest.config.mjs';

/** Pure specs for `npm run mutation`, which adds the room whose code is changed as `roots`. */
export default {
  ...shared,
  testRegex: '(?<!\\.int|\\.e2e|\\.kafka|\\.eventstore|\\.browser|\\.long|\\.process)\\.spec\\.tsx?$',
};
