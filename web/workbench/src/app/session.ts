import { InMemoryWebStorage, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';

/** What the server tells the desk of its surroundings. */
export interface Surroundings {
  readonly authority: string;
  readonly clientId: string;
}

/** Who is logged in. Tokens are in memory only: no script that comes later, and no other tab, finds them. */
export class Session {
  private readonly listeners = new Set<() => void>();
  private current: User | undefined;

  private constructor(private readonly users: UserManager) {
    users.events.addUserLoaded((user) => this.become(user));
    users.events.addUserUnloaded(() => this.become(undefined));
    users.events.addSilentRenewError(() => void this.logIn());
  }

  /** Ends a log-in that is under way, or begins one; undefined while the browser is on its way to the issuer. */
  static async open({ authority, clientId }: Surroundings): Promise<Session | undefined> {
    const base = new URL(import.meta.env.BASE_URL, location.origin).href;
    const users = new UserManager({
      authority,
      client_id: clientId,
      redirect_uri: `${base}callback`,
      post_logout_redirect_uri: base,
      scope: 'openid profile',
      // The verifier of a log-in under way outlasts the visit at the issuer and nothing more.
      stateStore: new WebStorageStateStore({ store: sessionStorage, prefix: 'mingjian.login.' }),
      userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
      automaticSilentRenew: true,
      accessTokenExpiringNotificationTimeInSeconds: 120,
    });
    const session = new Session(users);
    if (location.pathname.endsWith('/callback')) {
      // A log-in that fails is shown, not begun again: it would fail for ever.
      const user = await users.signinRedirectCallback();
      session.become(user);
      history.replaceState(null, '', typeof user.state === 'string' ? user.state : base);
      return session;
    }
    await session.logIn();
    return undefined;
  }

  /** The subject of whoever is logged in, and how to greet them. */
  get person(): { readonly sub: string; readonly name: string } | undefined {
    const profile = this.current?.profile;
    return profile && { sub: profile.sub, name: profile.name ?? profile.sub };
  }

  /** The token for a request; renewed first where it has run out, as after a sleep of the machine. */
  readonly token = async (): Promise<string | undefined> => {
    if (this.current?.expired) await this.users.signinSilent().catch(() => undefined);
    return this.current?.access_token;
  };

  /** Goes to the issuer and comes back to the same page. */
  readonly logIn = async (): Promise<void> => {
    await this.users.signinRedirect({ state: location.pathname + location.search });
  };

  async logOut(): Promise<void> {
    await this.users.signoutRedirect();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private become(user: User | undefined): void {
    this.current = user;
    for (const listener of this.listeners) listener();
  }
}
