import type { District } from '../district/types.ts';
import { AppError } from '../incidents/app-error.ts';

/**
 * Channels the district file has to name on the platform that is on: the schema is content with any platform, and one that is off gets
 * nothing. Without the director's channel the bot is of no use; without the liaison's only the digest goes nowhere.
 *
 * @returns what will not work although the bot starts.
 * @throws AppError `no-director-channel`.
 */
export function checkChannels({ channels }: Pick<District, 'channels'>): string[] {
  if (!channels.director.slack) {
    const remedy = 'Add channels.director.slack to the district file: without it no card would be posted anywhere.';
    throw new AppError('no-director-channel', `Slack is on, but the district file names no director channel there. ${remedy}`);
  }
  if (channels.liaison.slack) return [];
  return [
    'Slack is on, but the district file names no liaison channel there, so the weekly digest will be counted and posted nowhere. Add channels.liaison.slack to the district file and start again.',
  ];
}
