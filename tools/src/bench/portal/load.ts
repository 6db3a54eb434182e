import { once } from 'node:events';
import { join } from 'node:path';
import { encodeEnvelope, publicationEvents, sha256 } from '@mingjian/contracts';
import { createFileContents, fileKeyStore, type ContentStore } from '@mingjian/vault';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { BenchCity } from '../city.js';
import { Draw } from '../scale/chance.js';
import type { InventedDocument } from './documents.js';

const BYTES_AT_ONCE = 1 << 20;
const PUTS_AT_ONCE = 64;

/** Puts documents where publish has them once they are out: their bytes into its content store, their events at the end of its log. */
export class PublishLog {
  private readonly contents: ContentStore;
  private readonly draw = new Draw(0);

  /** @param owner of publish's database: the service's own role may not write its log past `log.append` */
  constructor(
    { folder }: Pick<BenchCity, 'folder'>,
    private readonly owner: Pool,
  ) {
    const keys = fileKeyStore(join(folder, 'keys', 'publish.key'));
    this.contents = createFileContents({ folder: join(folder, 'contents', 'publish'), keys });
  }

  /** In one transaction, so that nobody sees half a history. @returns how many */
  async append(documents: Iterable<InventedDocument>, onProgress: (n: number) => void = () => {}): Promise<number> {
    const client = await this.owner.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<{ sequence: string }>('SELECT sequence FROM log.head FOR UPDATE');
      const before = Number(rows[0]!.sequence);
      const { count, recordedAt } = await this.copy(client, before, documents, onProgress);
      await client.query('UPDATE log.head SET sequence = $1, recorded_at = greatest(recorded_at, $2)', [
        before + count,
        recordedAt,
      ]);
      await client.query('COMMIT');
      return count;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  private async copy(
    client: PoolClient,
    before: number,
    documents: Iterable<InventedDocument>,
    onProgress: (n: number) => void,
  ): Promise<{ readonly count: number; readonly recordedAt: string }> {
    const stream = client.query(
      copyFrom('COPY log.events (sequence, recorded_at, stream, version, id, type, body) FROM stdin'),
    );
    const failed = once(stream, 'error').then(([error]) => Promise.reject(error as Error));
    failed.catch(() => {});
    let [count, recordedAt, lines] = [0, '', ''];
    let putting: Promise<unknown>[] = [];
    for (const document of documents) {
      count += 1;
      recordedAt = `${document.data.publishedOn}T02:00:00.000Z`;
      lines += this.lineOf(document, before + count, recordedAt);
      putting.push(this.contents.put(document.bytes));
      if (putting.length === PUTS_AT_ONCE) {
        await Promise.all(putting);
        putting = [];
        onProgress(count);
      }
      if (lines.length > BYTES_AT_ONCE) {
        const free = stream.write(lines);
        lines = '';
        if (!free) await Promise.race([once(stream, 'drain'), failed]);
      }
    }
    await Promise.all(putting);
    stream.end(lines);
    await Promise.race([once(stream, 'finish'), failed]);
    return { count, recordedAt };
  }

  private lineOf({ publication, data }: InventedDocument, sequence: number, time: string): string {
    const { wireType, kind } = publicationEvents.ItemPublished;
    const [id, stream] = [this.draw.uuid(), `publication-${publication}`];
    const body = encodeEnvelope({
      ...{ specversion: '1.0', id, source: '/mingjian/publish', type: wireType, subject: stream, time },
      ...{ datacontenttype: 'application/json', kind, streamVersion: 1, actingFor: null, pins: {}, personal: [] },
      actor: { sub: 'service-publish', organ: null, role: 'service', grant: null },
      ...{ causationId: stream, correlationId: stream, command: { id: stream, digest: sha256(Buffer.from(stream)) } },
      ...{ occurredOn: data.publishedOn, entry: 'live', data: data as unknown as Record<string, unknown> },
    });
    return `${sequence}\t${time}\t${stream}\t1\t${id}\t${wireType}\t${body.replaceAll('\\', '\\\\')}\n`;
  }
}
