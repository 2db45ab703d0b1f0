import { describe, expect, it } from 'vitest';
import type { Localized } from '../../src/policy/types.ts';
import { policy } from './california.ts';

const LIMIT = { question: 150, option: 75, now: 8, nowLines: 4, why: 200 };
const words = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const questions = Object.values(policy.questions);
const types = Object.values(policy.types);

/** Every text of the policy, with the name of its place. */
const texts: [string, Localized][] = [
  ...questions.flatMap((each): [string, Localized][] => [
    [`question ${each.id}`, each.text],
    ...(each.hint ? [[`hint ${each.id}`, each.hint] as [string, Localized]] : []),
    ...each.answers.map(({ id, label }): [string, Localized] => [`answer ${each.id} ${id}`, label]),
  ]),
  ...types.flatMap((each): [string, Localized][] => [
    [`type ${each.id}`, each.label],
    [`why ${each.id}`, each.why],
    ...each.now.map((line, index): [string, Localized] => [`now ${each.id} ${index + 1}`, line]),
  ]),
  ...Object.values(policy.rules).map(({ id, label }): [string, Localized] => [`rule ${id}`, label]),
  ...Object.values(policy.duties).map(({ id, label }): [string, Localized] => [`duty ${id}`, label]),
  ...[...policy.reasonCodes.approve, ...policy.reasonCodes.decline].map(({ id, label }): [string, Localized] => [`reason ${id}`, label]),
  ...policy.texts.deEscalation.map((line, index): [string, Localized] => [`de-escalation ${index + 1}`, line]),
  ...policy.texts.callScript.map((line, index): [string, Localized] => [`call script ${index + 1}`, line]),
  ...policy.texts.noticeScript.map((line, index): [string, Localized] => [`notice script ${index + 1}`, line]),
];

/** Same in both languages because they are. */
const SAME = ['911', 'No', 'Alcohol', '504'];

describe('the words of the policy', () => {
  it.each(texts)('%s stands in both languages, each its own', (_place, text) => {
    expect(text.en.trim()).not.toBe('');
    expect(text.es.trim()).not.toBe('');
    if (!SAME.includes(text.en)) expect(text.es).not.toBe(text.en);
  });

  it('fit a phone and both platforms', () => {
    for (const { id, text, answers } of questions) {
      for (const language of ['en', 'es'] as const) {
        expect(text[language].length, id).toBeLessThanOrEqual(LIMIT.question);
        for (const { id: answer, label } of answers) expect(label[language].length, `${id} ${answer}`).toBeLessThanOrEqual(LIMIT.option);
      }
    }
    for (const { display, answers, id } of questions) {
      if (display === 'radio' || display === 'checkboxes') expect(answers.length, id).toBeLessThanOrEqual(10);
    }
  });

  it('say what to do now in at most four lines of eight words', () => {
    for (const { id, now, why } of types) {
      expect(now.length, id).toBeLessThanOrEqual(LIMIT.nowLines);
      for (const line of now)
        for (const language of ['en', 'es'] as const)
          expect(words(line[language]), `${id}: ${line[language]}`).toBeLessThanOrEqual(LIMIT.now);
      expect(Math.max(why.en.length, why.es.length), id).toBeLessThanOrEqual(LIMIT.why);
    }
  });

  it('never forbid or discourage calling the police', () => {
    // "don't", "never", "without permission" and their like before calling, police or 911
    const against = [
      /\b(do not|don't|never|not allowed to|must not|avoid|stop|before you|instead of|no need to)\s+(\w+\s+){0,2}(call|calling|phone|contact|tell|involve)\w*\s+(the\s+)?(police|911|an officer)/i,
      /\b(wait|ask|permission|approval)\b.{0,30}\b(before|to)\b.{0,15}\b(call|calling|911|police)/i,
      /\bno\s+(llame|llamen|avise|avisen|contacte|marque|involucre)\b.{0,12}(policía|911)/i,
      /\b(espere|pida permiso|nunca|evite|en vez de)\b.{0,25}\b(llam|policía|911)/i,
      /\bpolice (are|is) not (needed|necessary|allowed)|\bsin llamar a la policía|\bno (es|hace) (necesari\w+|falta) (llamar|la policía)/i,
    ];
    const offending = texts.filter(([, text]) => against.some((pattern) => pattern.test(text.en) || pattern.test(text.es)));
    expect(offending).toEqual([]);
    expect(against.some((pattern) => pattern.test('Do not call the police yourself'))).toBe(true);
    expect(against.some((pattern) => pattern.test('No llame a la policía'))).toBe(true);
    expect(against.some((pattern) => pattern.test('Ask the principal before you call 911'))).toBe(true);
  });

  it('neither ask for an officer nor decline one in the notice itself: that follows from the rule', () => {
    for (const { en, es } of policy.texts.noticeScript) expect(`${en} ${es}`).not.toMatch(/officer|agente/i);
  });

  it('never tell staff to arrest, handcuff or interrogate', () => {
    const offending = texts.filter(([, { en }]) => /\b(arrest|handcuff|detain|interrogate)\b/i.test(en));
    expect(offending).toEqual([]);
  });

  it('name statutes as the law does', () => {
    const statutes = [...types, ...Object.values(policy.rules)].flatMap((each) => each.statutes);
    for (const statute of statutes)
      expect(statute).toMatch(
        /^((EC|PC|WIC|VC|LC|BP|GOV|H&S) [0-9]+(\.[0-9]+)?(\([a-z0-9]+\))*(\([A-Z]\))?|(AB|SB) \d+|\d+ (CFR|USC) \d+(\([a-z]\))?)$/,
      );
  });

  it('say for every rule whether a source was found or counsel must look', () => {
    for (const rule of Object.values(policy.rules)) expect(['confirmed', 'verify_with_counsel']).toContain(rule.status);
    expect(Object.keys(policy.rules).filter((id) => /^M\d+$/.test(id))).toEqual([
      'M1',
      'M2',
      'M3',
      'M4',
      'M5',
      'M6',
      'M7',
      'M8',
      'M9',
      'M11',
    ]);
  });

  it('offer the reason codes of the decision, and the five calming lines', () => {
    expect(policy.reasonCodes.decline.map(({ id }) => id)).toEqual([
      'school_level',
      'restorative_or_diversion',
      'under_12',
      'disability_related',
      'insufficient_facts',
      'other_agency',
      'victim_wish',
    ]);
    expect(policy.reasonCodes.approve.map(({ id }) => id)).toEqual([
      'ongoing_risk',
      'serious_injury',
      'adult_nonstudent',
      'evidence_may_be_lost',
      'victim_wish',
      'repeat_with_supports_tried',
    ]);
    expect(policy.texts.deEscalation).toHaveLength(5);
  });
});
