import type { District } from '../../../district/types.ts';
import type { Incident } from '../../../incidents/incident.ts';
import type { Policy } from '../../../policy/schema.ts';
import type { Language } from '../../../policy/types.ts';
import type { Screen } from '../../screen.ts';
import { otherLanguage, words } from '../../wording/wording.ts';
import { alert, frame, normal } from './frame.ts';

/**
 * 911 first (wording.md 1), with the address to read aloud and what to do now; nothing to fill in, because this phone must now dial. Where
 * it must not (a bomb threat is on the line), what to do stands first.
 */
export function emergencyScreen(
  { district, policy }: { district: District; policy: Pick<Policy, 'types' | 'unspecifiedEmergency'> },
  incident: Incident,
  { language, bilingual, told = null }: { language: Language; bilingual: boolean; told?: string | null },
): Screen {
  const type = policy.types[incident.classification.type];
  const site = district.sites.find((each) => each.id === incident.siteId);
  const place = site ? [site.name, site.address].filter((part) => part !== '').join(', ') : null;
  const languages = bilingual ? [language, otherLanguage(language)] : [language];
  const call = languages.map((each) => {
    const { now, nowNoSite } = words(each).cards.emergencyReporter;
    return alert(place ? now(place) : nowNoSite);
  });
  // before the kind is known there is nothing to add to 911
  const isKnown = type !== undefined && incident.classification.type !== policy.unspecifiedEmergency;
  const todo = isKnown ? languages.map((each) => normal(type.now.map((line) => line[each]).join(' '))) : [];
  return frame({
    step: 'emergency',
    language,
    context: { incidentId: incident.id },
    title: words(language).report.emergency.title,
    paragraphs: [
      ...(type?.nowFirst ? [...todo, ...call] : [...call, ...todo]),
      ...(told === null ? [] : [alert(told)]),
      ...languages.map((each) => normal(words(each).report.emergency.inMessages)),
    ],
  });
}
