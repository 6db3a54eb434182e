import { z } from 'zod';
import { canonicalize } from './canonical.js';
import { personalFieldSchema } from './define.js';
import { date } from './events/fields.js';
import { roles } from './vocabulary.js';

/** Who acted, in which organ, by which grant (architecture rule 13). A person's name is never here: only the issuer's subject. */
export const actorSchema = z.strictObject({
  sub: z.string().min(1).max(255),
  organ: z.string().nullable(),
  role: z.enum(roles),
  grant: z.string().nullable(),
});
export type Actor = z.infer<typeof actorSchema>;

/** The versions of law that a decision used, so that it can be recomputed years later with the same result. */
export const pinsSchema = z.strictObject({
  rules: z.string().optional(),
  calendar: z.string().optional(),
  form: z.string().optional(),
  template: z.string().optional(),
});
export type Pins = z.infer<typeof pinsSchema>;

/**
 * What is stored and sent, as RFC 8785 canonical text, the same on every adapter and on the bus.
 *
 * The attributes of CloudEvents 1.0 keep their names (`specversion id source type subject time datacontenttype data`). The place
 * in the log (`sequence`, `recordedAt`) is not inside: it is drawn in the last statement of the append, when these bytes are already
 * fixed, and travels beside them (docs/adr/0004-envelope-and-coordinates.md).
 */
export const envelopeSchema = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.uuid(),
  source: z.string().regex(/^\/mingjian\/[a-z]+$/),
  type: z.string().regex(/^cn\.mingjian\.[a-z]+\.[A-Za-z]+\.v\d+$/),
  /** The stream, `<aggregate>-<id>`. */
  subject: z.string().min(1).max(200),
  /** The instant of the decision, UTC. */
  time: z.iso.datetime({ precision: 3 }),
  datacontenttype: z.literal('application/json'),
  kind: z.enum(['contract', 'private']),
  /** 1 for the first event of the stream, without gaps. */
  streamVersion: z.number().int().positive(),
  actor: actorSchema,
  /** The holder in whose place a deputy acts in their own name. */
  actingFor: z.string().nullable(),
  causationId: z.string(),
  correlationId: z.string(),
  command: z.strictObject({ id: z.string().min(1).max(200), digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  /** The legal civil date of the fact, Asia/Shanghai. */
  occurredOn: date,
  /** `late`: entered afterwards (补录), marked everywhere and left out of timeliness. */
  entry: z.enum(['live', 'late']),
  pins: pinsSchema,
  personal: z.array(personalFieldSchema),
  data: z.record(z.string(), z.unknown()),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** The canonical bytes of an envelope as text. */
export const encodeEnvelope = (envelope: Envelope): string => canonicalize(envelope);

/** Reads stored text back. The text is trusted to be an envelope (it was checked when it was written); the data is not upcast yet. */
export const decodeEnvelope = (text: string): Envelope => JSON.parse(text) as Envelope;
