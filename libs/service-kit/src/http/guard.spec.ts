import { describe, expect, it } from '@jest/globals';
import { IssuerUnavailable, TokenRefused, type Principal } from '@mingjian/identity';
import type { ExecutionContext } from '@nestjs/common';
import type { Engine } from '../engine.js';
import { BearerGuard } from './guard.js';
import { Public } from './permission.js';

const lin: Principal = { sub: 'lin', issuer: 'https://issuer.example' };

class Routes {
  @Public()
  open(): void {}
  closed(): void {}
}

interface Knock {
  readonly route: 'open' | 'closed';
  readonly authorization?: string;
  readonly verify?: (token: string) => Promise<Principal>;
}

const knock = async ({ route, authorization, verify = async () => lin }: Knock): Promise<Principal | undefined> => {
  const request: { headers: { authorization: string | undefined }; principal?: Principal } = {
    headers: { authorization },
  };
  const guard = new BearerGuard({ verifyToken: verify } as unknown as Engine);
  await guard.canActivate({
    getHandler: () => Routes.prototype[route],
    switchToHttp: () => ({ getRequest: () => request }),
  } as unknown as ExecutionContext);
  return request.principal;
};

describe('the guard of every route', () => {
  it('lets anybody in to what is public, without looking at a token', async () => {
    const verify = () => Promise.reject(new Error('not asked'));
    expect(await knock({ route: 'open', authorization: 'Bearer x', verify })).toBeUndefined();
  });

  it('knows who holds a verified token', async () => {
    expect(await knock({ route: 'closed', authorization: 'Bearer x' })).toBe(lin);
    expect(await knock({ route: 'closed', authorization: 'bearer x' })).toBe(lin);
  });

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Basic x', 'Bearer x y'])(
    'asks for a token instead of %j',
    async (given) => {
      const knocking = knock({ route: 'closed', ...(given !== undefined && { authorization: given }) });
      await expect(knocking).rejects.toMatchObject({ code: 'identity.missing', status: 401 });
    },
  );

  it('does not say what is wrong with a token', async () => {
    const verify = () => Promise.reject(new TokenRefused('expired'));
    const knocking = knock({ route: 'closed', authorization: 'Bearer x', verify });
    await expect(knocking).rejects.toMatchObject({ code: 'identity.invalid', status: 401 });
  });

  it('does not call a token invalid while the issuer cannot be asked', async () => {
    const verify = () => Promise.reject(new IssuerUnavailable(new Error('away')));
    const knocking = knock({ route: 'closed', authorization: 'Bearer x', verify });
    await expect(knocking).rejects.toMatchObject({ code: 'service.unavailable', status: 503 });
  });
});
