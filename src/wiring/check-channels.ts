import type { District } from '../district/types.ts';
import { AppError } from '../incidents/app-error.ts';
import type { Platform } from '../incidents/incident.ts';

const NAMES = { slack: 'Slack', teams: 'Teams' };

/**
 * Channels the district file has to name on the platforms that are on: the schema is content with any platform, and one that is off gets
 * nothing. Without the director's channel the bot is of no use; without the liaison's only the digest goes nowhere.
 *
 * @returns what will not work although the bot starts.
 * @throws AppError `no-director-channel`.
 */
export function checkChannels({ channels }: Pick<District, 'channels'>, platforms: readonly Platform[]): string[] {
  const on = platforms.map((platform) => NAMES[platform]).join(' and ');
  const keys = (use: string): string => platforms.map((platform) => `channels.${use}.${platform}`).join(' or ');
  const verb = platforms.length > 1 ? 'are' : 'is';
  if (!platforms.some((platform) => channels.director[platform])) {
    const remedy = `Add ${keys('director')} to the district file: without it no card would be posted anywhere.`;
    throw new AppError('no-director-channel', `${on} ${verb} on, but the district file names no director channel there. ${remedy}`);
  }
  if (platforms.some((platform) => channels.liaison[platform])) return [];
  return [
    `${on} ${verb} on, but the district file names no liaison channel there, so the weekly digest will be counted and posted nowhere. Add ${keys('liaison')} to the district file and start again.`,
  ];
}
