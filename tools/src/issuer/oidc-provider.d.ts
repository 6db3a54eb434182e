/** The part of oidc-provider 9 (which ships no types) that the issuer uses. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface ResourceServerInfo {
    readonly audience: string;
    readonly scope: string;
    readonly accessTokenTTL: number;
    readonly accessTokenFormat: 'jwt' | 'opaque';
    readonly jwt: { readonly sign: { readonly alg: string } };
  }

  export interface Client {
    readonly clientId: string;
    grantTypeAllowed(type: string): boolean;
  }

  export interface Grant {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    save(ttl?: number): Promise<string>;
  }

  export interface AccessToken {
    readonly accountId?: string;
    readonly expiration: number;
    resourceServer: object;
    save(): Promise<string>;
  }

  export interface Context {
    body: unknown;
    type: string;
    readonly oidc: {
      readonly client: Client;
      readonly params: Readonly<Record<string, string | undefined>>;
      readonly provider: Provider;
      readonly session: { readonly accountId: string; grantIdFor(clientId: string): string | undefined };
    };
  }

  export interface Interaction {
    readonly uid: string;
    readonly prompt: { readonly name: string };
    readonly params: Readonly<Record<string, unknown>>;
  }

  export default class Provider {
    constructor(issuer: string, configuration: object);
    proxy: boolean;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
    registerGrantType(name: string, handler: (context: Context) => Promise<void>, parameters: readonly string[]): void;
    on(event: string, listener: (context: Context, error: Error) => void): this;
    readonly Grant: {
      new (of: { clientId: string; accountId: string }): Grant;
      find(id: string): Promise<Grant | undefined>;
    };
    readonly AccessToken: new (of: { accountId: string; client: Client; scope: string; gty: string }) => AccessToken;
    readonly ResourceServer: new (identifier: string, info: ResourceServerInfo) => object;
  }

  export const errors: {
    readonly InvalidGrant: new (description: string) => Error;
    readonly InvalidTarget: new (description?: string) => Error;
    readonly SessionNotFound: new (description: string) => Error;
  };
}
