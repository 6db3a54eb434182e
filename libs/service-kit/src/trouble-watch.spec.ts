import { expect, it } from '@jest/globals';
import { pino } from 'pino';
import { TroubleWatch } from './trouble-watch.js';

it('says a trouble that lasts once, again when it changes, and when it is over', () => {
  const lines: string[] = [];
  let now = new Map<string, Error>();
  const watch = new TroubleWatch(() => now, pino({ base: null }, { write: (line: string) => void lines.push(line) }));
  const said = (): readonly unknown[] => {
    watch.look();
    return lines.splice(0).map((line) => {
      const { msg, part, err } = JSON.parse(line) as { msg: string; part: string; err?: { message: string } };
      return [msg, part, err?.message];
    });
  };
  expect(said()).toEqual([]);
  now = new Map([['relay', new Error('for a moment')]]);
  expect(said()).toEqual([]);
  now = new Map();
  expect(said()).toEqual([]);
  now = new Map([['relay', new Error('no broker')]]);
  expect(said()).toEqual([]);
  expect(said()).toEqual([['trouble', 'relay', 'no broker']]);
  expect(said()).toEqual([]);
  now = new Map([['relay', new Error('wrong password')]]);
  expect(said()).toEqual([['trouble', 'relay', 'wrong password']]);
  now = new Map();
  expect(said()).toEqual([['trouble is over', 'relay', undefined]]);
});
