import { createPool } from '@mingjian/postgres';
import Fastify from 'fastify';
import { bodyOf } from './sample-event.js';

/**
 * The plainest program that keeps what it acknowledges: one Fastify route, one durable INSERT a request of as many bytes as a command's
 * event has. A process of its own, started and stopped like a service; its environment names the database and the size of the pool.
 */
const { MINGJIAN_DATABASE_URL: url = '', MINGJIAN_POOL_SIZE: size = '' } = process.env;
const pool = createPool(url, { applicationName: 'bench bare', max: Number(size) });
const server = Fastify();

server.post<{ Body: Record<string, unknown> }>('/rows', async (request, reply) => {
  const id = request.headers['idempotency-key'] as string;
  const { rows } = await pool.query<{ sequence: number }>({
    name: 'bench.insert',
    text: 'INSERT INTO bare_rows (id, body) VALUES ($1, $2) RETURNING sequence',
    values: [id, bodyOf(id)],
  });
  return reply.status(201).send({ id, sequence: rows[0]!.sequence });
});

const end = async (): Promise<void> => {
  await server.close();
  await pool.end();
  process.exit();
};
process.on('SIGTERM', () => void end()).on('disconnect', () => void end());
process.send!({ type: 'listening', url: await server.listen({ host: '127.0.0.1', port: 0 }) });
