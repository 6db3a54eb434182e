import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerLog, Stored } from './log.js';
import { confirmationMessage, eventMessage, filterOf, nameOf, notFoundMessage } from './messages.js';

const BACKWARDS = 1;

/** Answers `Read`: a read that ends, or a subscription that first catches up and then goes on. */
export const serveRead = (log: ServerLog, call: ServerWritableStream<ReadReq, ReadResp>): void => {
  const options = call.request.getOptions()!;
  if (options.hasSubscription()) return subscribe(log, options, call);

  const name = nameOf(options.getStream()?.getStreamIdentifier());
  if (options.hasStream() && log.stream(name).length === 0) call.write(notFoundMessage(name));
  else for (const event of selected(log, options)) call.write(eventMessage(event));
  call.end();
};

const selected = (log: ServerLog, options: ReadReq.Options): readonly Stored[] => {
  const source = sourceOf(log, options);
  const wanted = filterOf(options);
  const count = Number(options.getCount());
  if (options.getReadDirection() === BACKWARDS) {
    const end = indexAfter(options, source, startOf(options, true));
    return source.slice(0, end).toReversed().filter(wanted).slice(0, count);
  }
  return source
    .slice(indexAfter(options, source, startOf(options, false) - 1n))
    .filter(wanted)
    .slice(0, count);
};

/** Behind a place given, unlike a read, which begins with it. */
const subscribe = (log: ServerLog, options: ReadReq.Options, call: ServerWritableStream<ReadReq, ReadResp>): void => {
  const source = sourceOf(log, options);
  const wanted = filterOf(options);
  const start = (options.getAll() ?? options.getStream())!;
  let next = start.hasStart()
    ? 0
    : start.hasEnd()
      ? source.length
      : indexAfter(options, source, startOf(options, false));
  call.write(confirmationMessage());
  const send = (): void => {
    for (const event of sourceOf(log, options).slice(next)) if (wanted(event)) call.write(eventMessage(event));
    next = sourceOf(log, options).length;
  };
  send();
  const stop = log.onGrown(send);
  call.on('cancelled', () => {
    stop();
    call.end();
  });
};

/** The index of the first event behind a place. */
const indexAfter = (options: ReadReq.Options, source: readonly Stored[], place: bigint): number => {
  let [low, high] = [0, source.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(options, source[middle]!) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
};

const sourceOf = (log: ServerLog, options: ReadReq.Options): readonly Stored[] =>
  options.hasAll() ? log.all : log.stream(nameOf(options.getStream()!.getStreamIdentifier()));

const placeOf = (options: ReadReq.Options, event: Stored): bigint =>
  options.hasAll() ? event.position : BigInt(event.revision);

const END = 2n ** 63n;

const startOf = (options: ReadReq.Options, backwards: boolean): bigint => {
  const all = options.getAll();
  const stream = options.getStream();
  if (all?.hasPosition()) return BigInt(all.getPosition()!.getCommitPosition());
  if (stream && !stream.hasStart() && !stream.hasEnd()) return BigInt(stream.getRevision());
  return (all ?? stream)!.hasEnd() || (backwards && !(all ?? stream)!.hasStart()) ? END : 0n;
};
