import type { Incident } from '../../incidents/incident.ts';
import { isRestricted } from '../../incidents/permissions.ts';
import { followUpWords } from '../follow-up-words.ts';
import type { Notice } from '../notice.ts';
import { type CardSetting, say } from './card-facts.ts';
import { heading, line } from './incident-lines.ts';

/** A long day is cut, and says so: one message has a limit. */
const MOST_LINES = 40;

/**
 * The school matters of a day for the director channel: L1 counted, L2 a line each with kind and place, restricted ones counted only
 * (domain.md 1a, L2). Matters that are kept from the channel are not even counted; the caller leaves them out.
 */
export function rollUp(setting: CardSetting, { date, incidents }: { date: string; incidents: Incident[] }): Notice {
  const words = followUpWords(setting.language).rollUp;
  const restricted = incidents.filter(isRestricted);
  const open = incidents.filter((incident) => !isRestricted(incident));
  const counted = open.filter(({ classification: { level } }) => level === 'L1');
  const listed = open.filter(({ classification: { level } }) => level === 'L2');
  const lines = listed.slice(0, MOST_LINES).map((incident) => lineOf(setting, incident));
  const rest = listed.length - lines.length;
  return {
    push: words.push,
    blocks: [
      heading(words.heading(date)),
      ...(counted.length > 0 ? [line(words.counted(counted.length))] : []),
      ...(lines.length > 0 ? [{ kind: 'list' as const, lines: rest > 0 ? [...lines, `+ ${rest}`] : lines }] : []),
      ...(restricted.length > 0 ? [line(words.restricted(restricted.length))] : []),
    ],
    actions: [],
  };
}

function lineOf(setting: CardSetting, { reference, siteId, classification }: Incident): string {
  const site = setting.district.sites.find(({ id }) => id === siteId)?.name;
  const label = setting.policy.types[classification.type]?.label;
  return [reference, label ? say(setting, label) : classification.type, site].filter((part) => part !== undefined).join(' · ');
}
