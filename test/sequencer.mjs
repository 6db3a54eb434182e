import Sequencer from '@jest/test-sequencer';

/** Specs that need a server come first: they take longest, and Jest, before it has seen them run, goes by the size of their files. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const needsServer = ({ context }) => context.config.displayName?.name === 'integration';
    return [...sorted.filter(needsServer), ...sorted.filter((test) => !needsServer(test))];
  }
}
