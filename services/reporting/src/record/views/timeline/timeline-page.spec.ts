import { describe, expect, it } from '@jest/globals';
import { catalogue, eventLabel } from '@mingjian/contracts';
import { somewhere } from '@mingjian/portal-kit/testing';
import { renderTimelinePage } from './timeline-page.js';

describe('the timeline page', () => {
  it('tells each step with its date, its label and its place in the log', () => {
    const page = renderTimelinePage({
      number: 'H-1',
      here: somewhere({ simulated: true }),
      entries: [
        {
          source: 'publish',
          sequence: 12,
          recordedAt: new Date('2031-03-04T02:00:00Z'),
          stream: 'reply-1',
          version: 3,
          name: 'ReplyIssued',
          occurredOn: '2031-03-04',
          entry: 'late',
          actor: { sub: 'person-7', organ: 'harbour', role: 'publisher', grant: null },
          actingFor: 'person-8',
          pins: {},
          data: {},
        },
      ],
    });
    for (const text of ['2031-03-04', '发出答复', 'Reply issued', 'publish #12', '补录', '代理', '模拟时钟'])
      expect(page.replace(/\s+/g, ' ')).toContain(text);
    expect(page).not.toContain('person-7');
  });

  it('has a Chinese label for every event that a case can have', () => {
    const ofCases = [...catalogue.values()].filter(({ schema }) => {
      const fields = Object.keys('shape' in schema ? (schema.shape as object) : {});
      return ['application', 'item', 'review', 'remedy'].some((field) => fields.includes(field));
    });
    expect(ofCases.length).toBeGreaterThan(50);
    const unlabelled = ofCases.map(({ name }) => name).filter((name) => eventLabel(name).zh === name);
    expect(unlabelled).toEqual([]);
  });
});
