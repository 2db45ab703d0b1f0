import type { District } from '../../../district/types.ts';
import type { Incident } from '../../../incidents/incident.ts';
import type { Language } from '../../../policy/types.ts';
import type { Screen } from '../../screen.ts';
import { otherLanguage, words } from '../../wording/wording.ts';
import { alert, frame, normal } from './frame.ts';

/** 911 first (wording.md 1), with the address to read aloud; nothing to fill in, because this phone must now dial. */
export function emergencyScreen(
  district: District,
  incident: Incident,
  { language, bilingual }: { language: Language; bilingual: boolean },
): Screen {
  const site = district.sites.find((each) => each.id === incident.siteId);
  const place = site ? [site.name, site.address].filter((part) => part !== '').join(', ') : null;
  const languages = bilingual ? [language, otherLanguage(language)] : [language];
  return frame({
    step: 'emergency',
    language,
    context: { incidentId: incident.id },
    title: words(language).report.emergency.title,
    paragraphs: [
      ...languages.map((each) => {
        const { now, nowNoSite } = words(each).cards.emergencyReporter;
        return alert(place ? now(place) : nowNoSite);
      }),
      ...languages.map((each) => normal(words(each).report.emergency.inMessages)),
    ],
  });
}
