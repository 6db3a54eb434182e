import type { Permission } from './permission.js';

/** A right of whoever is logged in, as intake answers it. */
export interface HeldGrant {
  readonly grant: string;
  readonly role: string;
  readonly organ: string | null;
  readonly section: string | null;
  readonly scope: 'own' | 'subtree' | 'mandate';
  readonly access: 'read' | 'write';
  readonly deputyFor: string | null;
  /** The organs that it reaches; null: the whole city. */
  readonly organs: readonly string[] | null;
  readonly permissions: readonly Permission[];
}

export interface MeAnswer {
  readonly sub: string;
  readonly name: string | null;
  readonly today: string;
  readonly simulated: boolean;
  readonly grants: readonly HeldGrant[];
}

export interface OrganAnswer {
  readonly organ: string;
  readonly name: string;
  readonly englishName: string;
  readonly abbreviation: string;
  readonly parent: string | null;
  readonly supervising: boolean;
  readonly sections: readonly { readonly id: string; readonly name: string }[];
}

/** Roles whose work is limited to their section, where the grant and the thing name one. The services decide; this only hides what they would refuse. */
const SECTION_BOUND: ReadonlySet<string> = new Set(['handler', 'sectionHead']);

/** Whoever is logged in: what they may do where. */
export class Me {
  constructor(
    readonly answer: MeAnswer,
    readonly organs: readonly OrganAnswer[],
  ) {}

  get sub(): string {
    return this.answer.sub;
  }

  get today(): string {
    return this.answer.today;
  }

  get roles(): readonly string[] {
    return [...new Set(this.answer.grants.map(({ role }) => role))];
  }

  /** Whether they hold the permission for anything at all. */
  mayAnywhere(permission: Permission): boolean {
    return this.answer.grants.some(({ permissions }) => permissions.includes(permission));
  }

  /** Whether they may do this to a thing of an organ and section. */
  may(permission: Permission, organ: string | null, section: string | null = null): boolean {
    return this.answer.grants.some(
      (grant) =>
        grant.permissions.includes(permission) &&
        reaches(grant, organ) &&
        !(SECTION_BOUND.has(grant.role) && grant.section !== null && section !== null && grant.section !== section),
    );
  }

  /** Whether they act in a role for an organ. */
  hasRole(role: string, organ: string | null): boolean {
    return this.answer.grants.some((grant) => grant.role === role && grant.access === 'write' && reaches(grant, organ));
  }

  /** The organs that any of their grants reaches, in the order of the directory. */
  get reachable(): readonly OrganAnswer[] {
    return this.organs.filter(({ organ }) => this.answer.grants.some((grant) => reaches(grant, organ)));
  }

  /** The organs in which they hold a permission. */
  organsFor(permission: Permission): readonly OrganAnswer[] {
    return this.organs.filter(({ organ }) => this.may(permission, organ));
  }

  organ(id: string | null | undefined): OrganAnswer | undefined {
    return this.organs.find(({ organ }) => organ === id);
  }

  organName(id: string | null | undefined, language: 'zh' | 'en'): string {
    const organ = this.organ(id);
    if (!organ) return id ?? '';
    return language === 'zh' ? organ.name : organ.englishName;
  }

  /** Of a section whose organ is not told: its name where all organs that have one of this id agree on it. */
  sectionOfAnyName(section: string): string {
    const names = new Set(
      this.organs.flatMap(({ sections }) => sections.filter(({ id }) => id === section)).map(({ name }) => name),
    );
    return names.size === 1 ? [...names][0]! : section;
  }

  sectionName(organ: string | null | undefined, section: string | null | undefined): string {
    return this.organ(organ)?.sections.find(({ id }) => id === section)?.name ?? section ?? '';
  }
}

const reaches = ({ organs }: HeldGrant, organ: string | null): boolean =>
  organs === null || (organ !== null && organs.includes(organ));
