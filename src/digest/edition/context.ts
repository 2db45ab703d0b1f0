import type { DigestSettings, District } from '../../district/types.ts';
import type { PolicyFacts } from '../../policy/policy.ts';
import type { Localized } from '../../policy/types.ts';

/** What names the numbers: the digest itself knows only ids. */
export interface DigestContext {
  district: Pick<District, 'name' | 'timeZone' | 'agencies' | 'sites' | 'calendar'> & {
    digest: Pick<DigestSettings, 'replyTo' | 'exactCountsApproved'>;
  };
  policy: Pick<PolicyFacts, 'types' | 'rules' | 'questions' | 'reasonCodes'>;
}

const NOT_LISTED: Localized = { en: 'No longer in the district file', es: 'Ya no está en el archivo del distrito' };

/** What stands in the database is never printed: an agency that the district file no longer has is called that. */
export function agencyName(id: string | null, { district }: DigestContext): Localized {
  if (id === null) return { en: '–', es: '–' };
  const name = district.agencies.find((agency) => agency.id === id)?.name;
  return name === undefined ? NOT_LISTED : { en: name, es: name };
}
