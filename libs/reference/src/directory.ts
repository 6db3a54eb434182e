import type { Pins, Role, RuleTable } from '@mingjian/contracts';
import type { CivilDate } from '@mingjian/core';
import { effectiveGrants, reaches, type Grant } from '@mingjian/identity';
import type { DirectoryEvent } from './directory-events.js';
import { GrantRegister } from './grant-register.js';
import { OrganTree, type Organ } from './organ-tree.js';
import { RuleBook } from './rule-book.js';

/**
 * A service's copy of the directory in memory: a fold of intake's directory events. Streams may arrive interleaved in any way, each
 * in its own order; the result is the same.
 *
 * Days: everything is valid from its `validFrom` on and no longer on its `validTo`.
 */
export class Directory {
  private readonly tree = new OrganTree();
  private readonly register = new GrantRegister();
  /** By person; every command asks, and the directory seldom changes. */
  private readonly heldGrants = new Map<string, readonly Grant[]>();
  /** Work calendars and rule tables. */
  readonly rules = new RuleBook();

  apply(events: Iterable<DirectoryEvent>): this {
    for (const event of events) this.applyOne(event);
    return this;
  }

  organ(id: string, on?: CivilDate): Organ | undefined {
    return this.tree.organ(id, on);
  }

  organsOn(on: CivilDate): readonly Organ[] {
    return this.tree.organsOn(on);
  }

  ancestorsOf(id: string, on: CivilDate): readonly string[] {
    return this.tree.ancestorsOf(id, on);
  }

  childrenOf(id: string, on: CivilDate): readonly string[] {
    return this.tree.childrenOf(id, on);
  }

  subtreeOf(id: string, on: CivilDate): readonly string[] {
    return this.tree.subtreeOf(id, on);
  }

  heirsOf(id: string, on: CivilDate): readonly string[] {
    return this.tree.heirsOf(id, on);
  }

  /** True when the organ, or whoever has taken over its cases, has the section on a day. */
  hasSection(organ: string, section: string, on: CivilDate): boolean {
    return this.heirsOf(organ, on).some((heir) => this.organ(heir, on)?.sections.some(({ id }) => id === section));
  }

  predecessorsOf(id: string, on: CivilDate): readonly string[] {
    return this.tree.predecessorsOf(id, on);
  }

  /** Every grant that was ever given. */
  grants(): readonly Grant[] {
    return this.register.all();
  }

  /** A person's grants, past and future ones too: a deputy's last no longer than the holder's, none longer than its organ. */
  grantsOf(sub: string): readonly Grant[] {
    const known = this.heldGrants.get(sub);
    if (known) return known;
    const grants = this.register.grantsOf(sub).map((grant) => {
      const organEnds = grant.organ === null ? null : (this.organ(grant.organ)?.validTo ?? null);
      const endsWithOrgan = organEnds !== null && (grant.validTo === null || organEnds < grant.validTo);
      return endsWithOrgan ? { ...grant, validTo: organEnds } : grant;
    });
    // Not for whoever holds none: the public has any number of subjects.
    if (grants.length > 0) this.heldGrants.set(sub, grants);
    return grants;
  }

  /** The grants by which people may act in a role for an organ on a day: of the organ itself, or from above with its subtree. */
  holdersOf(role: Role, organ: string, on: CivilDate): readonly Grant[] {
    const ancestors = this.ancestorsOf(organ, on);
    return this.register
      .peopleOf(role)
      .flatMap((sub) => effectiveGrants(this.grantsOf(sub), sub, on))
      .filter(
        (grant) =>
          grant.role === role &&
          grant.access === 'write' &&
          grant.scope !== 'mandate' &&
          reaches(grant, organ, () => ancestors),
      );
  }

  /** The versions of rule tables that a decision of an organ on a day uses, for its envelope. @throws RuleMissing */
  pinsOn(tables: readonly RuleTable[], organ: string | null, on: CivilDate): Pins {
    return { rules: this.rules.pinOf(tables, organ, on) };
  }

  /** The same for a decision that also counts working days. @throws RuleMissing */
  countingPinsOn(tables: readonly RuleTable[], organ: string | null, on: CivilDate): Pins {
    return { ...this.pinsOn(tables, organ, on), calendar: this.rules.calendarPin() };
  }

  private applyOne(event: DirectoryEvent): void {
    this.heldGrants.clear();
    switch (event.type) {
      case 'OrganEstablished':
      case 'SectionOpened':
      case 'OrganAbolished':
        this.tree.apply(event);
        return;
      case 'GrantGiven':
      case 'GrantRevoked':
        this.register.apply(event);
        return;
      case 'CalendarApproved':
      case 'RuleTableAnnounced':
        this.rules.apply(event);
        return;
    }
  }
}

/** The directory after a history. */
export const directoryOf = (events: Iterable<DirectoryEvent>): Directory => new Directory().apply(events);
