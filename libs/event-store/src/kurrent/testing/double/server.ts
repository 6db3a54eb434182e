import {
  Server,
  ServerCredentials,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerUnaryCall,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import featureServices from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import featureMessages from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
  ReadReq,
  ReadResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import { serveAppend, serveBatchAppend } from './appends.js';
import { Faults } from './faults.js';
import { ServerLog } from './log.js';
import { serveRead } from './reads.js';

/** What the double calls itself; a record of a run against it cannot be taken for one against a server. */
export const DOUBLE_VERSION = '0.0.0-double';

export interface ServerDouble {
  /** Connection string. */
  readonly url: string;
  readonly log: ServerLog;
  readonly faults: Faults;
  /** Breaks off all connections and takes new ones after a while; what was written stays. */
  restart(downMs?: number): Promise<void>;
  close(): Promise<void>;
}

/** The server's own limit for one message. */
const LARGEST_MESSAGE = 16 * 1024 * 1024;

/**
 * A double of an EventStoreDB server on the loopback interface, in this process' memory: made of the client's own service definitions, so
 * the real client speaks to it over real gRPC. It has no disk, no cluster, no users, no projections.
 * @param options `maxAppendSize` in bytes, the server's default if not given; `port` 0 for a free one
 */
export const startServerDouble = async (
  options: { readonly maxAppendSize?: number; readonly port?: number } = {},
): Promise<ServerDouble> => {
  const log = new ServerLog(options.maxAppendSize);
  const faults = new Faults();
  let server = createServer(log, faults);
  const port = await bind(server, options.port ?? 0);
  return {
    url: `esdb://127.0.0.1:${port}?tls=false`,
    log,
    faults,
    async restart(downMs = 0) {
      server.forceShutdown();
      await new Promise((resolve) => setTimeout(resolve, downMs));
      server = createServer(log, faults);
      await bind(server, port);
    },
    async close() {
      server.forceShutdown();
    },
  };
};

const bind = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });

const createServer = (log: ServerLog, faults: Faults): Server => {
  const server = new Server({
    'grpc.max_receive_message_length': LARGEST_MESSAGE,
    'grpc.max_send_message_length': LARGEST_MESSAGE,
  });
  server.addService(streamServices.StreamsService, {
    read(call: ServerWritableStream<ReadReq, ReadResp>) {
      faults.count('read');
      serveRead(log, call);
    },
    append(call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>) {
      faults.count('append');
      serveAppend(log, faults, call, answer);
    },
    batchAppend(call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>) {
      faults.count('batchAppend');
      serveBatchAppend(log, call);
    },
  });
  server.addService(featureServices.ServerFeaturesService, {
    getSupportedMethods(_: ServerUnaryCall<unknown, SupportedMethods>, answer: sendUnaryData<SupportedMethods>) {
      answer(null, supportedMethods());
    },
  });
  return server;
};

const supportedMethods = (): SupportedMethods => {
  const supported = new featureMessages.SupportedMethods();
  supported.setEventStoreServerVersion(DOUBLE_VERSION);
  for (const name of ['read', 'append', 'batchappend']) {
    const method = new featureMessages.SupportedMethod();
    method.setServiceName('event_store.client.streams.streams');
    method.setMethodName(name);
    supported.addMethods(method);
  }
  return supported;
};
