import { setTimeout as delay } from 'node:timers/promises';
import type { Admin, Kafka } from 'kafkajs';

export interface Questions {
  /** Asks the cluster; once more by a new connection when that fails. */
  ask<Answer>(question: (admin: Admin) => Promise<Answer>): Promise<Answer>;
  close(): Promise<void>;
}

const PAUSE_MS = 200;

/** An admin client that is replaced when it fails: kafkajs' own goes on asking a leader that moved, for minutes. */
export const createQuestions = (kafka: Kafka): Questions => {
  let current: Promise<Admin> | undefined;

  const connect = async (): Promise<Admin> => {
    const admin = kafka.admin();
    await admin.connect();
    return admin;
  };
  const giveUp = async (admin: Promise<Admin> | undefined): Promise<void> => {
    if (current === admin) current = undefined;
    await (await admin?.catch(() => undefined))?.disconnect().catch(() => {});
  };
  const askOnce = async <Answer>(question: (admin: Admin) => Promise<Answer>): Promise<Answer> => {
    const admin = (current ??= connect());
    try {
      return await question(await admin);
    } catch (error) {
      await giveUp(admin);
      throw error;
    }
  };

  return {
    ask: (question) =>
      askOnce(question).catch(async () => {
        await delay(PAUSE_MS);
        return askOnce(question);
      }),
    close: () => giveUp(current),
  };
};
