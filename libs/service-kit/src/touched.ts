/**
 * For a read model that is made from states: the streams that a batch touched, with the version that each state must have reached. An event
 * may be another instance's, so what this process remembers of its stream may be older.
 * @param belongs by the stream's name
 */
export const touchedBy = (
  events: readonly { readonly stream: string; readonly version: number }[],
  belongs: (stream: string) => boolean,
): ReadonlyMap<string, number> =>
  new Map(events.flatMap(({ stream, version }) => (belongs(stream) ? [[stream, version] as const] : [])));
