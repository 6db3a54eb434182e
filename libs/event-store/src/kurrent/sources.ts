import { prefixesOf } from './attempts.js';
import { connectServer, START_OF_ALL, type Position } from './client.js';

/** Events of `$all` looked at in one read. */
const PAGE = 1_000;

/**
 * Which of these services have events on the server; when some have, only those that the same page of `$all` shows.
 * @throws StoreUnavailable
 */
export const sourcesWithEvents = async (url: string, sources: readonly string[]): Promise<readonly string[]> => {
  const server = connectServer(url);
  try {
    let from: Position = START_OF_ALL;
    for (;;) {
      const page = await server.readAll(from, PAGE);
      const held = sources.filter((source) =>
        page.some(({ stream }) => prefixesOf(source).some((prefix) => stream.startsWith(prefix))),
      );
      const end = page.at(-1)?.position ?? from;
      if (held.length > 0 || page.length < PAGE || end === from) return held;
      from = end;
    }
  } finally {
    await server.close();
  }
};
