import type { Localized } from '../../policy/types.ts';
import type { DigestNeed } from '../document/model.ts';
import type { OpenItem, OpenItemKind } from '../numbers/open-items.ts';
import { agencyName, type DigestContext } from './context.ts';

type Word = (count: number) => Localized;

/** What an agency is asked for; the district's own late calls and notices are not its business. */
const ASKS: Partial<Record<OpenItemKind, Word>> = {
  'outcome-owed': (count) => ({
    en: count === 1 ? '1 outcome' : `${count} outcomes`,
    es: count === 1 ? '1 resultado' : `${count} resultados`,
  }),
  'school-matter': (count) => ({
    en: `a word on ${count === 1 ? '1 school matter' : `${count} school matters`} in which police acted`,
    es: `una aclaración sobre ${count === 1 ? '1 asunto escolar' : `${count} asuntos escolares`} con intervención policial`,
  }),
  'notice-only': (count) => ({
    en: `a word on ${count === 1 ? '1 notice' : `${count} notices`} to which an officer came`,
    es: `una aclaración sobre ${count === 1 ? '1 aviso' : `${count} avisos`} a los que vino un agente`,
  }),
};

/** "What we need from you": one line an agency, in the order of the district file; agencies we need nothing from are left out. */
export function needsOf(items: readonly OpenItem[], context: DigestContext): DigestNeed[] {
  const { agencies, digest } = context.district;
  return agencies.flatMap(({ id }) => {
    const own = items.filter((item) => item.agencyId === id);
    const asks = (Object.keys(ASKS) as OpenItemKind[]) // its keys are these
      .map((kind) => ({ kind, count: own.filter((item) => item.kind === kind).length }))
      .flatMap(({ kind, count }) => (count > 0 ? [ASKS[kind]?.(count)] : []))
      .filter((ask) => ask !== undefined);
    if (asks.length === 0) return [];
    const name = agencyName(id, context);
    const line = (language: 'en' | 'es'): string => `${name[language]}: ${asks.map((ask) => ask[language]).join('; ')}`;
    return [{ agencyId: id, text: { en: line('en'), es: line('es') }, replyTo: digest.replyTo ?? null }];
  });
}
