import { SetMetadata, type Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import type { DiscoveryService, MetadataScanner } from '@nestjs/core';

/** Metadata key of a route's permission; every route has one or the service does not start. */
export const PERMISSION = 'mingjian:permission';

/** A route that anybody may call without a token. */
export const Public = (): MethodDecorator => SetMetadata(PERMISSION, 'public');

/**
 * Walks all controllers and refuses to start when a route names no permission: a forgotten guard must not be reachable.
 * @throws Error naming each such route.
 */
export const requirePermissionOnEveryRoute = (discovery: DiscoveryService, scanner: MetadataScanner): void => {
  const open: string[] = [];
  for (const { metatype } of discovery.getControllers()) {
    if (!metatype) continue;
    const prototype = (metatype as Type).prototype as Record<string, object>;
    for (const method of scanner.getAllMethodNames(prototype)) {
      const handler = prototype[method]!;
      if (Reflect.getMetadata(METHOD_METADATA, handler) === undefined) continue;
      if (Reflect.getMetadata(PERMISSION, handler) === undefined) open.push(`${metatype.name}.${method}`);
    }
  }
  if (open.length > 0) throw new Error(`routes without a permission: ${open.join(', ')}`);
};
