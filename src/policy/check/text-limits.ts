import type { Finding, Proof, Subject } from './proof.ts';
import { countWords } from './texts.ts';

/** Slack: header and label 150 characters, option 75, ten radio buttons or boxes, 100 options of a select (platforms.md); Teams takes more. */
const LIMIT = { question: 150, option: 75, hint: 150, buttons: 10, options: 100 };
/** A person under stress: four lines of eight words, one sentence of why (design.md). */
const CALM = { lines: 4, words: 8, why: 200 };
const FILLED_IN = ['site', 'address', 'reference', 'kind'];
const LANGUAGES = ['en', 'es'] as const;

/** What is cut off on a screen was not said. */
export const textLimits: Proof = {
  id: 'text-limits',
  claim: 'Every text fits the limits of Slack and Teams, and what to do now fits four lines of eight words.',
  prove({ policy }) {
    return {
      findings: LANGUAGES.flatMap((language) => [
        ...questions(policy, language),
        ...types(policy, language),
        ...labels(policy, language),
        ...scripts(policy, language),
      ]),
    };
  },
};

function questions(policy: Subject['policy'], language: 'en' | 'es'): Finding[] {
  return Object.values(policy.questions).flatMap(({ id, text, hint, answers, display }) => [
    ...tooLong(`question ${id} (${language})`, text[language], LIMIT.question),
    ...tooLong(`hint of ${id} (${language})`, hint?.[language] ?? '', LIMIT.hint),
    ...answers.flatMap((answer) => tooLong(`answer ${answer.id} of ${id} (${language})`, answer.label[language], LIMIT.option)),
    ...tooMany(`\`${id}\``, answers.length, display === 'select' ? LIMIT.options : LIMIT.buttons),
  ]);
}

function types(policy: Subject['policy'], language: 'en' | 'es'): Finding[] {
  return Object.values(policy.types).flatMap(({ id, label, why, now }) => [
    ...tooLong(`type ${id} (${language})`, label[language], LIMIT.option),
    ...tooLong(`why of ${id} (${language})`, why[language], CALM.why),
    ...(now.length > CALM.lines ? [{ problem: `now of ${id} has ${now.length} lines, ${CALM.lines} fit` }] : []),
    ...now.flatMap((line, index): Finding[] => {
      const words = countWords(line[language]);
      return words > CALM.words
        ? [{ problem: `now of ${id}, line ${index + 1} (${language}) has ${words} words, ${CALM.words} are read` }]
        : [];
    }),
  ]);
}

/** Reasons are radio buttons, rules and duties lines of a card. */
function labels(policy: Subject['policy'], language: 'en' | 'es'): Finding[] {
  const { approve, decline } = policy.reasonCodes;
  const all = [...approve, ...decline, ...Object.values(policy.rules), ...Object.values(policy.duties)];
  return all.flatMap(({ id, label }) => tooLong(`label of ${id} (${language})`, label[language], LIMIT.option));
}

/** Only what the program fills in stands in braces; a student's name is none of it. */
function scripts({ texts }: Subject['policy'], language: 'en' | 'es'): Finding[] {
  const lines = [...texts.deEscalation, ...texts.callScript, ...texts.noticeScript].map((line) => line[language]);
  return lines.flatMap((line) => [
    ...tooLong(`script line "${line}"`, line, CALM.why),
    ...[...line.matchAll(/\{(\w*)\}/g)]
      .filter(([, name = '']) => !FILLED_IN.includes(name))
      .map(([braces]) => ({ problem: `script line "${line}": nothing is filled in for ${braces}` })),
  ]);
}

function tooLong(place: string, text: string, most: number): Finding[] {
  return text.length > most ? [{ problem: `${place} has ${text.length} characters, ${most} fit` }] : [];
}

function tooMany(place: string, count: number, most: number): Finding[] {
  return count > most ? [{ problem: `${place} has ${count} answers, ${most} fit` }] : [];
}
