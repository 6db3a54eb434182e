import type { PushTarget } from '@mingjian/service-kit';
import { pushToFolder } from './folder.js';
import type { PushMessage } from './message.js';
import { pushToWebhook } from './webhook.js';

/**
 * Hands a message to a website.
 * @throws TransientError when it will take it later; Error when it never will
 */
export const push = (target: PushTarget, message: PushMessage): Promise<void> =>
  target.kind === 'folder' ? pushToFolder(target, message) : pushToWebhook(target, message);
