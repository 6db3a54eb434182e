import type { RunningService } from './bootstrap.js';

type FromParent =
  | { readonly type: 'clock'; readonly request: number; readonly now: string }
  | { readonly type: 'progress'; readonly request: number }
  | { readonly type: 'stop' };

/**
 * A service under the launcher: says where it listens, keeps the simulated clock, tells how far it is, and ends when the launcher
 * does, also when that was killed. Started by hand or in a container it only follows the signals.
 */
export const followParent = (): { serve(running: RunningService): void; failed(error: unknown): void } => {
  const send = (message: object): void => {
    if (process.connected) process.send?.(message);
  };
  return {
    failed(error) {
      send({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    },
    serve(running) {
      let ending = false;
      const end = (): void => {
        if (ending) return;
        ending = true;
        void running.close().then(
          () => process.exit(0),
          () => process.exit(1),
        );
      };
      process.on('SIGTERM', end).on('SIGINT', end);
      // Without its launcher nobody would restart or stop this process.
      process.on('disconnect', end);
      process.on('message', (message: FromParent) => {
        switch (message.type) {
          case 'stop':
            return end();
          case 'clock':
            return void running.runtime
              .setClock(new Date(message.now))
              .then(() => send({ type: 'clockSet', request: message.request }));
          case 'progress':
            return void running.runtime
              .progress()
              .then((progress) => send({ type: 'progress', request: message.request, ...progress }));
        }
      });
      send({ type: 'listening', url: running.url });
    },
  };
};
