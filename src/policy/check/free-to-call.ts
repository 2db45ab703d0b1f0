import type { Finding, Proof } from './proof.ts';
import { textsOf } from './texts.ts';

/**
 * Wordings that would keep somebody from calling the police. Reporting may not be punished or impeded (EC 44014, Lab. Code 1102.5(a),
 * PC 136.1(b)(1); domain.md 1a).
 */
const AGAINST = [
  /\b(do not|don't|never|not allowed to|must not|may not|cannot|avoid|stop|before you|instead of|no need to|refrain from)\s+(\w+\s+){0,2}(call|calling|phone|phoning|contact|contacting|tell|telling|involve|involving|notify|notifying)\w*\s+(the\s+)?(police|911|an officer|law enforcement)/i,
  /\b(wait|ask|permission|approval|approved?)\b.{0,30}\b(before|to)\b.{0,15}\b(call|calling|911|police)/i,
  /\b(only|first)\b.{0,20}\b(principal|director|office)\b.{0,25}\b(calls?|may call)\b.{0,10}(police|911)/i,
  /\bpolice (are|is) not (needed|necessary|allowed)/i,
  /\bno\s+(llame|llamen|avise|avisen|contacte|marque|involucre|notifique|puede llamar|debe llamar)\b.{0,12}(policía|911)/i,
  /\b(espere|pida permiso|nunca|evite|en vez de|antes de)\b.{0,25}\b(llam\w*|policía|911)/i,
  /\bsin llamar a la policía|\bno (es|hace) (necesari\w+|falta) (llamar|la policía)/i,
];
/** "No permission needed" says the opposite. */
const FREES = /\bno permission needed\b|\bsin permiso\b/i;
/** Staff have no police powers (EC 38000). */
const POLICE_WORK = /\b(arrest|handcuff|detain|interrogate|arreste|espose|detenga al|interrogue al sospechoso)\b/i;

/** Nothing the bot says forbids or discourages anyone from calling the police, or asks staff to do police work. */
export const freeToCall: Proof = {
  id: 'free-to-call',
  claim: 'No wording forbids or discourages calling the police, and none asks staff to arrest, handcuff or interrogate.',
  prove({ policy }) {
    const texts = textsOf(policy);
    const findings = texts.flatMap(({ place, text }) =>
      [text.en, text.es].flatMap((words): Finding[] => {
        if (AGAINST.some((pattern) => pattern.test(words.replace(FREES, ''))))
          return [{ problem: `${place} keeps people from calling police: "${words}"` }];
        return POLICE_WORK.test(words) ? [{ problem: `${place} asks for police work: "${words}"` }] : [];
      }),
    );
    const asks = policy.texts.noticeScript.filter(({ en, es }) => /officer|agente/i.test(`${en} ${es}`));
    return {
      findings: [
        ...findings,
        ...asks.map(({ en }) => ({ problem: `the notice script speaks of an officer, which the rule alone decides: "${en}"` })),
      ],
      notes: [`${texts.length} texts in two languages`],
    };
  },
};
