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

/** An agency that the district file no longer has keeps its id. */
export function agencyName(id: string | null, { district }: DigestContext): Localized {
  const name = district.agencies.find((agency) => agency.id === id)?.name ?? id ?? '–';
  return { en: name, es: name };
}
