import type { RunningService } from './bootstrap.js';

type FromParent =
  | { readonly type: 'clock'; readonly request: number; readonly now: string }
  | { readonly type: 'progress'; readonly request: number }
  | { readonly type: 'stop' };

/**
 * A service under the launcher: says where it listens, keeps the simulated clock, tells how far it is, and ends when the launcher
 * does, also when that was killed while the service was still starting. Started by hand or in a container it only follows the signals.
 */
export const followParent = (): { serve(running: RunningService): void; failed(error: unknown): void } => {
  let running: RunningService | undefined;
  let ending = false;
  const send = (message: object): void => {
    if (process.connected) process.send?.(message);
  };
  const end = (): void => {
    if (ending) return;
    ending = true;
    // What has not begun to serve has nothing to finish; a start that was cut short is done again.
    if (!running) process.exit(0);
    void running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', end).on('SIGINT', end);
  // Without its launcher nobody would restart or stop this process. The channel may have broken before anybody listened.
  process.on('disconnect', end);
  if (process.send && !process.connected) end();
  return {
    failed(error) {
      send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    },
    serve(service) {
      running = service;
      const answer = (request: number, work: Promise<object>): void =>
        void work.then(
          (done) => send({ ...done, request }),
          // Database or bus are away for a while: whoever asked may ask again.
          (error: unknown) => send({ type: 'trouble', request, message: String(error) }),
        );
      process.on('message', (message: FromParent) => {
        switch (message.type) {
          case 'stop':
            return end();
          case 'clock':
            return answer(
              message.request,
              service.runtime.setClock(new Date(message.now)).then(() => ({ type: 'clockSet' })),
            );
          case 'progress':
            return answer(
              message.request,
              service.runtime.progress().then((progress) => ({ type: 'progress', ...progress })),
            );
        }
      });
      send({ type: 'listening', url: service.url });
    },
  };
};
