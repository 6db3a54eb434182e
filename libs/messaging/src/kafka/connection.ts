import { Kafka, logLevel } from 'kafkajs';
import './ended-runner.js';
import './quiet-queue.js';

/** How to reach a Kafka cluster. */
export interface KafkaConnection {
  /** `host:port` of some brokers; the others are learnt from them. */
  readonly brokers: readonly string[];
  /** Encrypts; `ca` is the authority's certificate (PEM) where the system does not know it. */
  readonly tls?: { readonly ca?: string | undefined } | undefined;
  readonly sasl?: KafkaLogin | undefined;
}

export interface KafkaLogin {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

/** What node:tls needs; undefined where the connection is plain. */
export const tlsOptions = ({ tls }: KafkaConnection): { readonly ca?: string } | undefined =>
  tls && (tls.ca === undefined ? {} : { ca: tls.ca });

/**
 * Few quick retries inside kafkajs: what lasts longer must show as trouble, and our own loops go on trying. kafkajs logs nothing, since
 * every failure that matters arrives here as an error.
 */
export const createKafka = (connection: KafkaConnection, clientId: string): Kafka =>
  new Kafka({
    clientId,
    brokers: [...connection.brokers],
    ssl: tlsOptions(connection) ?? false,
    ...(connection.sasl && { sasl: saslOf(connection.sasl) }),
    connectionTimeout: 5_000,
    requestTimeout: 10_000,
    retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 2_000 },
    logLevel: logLevel.NOTHING,
  });

/** kafkajs types each mechanism apart. */
const saslOf = ({ mechanism, username, password }: KafkaLogin) => {
  switch (mechanism) {
    case 'plain':
      return { mechanism, username, password } as const;
    case 'scram-sha-256':
      return { mechanism, username, password } as const;
    case 'scram-sha-512':
      return { mechanism, username, password } as const;
  }
};
