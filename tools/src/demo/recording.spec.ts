import { describe, expect, it } from '@jest/globals';
import type { Client } from '../client/index.js';
import { recording, type SentCommand } from './recording.js';

/** A test double of the client: answers every command with its path, but refuses `/refused`. */
const answering: Client = {
  as: () => ({
    post: <Body>(path: string) =>
      path === '/refused' ? Promise.reject(new Error('refused')) : Promise.resolve({ status: 200, body: path as Body }),
    get: <Body>() => Promise.resolve({ status: 200, body: 'got' as Body }),
  }),
  get: <Body>() => Promise.resolve({ status: 200, body: 'got' as Body }),
  close: () => Promise.resolve(),
};

describe('a recording client', () => {
  it('notes acknowledged commands with their answers, and nothing else', async () => {
    const sent: SentCommand[] = [];
    const person = recording(answering, (command) => sent.push(command)).as('someone');
    await person.post('/clock', { now: 1 });
    await person.get('/file');
    await expect(person.post('/refused', {}, { commandId: 'no' })).rejects.toThrow('refused');
    expect(await person.post('/act', { a: 1 }, { commandId: 'one' })).toEqual({ status: 200, body: '/act' });
    expect(sent).toEqual([{ sub: 'someone', path: '/act', body: { a: 1 }, commandId: 'one', answer: '/act' }]);
  });
});
