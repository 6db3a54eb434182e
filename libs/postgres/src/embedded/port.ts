import { createServer } from 'node:net';

/** The wanted loopback port, else the last one if it is free, else any free one. */
export const portFor = async (wanted: number | undefined, last: number | undefined): Promise<number> =>
  wanted ?? (last !== undefined && (await isFree(last)) ? last : listenOnce(0));

const isFree = (port: number): Promise<boolean> =>
  listenOnce(port).then(
    () => true,
    () => false,
  );

const listenOnce = (port: number): Promise<number> =>
  new Promise((found, fail) => {
    const server = createServer().once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? found(address.port) : fail(new Error('no port'))));
    });
  });
