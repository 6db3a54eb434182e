import type { GrantEvent, Role } from '@mingjian/contracts';
import { cutToHolder, type Grant } from '@mingjian/identity';

/** Who holds what, with every grant's last known end. */
export class GrantRegister {
  private readonly byPerson = new Map<string, ReadonlyMap<string, Grant>>();
  private readonly byRole = new Map<Role, Set<string>>();

  apply(event: GrantEvent): void {
    const { sub, grant: id } = event.data;
    const held = this.byPerson.get(sub) ?? new Map<string, Grant>();
    if (event.type === 'GrantGiven') {
      this.byPerson.set(sub, new Map(held).set(id, event.data));
      this.byRole.set(event.data.role, (this.byRole.get(event.data.role) ?? new Set()).add(sub));
      return;
    }
    const grant = held.get(id);
    if (grant) this.byPerson.set(sub, new Map(held).set(id, { ...grant, validTo: event.data.validTo }));
  }

  /** A person's grants, past and future ones too; those as a deputy are cut to the time their holder has the role. */
  grantsOf(sub: string): readonly Grant[] {
    return this.given(sub).flatMap((grant) =>
      grant.deputyFor === null ? [grant] : cutToHolder(grant, this.given(grant.deputyFor)),
    );
  }

  /** Every grant that was ever given, as it was given, with its last known end. */
  all(): readonly Grant[] {
    return [...this.byPerson.values()].flatMap((held) => [...held.values()]);
  }

  /** Everybody who was ever given a role. */
  peopleOf(role: Role): readonly string[] {
    return [...(this.byRole.get(role) ?? [])];
  }

  private given(sub: string): readonly Grant[] {
    return [...(this.byPerson.get(sub)?.values() ?? [])];
  }
}
