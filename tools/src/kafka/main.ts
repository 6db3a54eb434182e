import { parseArgs } from 'node:util';
import { serviceNames } from '@mingjian/contracts';
import { createTopics } from '@mingjian/messaging/kafka';
import { readKafkaConnection } from '@mingjian/service-kit';
import { startLocalKafka } from './local-kafka.js';

const USAGE = `Usage: npm run kafka:local -- [--brokers N] [--port N] [--data DIR]
       npm run kafka:topics -- [--partitions N] [--replication N]

kafka:local starts a real Apache Kafka on 127.0.0.1, for trying out and for specs; it needs Java and Maven. Ctrl-C ends it.
  --brokers N      how many; default 1
  --port N         port of the first, the others follow; default 9092
  --data DIR       where everything is kept; default a temporary folder that is removed at the end

kafka:topics creates the topics that are missing on the cluster that MINGJIAN_KAFKA_BROKERS and the like name, and changes no other.
  --partitions N   of each topic, for good; default 6
  --replication N  copies of each partition; default one per broker, at most 3
`;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const main = async (): Promise<void> => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      brokers: { type: 'string' },
      port: { type: 'string' },
      data: { type: 'string' },
      partitions: { type: 'string' },
      replication: { type: 'string' },
    },
  });
  const number = (name: 'brokers' | 'port' | 'partitions' | 'replication'): number | undefined => {
    const text = values[name];
    if (text !== undefined && !/^[1-9]\d{0,4}$/.test(text)) throw new Error(`--${name} ${text} is not a whole number`);
    return text === undefined ? undefined : Number(text);
  };
  switch (positionals.join(' ')) {
    case 'local':
      return local({ brokers: number('brokers'), port: number('port') ?? 9092, dataDir: values.data });
    case 'topics':
      return topics({ partitions: number('partitions'), replication: number('replication') });
    default:
      throw new Error(USAGE);
  }
};

const local = async (options: {
  readonly brokers: number | undefined;
  readonly port: number;
  readonly dataDir: string | undefined;
}): Promise<void> => {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  const kafka = await startLocalKafka({ ...options, report: print });
  print(`ready: MINGJIAN_KAFKA_BROKERS=${kafka.brokers.join(',')}`);
  // A promise alone does not keep the process, nor do brokers in a session of their own.
  const waiting = setInterval(() => {}, 60_000);
  await stopped;
  clearInterval(waiting);
  print('stopping');
  await kafka.stop();
};

const topics = async (options: {
  readonly partitions: number | undefined;
  readonly replication: number | undefined;
}): Promise<void> => {
  const connection = await readKafkaConnection(process.env);
  const created = await createTopics({ connection, sources: serviceNames, ...options });
  print(created.length > 0 ? `created ${created.join(', ')}` : 'all topics are there already');
};

try {
  await main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
