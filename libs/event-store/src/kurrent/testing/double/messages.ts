import type { BatchAppendReq, AppendReq, ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import sharedMessages from '@eventstore/db-client/generated/shared_pb.js';
import streamMessages from '@eventstore/db-client/generated/streams_pb.js';
import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import type { Expected, Proposed, Stored } from './log.js';

const { Empty, StreamIdentifier: Identifier, UUID } = sharedMessages;
const { ReadResp: Response } = streamMessages;

export const nameOf = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

export const identifierOf = (name: string): StreamIdentifier => {
  const identifier = new Identifier();
  identifier.setStreamName(Uint8Array.from(Buffer.from(name, 'utf8')));
  return identifier;
};

export const expectedOf = (options: AppendReq.Options | BatchAppendReq.Options): Expected => {
  if (options.hasNoStream()) return 'noStream';
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'streamExists';
  return Number('getRevision' in options ? options.getRevision() : options.getStreamPosition());
};

export const proposedOf = (message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage): Proposed => ({
  id: message.getId()!.getString().toLowerCase(),
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

const TICKS_PER_MILLISECOND = 10_000n;

export const eventMessage = (event: Stored): ReadResp => {
  const id = new UUID();
  id.setString(event.id);
  const recorded = new Response.ReadEvent.RecordedEvent();
  recorded.setId(id);
  recorded.setStreamIdentifier(identifierOf(event.stream));
  recorded.setStreamRevision(String(event.revision));
  recorded.setCommitPosition(String(event.position));
  recorded.setPreparePosition(String(event.position));
  recorded.setData(event.data);
  recorded.setCustomMetadata(event.metadata);
  const metadata = recorded.getMetadataMap();
  metadata.set('type', event.type);
  metadata.set('content-type', event.contentType);
  metadata.set('created', String(BigInt(event.created.getTime()) * TICKS_PER_MILLISECOND));
  const read = new Response.ReadEvent();
  read.setEvent(recorded);
  read.setCommitPosition(String(event.position));
  const response = new Response();
  response.setEvent(read);
  return response;
};

export const notFoundMessage = (name: string): ReadResp => {
  const notFound = new Response.StreamNotFound();
  notFound.setStreamIdentifier(identifierOf(name));
  const response = new Response();
  response.setStreamNotFound(notFound);
  return response;
};

export const confirmationMessage = (): ReadResp => {
  const confirmation = new Response.SubscriptionConfirmation();
  confirmation.setSubscriptionId(crypto.randomUUID());
  const response = new Response();
  response.setConfirmation(confirmation);
  return response;
};

/** Which events a read or a subscription is interested in. */
export const filterOf = (options: ReadReq.Options): ((event: Stored) => boolean) => {
  const filter = options.getFilter();
  if (!filter) return () => true;
  const onStream = filter.getStreamIdentifier();
  const expression = onStream ?? filter.getEventType()!;
  const prefixes = expression.getPrefixList();
  const regex = new RegExp(expression.getRegex());
  return (event) => {
    const text = onStream ? event.stream : event.type;
    return prefixes.length > 0 ? prefixes.some((prefix) => text.startsWith(prefix)) : regex.test(text);
  };
};

export const empty = () => new Empty();
