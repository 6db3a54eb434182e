import { describe, expect, it } from '@jest/globals';
import { defineEvent } from '@mingjian/contracts';
import { z } from 'zod';
import type { Aggregate, DomainEvent } from './aggregate.js';
import { reactionOf } from './reaction.js';

const event = { service: 'publish', name: 'Something', summary: 'Something happened.', schema: z.object({}) } as const;
const agreed = defineEvent({ ...event, kind: 'contract' });
const internal = defineEvent({ ...event, name: 'Detail', kind: 'private' });

describe('a reaction', () => {
  it('is to contract events only: a private one does not pass the type check', () => {
    const declare = reactionOf({} as Aggregate<never, DomainEvent, never>);
    const consequence = () => undefined;
    expect(declare({ name: 'react', to: agreed, consequence }).on).toEqual(['cn.mingjian.publish.Something.v1']);
    // @ts-expect-error A private event is the affair of the service that it happened in.
    expect(declare({ name: 'pry', to: internal, consequence }).name).toBe('pry');
  });
});
