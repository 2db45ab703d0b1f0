/** Outside office hours the first screen says who reads the report and when, or that nobody does and what to do then. */
import { describe, expect, it } from 'vitest';
import { openReport } from '../../../src/conversation/report/open-report.ts';
import { viewOf } from '../../../src/conversation/report/report-view.ts';
import { outcomeLines } from '../../../src/conversation/report/screens/outcome-lines.ts';
import { words } from '../../../src/conversation/wording/wording.ts';
import type { District } from '../../../src/district/types.ts';
import type { Language } from '../../../src/policy/types.ts';
import { aDraft } from '../../fixtures/test-database.ts';
import { HURT } from '../../incidents/incident-database.ts';
import { visibleWords } from './count-words.ts';
import { SCHOOL_TIME, SITE, sampleDistrict, samplePolicy } from './report-world.ts';

const policy = samplePolicy();
/** A Friday evening. */
const EVENING = new Date('2026-10-17T03:30:00.000Z');

function first(language: Language | null, at: Date, change: (district: District) => void = () => undefined) {
  const district = sampleDistrict();
  change(district);
  const deps = { policy, district, clock: { now: () => at }, ids: { id: () => '019a0000-0000-7000-8000-000000000000' } };
  // the first screen comes from memory and asks nothing else
  return openReport(deps as never, { language, usualSiteId: SITE }, '').screen;
}
const nobody = (district: District): void => {
  district.duty.afterHours = [];
};
const textOf = (screen: ReturnType<typeof first>): string => screen.paragraphs.map(({ text }) => text).join('\n');

describe('the first screen', () => {
  it('says nothing of hours while the office reads', () => {
    expect(textOf(first('en', SCHOOL_TIME, nobody))).toBe(words('en').report.inDanger);
  });

  it('names who is on call, by title', () => {
    expect(textOf(first('en', EVENING))).toContain('Outside office hours Security director is on call and reads this now.');
    expect(textOf(first('es', EVENING))).toContain('Fuera del horario está de guardia y lo lee ahora: Directora de seguridad.');
  });

  it('says that nobody reads before Monday, and whom to call, with the number of the usual site’s police', () => {
    const phone = sampleDistrict().agencies.find(({ id }) => id === 'palm_springs_pd')?.nonEmergencyPhone;
    expect(textOf(first('en', EVENING, nobody))).toContain(
      `Nobody reads this before Mon 19 Oct 07:00. If it cannot wait: 911 or ${phone}.`,
    );
    expect(textOf(first('es', EVENING, nobody))).toContain(
      `Nadie lee esto antes de: lun 19 oct 07:00. Si no puede esperar: 911 o ${phone}.`,
    );
  });

  it.each<Language | null>(['en', 'es', null])('stays within 60 words a language (%s)', (language) => {
    for (const change of [nobody, () => undefined]) {
      expect(visibleWords(first(language, EVENING, change), language === null)).toBeLessThanOrEqual(60);
    }
  });
});

describe('the last screen', () => {
  it('promises no minutes for a decision that nobody takes before Monday', () => {
    const district = sampleDistrict();
    nobody(district);
    const draft = aDraft('p-1', { answers: HURT, siteId: SITE, bilingual: false });
    const lines = outcomeLines(viewOf({ policy, district, clock: { now: () => EVENING } }, draft, null)).map(({ text }) => text);
    expect(lines[0]).toBe('Security director reads it Mon 19 Oct 07:00 and decides then if police are called. It cannot wait? 911.');
  });
});
