import { join } from 'node:path';
import type { ServiceName } from '@mingjian/contracts';

/** Where one service keeps everything that cannot be derived again. */
export interface Place {
  readonly service: ServiceName;
  /** Its database as owner; contains the password. */
  readonly ownerUrl: string;
  /** The same as the role that the service connects as. */
  readonly appUrl: string;
  /** Its folder for keys and sealed content. */
  readonly dataDir: string;
}

export const contentsOf = ({ dataDir, service }: Place): string => join(dataDir, 'contents', service);

export const keyFileOf = ({ dataDir, service }: Place): string => join(dataDir, 'keys', `${service}.key`);
