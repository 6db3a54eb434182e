import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readKafkaConnection } from './bus.js';
import { readConfig } from './config.js';

const needed = {
  MINGJIAN_DATABASE_URL: 'postgres://app@127.0.0.1/mingjian_intake',
  MINGJIAN_ISSUER: 'http://127.0.0.1:1',
  MINGJIAN_JWKS_URL: 'http://127.0.0.1:1/jwks',
  MINGJIAN_DATA: '/tmp',
};
const busOf = (environment: Readonly<Record<string, string>>) =>
  readConfig('intake', { ...needed, ...environment }).bus;
const kafka = { MINGJIAN_BUS: 'kafka', MINGJIAN_KAFKA_BROKERS: 'kafka-1:9092, kafka-2:9092' };
const login = {
  MINGJIAN_KAFKA_SASL_MECHANISM: 'scram-sha-512',
  MINGJIAN_KAFKA_USERNAME: 'intake',
  MINGJIAN_KAFKA_PASSWORD: 'invented',
};

describe('the configuration of the bus', () => {
  it('is the embedded one unless told, and needs its database then', () => {
    expect(busOf({ MINGJIAN_BUS_URL: 'postgres://app@127.0.0.1/mingjian_bus' })).toEqual({
      kind: 'embedded',
      url: 'postgres://app@127.0.0.1/mingjian_bus',
      migrateUrl: undefined,
    });
    expect(() => busOf({})).toThrow('MINGJIAN_BUS_URL is needed');
  });

  it('needs brokers for Kafka, and no database of a bus', () => {
    expect(busOf(kafka)).toEqual({
      kind: 'kafka',
      connection: { brokers: ['kafka-1:9092', 'kafka-2:9092'], sasl: undefined },
      tls: undefined,
    });
    expect(() => busOf({ MINGJIAN_BUS: 'kafka' })).toThrow('MINGJIAN_KAFKA_BROKERS');
  });

  it.each(['kafka-1', 'http://kafka-1:9092', 'kafka-1:9092,', ':9092', 'a b:1'])('refuses %p as brokers', (brokers) => {
    expect(() => busOf({ ...kafka, MINGJIAN_KAFKA_BROKERS: brokers })).toThrow('MINGJIAN_KAFKA_BROKERS');
  });

  it('takes a login whole or not at all', () => {
    expect(busOf({ ...kafka, ...login })).toMatchObject({
      connection: { sasl: { mechanism: 'scram-sha-512', username: 'intake', password: 'invented' } },
    });
    for (const name of Object.keys(login)) {
      expect(() => busOf({ ...kafka, ...login, [name]: '' })).toThrow('MINGJIAN_KAFKA_SASL_MECHANISM');
    }
  });

  it('reads the certificate of the authority, which makes sense with encryption only', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mingjian-ca-'));
    const file = join(folder, 'ca.pem');
    await writeFile(file, 'a certificate');
    const withFile = { ...kafka, MINGJIAN_KAFKA_CA_FILE: file };
    await expect(readKafkaConnection({ ...withFile, MINGJIAN_KAFKA_TLS: 'true' })).resolves.toMatchObject({
      tls: { ca: 'a certificate' },
    });
    await expect(readKafkaConnection(withFile)).rejects.toThrow('MINGJIAN_KAFKA_CA_FILE needs MINGJIAN_KAFKA_TLS');
    await rm(folder, { recursive: true });
  });
});
