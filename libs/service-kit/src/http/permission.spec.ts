import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Inject, Module, Post, SetMetadata } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, MetadataScanner, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { PERMISSION, Public, requirePermissionOnEveryRoute } from './permission.js';

@Controller('guarded')
class Guarded {
  @Get()
  @Public()
  open(): string {
    return 'open';
  }

  @Post()
  @SetMetadata(PERMISSION, 'item.propose')
  propose(): string {
    return this.helper();
  }

  helper(): string {
    return 'no route';
  }
}

@Controller('forgotten')
class Forgotten {
  @Get()
  forgotten(): string {
    return 'reachable by anybody';
  }
}

/** Starts an application as `startService` does, up to the walk over its routes. */
const start = async (...controllers: readonly (new () => object)[]): Promise<void> => {
  @Module({ imports: [DiscoveryModule], controllers: [...controllers] })
  class City {
    constructor(
      @Inject(DiscoveryService) readonly discovery: DiscoveryService,
      @Inject(MetadataScanner) readonly scanner: MetadataScanner,
    ) {}
  }
  const app = await NestFactory.create(City, new FastifyAdapter(), { logger: false, abortOnError: false });
  try {
    await app.init();
    const { discovery, scanner } = app.get(City);
    requirePermissionOnEveryRoute(discovery, scanner);
  } finally {
    await app.close();
  }
};

describe('a route without a permission', () => {
  it('keeps the service from starting, and is named', async () => {
    await expect(start(Guarded, Forgotten)).rejects.toThrow('routes without a permission: Forgotten.forgotten');
  });

  it('is not what a public route, a guarded one or a plain method is', async () => {
    await expect(start(Guarded)).resolves.toBeUndefined();
  });
});
