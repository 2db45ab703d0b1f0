import { decidersOf } from '../../incidents/deciders.ts';
import { siteOf } from '../cards/card-facts.ts';
import { isCarriedByLead } from '../cards/gathering-lines.ts';
import type { Reply } from '../screen.ts';
import type { FormFacts } from './form-facts.ts';
import { formWords } from './form-words.ts';
import { lastWord, normal } from './last-word.ts';
import { alreadyConfirmed } from './refusals.ts';

/** "I cannot call": what to do now, and who is called instead. Once somebody confirmed 911, that is what the person reads. */
export function cannotCallScreen(facts: FormFacts): Reply {
  const lead = facts.gathering?.lead;
  // the report it stands under carries the alarm for both
  if (lead && isCarriedByLead(facts)) return cannotCallScreen({ ...facts, incident: lead, gathering: { lead: null, reports: [] } });
  const { emergency } = facts.incident;
  if (emergency?.confirmedAt || emergency?.stoodDownAt) return alreadyConfirmed(facts);
  const words = formWords(facts.language).cannotCall;
  const chain = decidersOf(facts.district, facts.incident, facts.now);
  // the same order in which people are called one after another
  const asked = chain[(emergency?.alerts ?? 0) % Math.max(chain.length, 1)];
  const site = siteOf(facts);
  return lastWord(facts.language, [
    { style: 'alert', text: words.first },
    ...(asked ? [normal(words.asked(asked.title[facts.language], facts.district.directorPhone))] : []),
    ...(site?.frontOfficePhone ? [normal(words.frontOffice(site.name, site.frontOfficePhone))] : []),
    normal(words.stay),
  ]);
}
