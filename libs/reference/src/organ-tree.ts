import type { OrganEvent } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';

type Established = Extract<OrganEvent, { type: 'OrganEstablished' }>['data'];

export interface Section {
  readonly id: string;
  readonly name: string;
  readonly validFrom: CivilDate;
}

/** An organ with everything that is known of it. */
export interface Organ extends Omit<Established, 'sections'> {
  readonly sections: readonly Section[];
  /** The first day on which it no longer exists; null while no end is announced. */
  readonly validTo: CivilDate | null;
  readonly successors: readonly string[];
}

/** The tree of organs through time. An ended organ is represented by its successors, in the tree and for its open cases. */
export class OrganTree {
  private readonly organs = new Map<string, Organ>();

  apply(event: OrganEvent): void {
    const { organ: id } = event.data;
    if (event.type === 'OrganEstablished') {
      const { sections, validFrom } = event.data;
      this.organs.set(id, {
        ...event.data,
        sections: sections.map((section) => ({ ...section, validFrom })),
        validTo: null,
        successors: [],
      });
      return;
    }
    const organ = this.organs.get(id);
    if (!organ) return;
    if (event.type === 'SectionOpened') {
      const section = { ...event.data.section, validFrom: event.data.validFrom };
      this.organs.set(id, { ...organ, sections: [...organ.sections, section] });
    } else {
      this.organs.set(id, { ...organ, validTo: event.data.validTo, successors: event.data.successors });
    }
  }

  /** The organ if it exists on that day, with its sections of that day; without a day, whenever it existed. */
  organ(id: string, on?: CivilDate): Organ | undefined {
    const organ = this.organs.get(id);
    if (!organ || on === undefined) return organ;
    if (!standsOn(organ, on)) return undefined;
    return { ...organ, sections: organ.sections.filter((section) => section.validFrom <= on) };
  }

  /** All organs that exist on a day. */
  organsOn(on: CivilDate): readonly Organ[] {
    return [...this.organs.keys()].flatMap((id) => this.organ(id, on) ?? []);
  }

  /** Who is responsible for an organ's cases on a day: the organ itself until it ends, then those of its successors that exist. */
  heirsOf(id: string, on: CivilDate): readonly string[] {
    return [...this.heirs(id, on, new Set())];
  }

  /** Ended organs whose cases this organ has taken over by that day. */
  predecessorsOf(id: string, on: CivilDate): readonly string[] {
    return [...this.organs.values()]
      .filter((organ) => endedBy(organ, on) && this.heirsOf(organ.organ, on).includes(id))
      .map((organ) => organ.organ);
  }

  /** The organs above, nearest first. Where one has ended, its successors stand in its place. */
  ancestorsOf(id: string, on: CivilDate): readonly string[] {
    const found = new Set<string>();
    let layer = this.parentsOf(id, on);
    while (layer.length > 0) {
      const fresh = layer.filter((organ) => !found.has(organ));
      for (const organ of fresh) found.add(organ);
      layer = fresh.flatMap((organ) => this.parentsOf(organ, on));
    }
    found.delete(id);
    return [...found];
  }

  /** The existing organs directly below. */
  childrenOf(id: string, on: CivilDate): readonly string[] {
    return this.organsOn(on)
      .map((organ) => organ.organ)
      .filter((organ) => organ !== id && this.parentsOf(organ, on).includes(id));
  }

  /** The organ, all organs below it, and the ended organs whose cases they have taken over: what a report rolls up. */
  subtreeOf(id: string, on: CivilDate): readonly string[] {
    const below = this.organsOn(on)
      .map((organ) => organ.organ)
      .filter((organ) => organ !== id && this.ancestorsOf(organ, on).includes(id));
    const standing = [id, ...below];
    return [...new Set([...standing, ...standing.flatMap((organ) => this.predecessorsOf(organ, on))])];
  }

  private parentsOf(id: string, on: CivilDate): readonly string[] {
    const parent = this.organs.get(id)?.parent;
    return parent ? this.heirsOf(parent, on) : [];
  }

  private heirs(id: string, on: CivilDate, seen: Set<string>): Set<string> {
    if (seen.has(id)) return new Set();
    seen.add(id);
    const organ = this.organs.get(id);
    if (!organ || !endedBy(organ, on)) return new Set([id]);
    return new Set(organ.successors.flatMap((successor) => [...this.heirs(successor, on, seen)]));
  }
}

const endedBy = (organ: Organ, on: CivilDate): boolean => organ.validTo !== null && organ.validTo <= on;

const standsOn = (organ: Organ, on: CivilDate): boolean => organ.validFrom <= on && !endedBy(organ, on);
