import {
  Metadata,
  status,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerReadableStream,
} from '@grpc/grpc-js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import sharedMessages from '@eventstore/db-client/generated/shared_pb.js';
import statusMessages from '@eventstore/db-client/generated/status_pb.js';
import streamMessages from '@eventstore/db-client/generated/streams_pb.js';
import anyMessages from 'google-protobuf/google/protobuf/any_pb.js';
import type { Faults } from './faults.js';
import type { Expected, Proposed, ServerLog, Written } from './log.js';
import { empty, expectedOf, identifierOf, nameOf, proposedOf } from './messages.js';

const { AppendResp: Response, BatchAppendResp: BatchResponse } = streamMessages;

interface Request {
  readonly stream: string;
  readonly expected: Expected;
  readonly events: Proposed[];
}

/** Answers `Append`. */
export const serveAppend = (
  log: ServerLog,
  faults: Faults,
  call: ServerReadableStream<AppendReq, AppendResp>,
  answer: sendUnaryData<AppendResp>,
): void => {
  let request: Request | undefined;
  call.on('data', (message: AppendReq) => {
    const options = message.getOptions();
    if (options) {
      const stream = nameOf(options.getStreamIdentifier());
      request = { stream, expected: expectedOf(options), events: [] };
    } else {
      request!.events.push(proposedOf(message.getProposedMessage()!));
    }
  });
  call.on('end', () => {
    const write = (): Written => log.append(request!.stream, request!.expected, request!.events);
    const lost = (): void => answer({ code: status.UNAVAILABLE, details: 'the double lost the connection' });
    const fault = faults.next();
    if (fault === 'silent') return;
    if (fault === 'delayed') return faults.hold(write);
    if (fault === 'lostBefore') return lost();
    const written = write();
    if (fault === 'lostAfter') return lost();
    if (written.kind !== 'tooLarge') return answer(null, responseOf(written, request!.expected));
    const metadata = new Metadata();
    metadata.set('exception', 'maximum-append-size-exceeded');
    metadata.set('maximum-append-size', String(written.limit));
    const details = `Maximum Append Size of ${written.limit} Exceeded.`;
    return answer({ code: status.INVALID_ARGUMENT, details, metadata });
  });
};

const responseOf = (written: Exclude<Written, { kind: 'tooLarge' }>, expected: Expected): AppendResp => {
  const response = new Response();
  if (written.kind === 'wrongVersion') {
    const wrong = new Response.WrongExpectedVersion();
    if (written.current < 0) wrong.setCurrentNoStream(empty());
    else wrong.setCurrentRevision(String(written.current));
    if (typeof expected === 'number') wrong.setExpectedRevision(String(expected));
    else wrong.setExpectedNoStream(empty());
    response.setWrongExpectedVersion(wrong);
  } else {
    const success = new Response.Success();
    success.setCurrentRevision(String(written.revision));
    success.setNoPosition(empty());
    response.setSuccess(success);
  }
  return response;
};

/** Answers `BatchAppend`, which the adapter never calls; here to show why. */
export const serveBatchAppend = (log: ServerLog, call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void => {
  const pending = new Map<string, Request>();
  call.on('data', (message: BatchAppendReq) => {
    const id = message.getCorrelationId()!.getString();
    const options = message.getOptions();
    if (options) {
      const stream = nameOf(options.getStreamIdentifier());
      pending.set(id, { stream, expected: expectedOf(options), events: [] });
    }
    const request = pending.get(id)!;
    request.events.push(...message.getProposedMessagesList().map(proposedOf));
    if (!message.getIsFinal()) return;
    pending.delete(id);
    const response = batchResponseOf(log.append(request.stream, request.expected, request.events));
    response.setCorrelationId(message.getCorrelationId());
    response.setStreamIdentifier(identifierOf(request.stream));
    call.write(response);
  });
  call.on('end', () => call.end());
};

const batchResponseOf = (written: Written): BatchAppendResp => {
  const response = new BatchResponse();
  if (written.kind === 'written') {
    const success = new BatchResponse.Success();
    success.setCurrentRevision(String(written.revision));
    response.setSuccess(success);
    return response;
  }
  const details = new anyMessages.Any();
  if (written.kind === 'wrongVersion') {
    const wrong = new sharedMessages.WrongExpectedVersion();
    if (written.current >= 0) wrong.setCurrentStreamRevision(String(written.current));
    details.pack(wrong.serializeBinary(), 'event_store.client.WrongExpectedVersion');
  } else {
    const tooLarge = new sharedMessages.MaximumAppendSizeExceeded();
    tooLarge.setMaxappendsize(written.limit);
    details.pack(tooLarge.serializeBinary(), 'event_store.client.MaximumAppendSizeExceeded');
  }
  const error = new statusMessages.Status();
  error.setMessage(written.kind);
  error.setDetails(details);
  response.setError(error);
  return response;
};
