import { describe, expect, it } from '@jest/globals';
import { readOptions } from './options.js';

describe('the options of the launcher', () => {
  it('have defaults that suit a first start', () => {
    expect(readOptions([])).toEqual({
      data: './data',
      port: 8080,
      portMayMove: true,
      simulated: false,
      from: undefined,
      bus: undefined,
      store: undefined,
      instances: {},
      city: true,
      help: false,
    });
  });

  it('are read', () => {
    const args = ['--data', '/x', '--port=9000', '--simulated', '--from', '2023-01-01', '--no-city'];
    args.push('--bus', 'kafka', '--store', 'esdb://h:2113', '--instances', 'review=2,reporting=3');
    expect(readOptions(args)).toEqual({
      data: '/x',
      port: 9000,
      portMayMove: false,
      simulated: true,
      from: '2023-01-01',
      bus: 'kafka',
      store: 'esdb://h:2113',
      instances: { review: 2, reporting: 3 },
      city: false,
      help: false,
    });
  });

  it.each([
    [['--port', '70000'], 'is not a port number'],
    [['--port', 'x'], 'is not a port number'],
    [['--from', '2023-01-01'], '--from needs --simulated'],
    [['--simulated', '--from', '2023-02-29'], 'is not a date'],
    [['--bus', 'pigeons'], 'there are embedded and kafka'],
    [['--store', 'postgres://h/db'], '--store wants esdb://'],
    [['--instances', 'archive=2'], 'the services are intake, review'],
    [['--instances', 'review=0'], 'has 1 to 9 instances'],
    [['--instances', 'review'], 'has 1 to 9 instances'],
    [['--unknown'], 'Usage'],
    [['stray'], 'Usage'],
  ])('%j are refused with a reason', (args, reason) => {
    expect(() => readOptions(args)).toThrow(reason);
  });
});
