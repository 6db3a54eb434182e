import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { assertCompatible } from '@mingjian/messaging/kafka';

const run = promisify(execFile);

export interface SecureListener {
  readonly address: string;
  /** PEM file of key and certificate. */
  readonly keystore: string;
  /** Who may log in, by SCRAM-SHA-512. */
  readonly username: string;
  readonly password: string;
}

export interface BrokerOptions {
  /** From 1. */
  readonly node: number;
  readonly address: string;
  /** `node@host:port` of every broker's controller. */
  readonly voters: readonly string[];
  readonly folder: string;
  readonly clusterId: string;
  readonly classPath: string;
  /** A second listener, encrypted and with a login. */
  readonly secure?: SecureListener | undefined;
  /** Called when its process ends, whatever ended it. */
  readonly onExit?: (() => void) | undefined;
}

const READY_MS = 90_000;
const STOP_MS = 20_000;

/** Small and simple: a broker of a few hundred messages a second on a machine that has other things to do. */
const JVM = ['-Xms64m', '-Xmx320m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/** Ends the broker when this process does, however it ends: then the pipe to `cat` closes. Killing the group takes all three. */
const WITH_PARENT = 'exec 3<&0; "$@" 3<&- </dev/null & java=$!; { cat <&3 >/dev/null; kill "$java"; } & wait "$java"';

/** One broker process, which is also a controller (KRaft). Its words go to `broker.log` in its folder. */
export class Broker {
  private process: ChildProcess | undefined;

  constructor(private readonly options: BrokerOptions) {}

  get address(): string {
    return this.options.address;
  }

  /** Leader of the group of processes that it is; undefined while it does not run. */
  get pid(): number | undefined {
    return this.process?.pid;
  }

  /** Starts it; `ready` tells when it serves. Its storage is formatted the first time. */
  async start(): Promise<void> {
    if (this.process) throw new Error(`broker ${this.options.node} runs already`);
    const { folder, classPath } = this.options;
    await mkdir(folder, { recursive: true });
    const properties = join(folder, 'server.properties');
    await writeFile(properties, propertiesOf(this.options));
    if (!(await stat(join(folder, 'data', 'meta.properties')).catch(() => undefined))) {
      await run('java', ['-cp', classPath, 'kafka.tools.StorageTool', ...this.formatting(properties)]);
    }
    const log = await open(join(folder, 'broker.log'), 'a');
    const child = spawn(
      'sh',
      ['-c', WITH_PARENT, 'sh', 'java', ...JVM, '-cp', classPath, 'kafka.Kafka', properties],
      // In a session of its own: Ctrl-C in the terminal must not stop it before those who use it.
      { stdio: ['pipe', log.fd, log.fd], detached: true },
    );
    this.process = child;
    child.once('exit', () => {
      child.stdin!.destroy();
      if (this.process === child) this.process = undefined;
      this.options.onExit?.();
    });
    await log.close();
  }

  /** @throws Error with its last words when it ends or does not serve in time */
  async ready(): Promise<void> {
    const deadline = Date.now() + READY_MS;
    while (this.process && Date.now() < deadline) {
      const serves = await assertCompatible({ brokers: [this.address] }).then(
        () => true,
        () => false,
      );
      if (serves) return;
      await sleep(100);
    }
    const words = await readFile(join(this.options.folder, 'broker.log'), 'utf8');
    throw new Error(`Kafka broker ${this.options.node} did not start:\n${words.split('\n').slice(-20).join('\n')}`);
  }

  /** Lets it hand over its partitions and close its files. */
  async stop(): Promise<void> {
    const child = this.process;
    if (!child) return;
    const exit = once(child, 'exit');
    child.stdin!.end();
    const late = setTimeout(() => void this.kill(), STOP_MS);
    await exit;
    clearTimeout(late);
  }

  /** Ends it at once, as a crash would. */
  async kill(): Promise<void> {
    const child = this.process;
    if (!child) return;
    const exit = once(child, 'exit');
    process.kill(-child.pid!, 'SIGKILL');
    await exit;
  }

  private formatting(properties: string): readonly string[] {
    const { clusterId, secure } = this.options;
    const user = secure ? ['--add-scram', `SCRAM-SHA-512=[name=${secure.username},password=${secure.password}]`] : [];
    // With the equals sign: an id may begin with a dash.
    return ['format', '--ignore-formatted', `--cluster-id=${clusterId}`, '-c', properties, ...user];
  }
}

/** Short sessions: a broker that was killed may come back only when its old session is over. */
const propertiesOf = ({ node, address, voters, folder, secure }: BrokerOptions): string => {
  const copies = Math.min(3, voters.length);
  return `process.roles=broker,controller
node.id=${node}
controller.quorum.voters=${voters.join(',')}
listeners=PLAINTEXT://${address},CONTROLLER://${voters[node - 1]!.split('@')[1]}${secure ? `,SASL_SSL://${secure.address}` : ''}
advertised.listeners=PLAINTEXT://${address}${secure ? `,SASL_SSL://${secure.address}` : ''}
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs=${join(folder, 'data')}
auto.create.topics.enable=false
default.replication.factor=${copies}
offsets.topic.num.partitions=8
offsets.topic.replication.factor=${copies}
transaction.state.log.num.partitions=8
transaction.state.log.replication.factor=${copies}
transaction.state.log.min.isr=1
group.initial.rebalance.delay.ms=0
broker.heartbeat.interval.ms=500
broker.session.timeout.ms=3000
num.network.threads=2
num.io.threads=4
${secure ? securityOf(secure) : ''}`;
};

const securityOf = ({
  keystore,
}: SecureListener): string => `listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL
sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.sasl_ssl.ssl.keystore.type=PEM
listener.name.sasl_ssl.ssl.keystore.location=${keystore}
`;
