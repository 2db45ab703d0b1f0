import type { District } from '../district/types.ts';
import type { Platform } from '../incidents/incident.ts';

export interface ConfiguredChannel {
  /** The key of the district file. */
  use: 'director' | 'liaison' | 'operator';
  id: string;
}

/** Channels the district file names on a platform. */
export function configuredChannels({ channels }: Pick<District, 'channels'>, platform: Platform): ConfiguredChannel[] {
  return (['director', 'liaison', 'operator'] as const).flatMap((use) => {
    const id = channels[use]?.[platform];
    return id === undefined ? [] : [{ use, id }];
  });
}
