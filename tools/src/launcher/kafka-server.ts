import { setTimeout as sleep } from 'node:timers/promises';
import { serviceNames } from '@mingjian/contracts';
import { createTopics } from '@mingjian/messaging/kafka';
import { NoLocalKafka } from '../kafka/distribution.js';
import { startLocalKafka, type LocalKafka } from '../kafka/local-kafka.js';
import { BackOff } from './back-off.js';
import { LauncherError } from './launcher-error.js';

export interface KafkaServerOptions {
  readonly dataDir: string;
  readonly report: (line: string) => void;
}

const BROKER = 1;
/** How long the broker of a launcher that was killed may hold the folder. */
const LEFTOVERS_MS = 60_000;

/** The city's own Kafka, one broker, kept running: when it dies it is started again at the same address, where the services look for it. */
export class KafkaServer {
  restarts = 0;
  private ending = false;
  private up = true;
  private restarting: NodeJS.Timeout | undefined;
  private readonly backOff = new BackOff();
  private startedAt = performance.now();

  private constructor(
    private readonly report: (line: string) => void,
    private readonly kafka: LocalKafka,
  ) {}

  /** Starts it and creates the topics that are missing. @throws LauncherError where there can be no Kafka */
  static async start({ dataDir, report }: KafkaServerOptions): Promise<KafkaServer> {
    const started: { server?: KafkaServer } = {};
    const kafka = await startPatiently(() =>
      startLocalKafka({ dataDir, report, onExit: () => started.server?.died() }),
    );
    started.server = new KafkaServer(report, kafka);
    await createTopics({ connection: { brokers: kafka.brokers }, sources: serviceNames });
    return started.server;
  }

  /** `host:port` of the broker. */
  get brokers(): readonly string[] {
    return this.kafka.brokers;
  }

  get running(): boolean {
    return this.up;
  }

  /** Leader of the group of processes that the broker is. */
  get pid(): number | undefined {
    return this.kafka.pid(BROKER);
  }

  async stop(): Promise<void> {
    this.ending = true;
    clearTimeout(this.restarting);
    await this.kafka.stop();
  }

  /** Ends it at once. */
  kill(): void {
    this.ending = true;
    clearTimeout(this.restarting);
    void this.kafka.kill(BROKER);
  }

  private died(): void {
    // While it starts its end is told by the start itself.
    if (!this.up || this.ending) return;
    this.up = false;
    this.startAgain('died');
  }

  private startAgain(why: string): void {
    const delay = this.backOff.next(performance.now() - this.startedAt);
    this.report(`Kafka ${why}, starts again in ${delay / 1000} s`);
    this.restarting = setTimeout(() => void this.restart(), delay);
  }

  private async restart(): Promise<void> {
    this.startedAt = performance.now();
    this.restarts += 1;
    try {
      await this.kafka.startBroker(BROKER);
      if (this.ending) return await this.kafka.stop();
      this.up = true;
      this.report('Kafka runs again');
    } catch (error) {
      await this.kafka.kill(BROKER);
      if (!this.ending) this.startAgain(`did not start (${(error as Error).message})`);
    }
  }
}

const startPatiently = async (start: () => Promise<LocalKafka>): Promise<LocalKafka> => {
  for (const until = performance.now() + LEFTOVERS_MS; ; await sleep(500)) {
    try {
      return await start();
    } catch (error) {
      if (error instanceof NoLocalKafka) throw new LauncherError(`--bus kafka: ${error.message}`);
      if (performance.now() > until) throw error;
    }
  }
};
