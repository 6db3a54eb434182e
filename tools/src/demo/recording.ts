import type { Client } from '../client/index.js';

/** A command as it was sent, to be sent again. */
export interface SentCommand {
  readonly sub: string;
  readonly path: string;
  readonly body: unknown;
  readonly commandId: string;
  readonly answer: unknown;
}

/** The client, noting every acknowledged command that has a command id of its own; the clock has none. */
export const recording = (client: Client, note: (command: SentCommand) => void): Client => ({
  ...client,
  as(sub) {
    const person = client.as(sub);
    return {
      ...person,
      async post<Body>(path: string, body: unknown, options: Parameters<typeof person.post>[2] = {}) {
        const answer = await person.post<Body>(path, body, options);
        const { commandId } = options;
        if (commandId !== undefined) note({ sub, path, body, commandId, answer: answer.body });
        return answer;
      },
    };
  },
});
