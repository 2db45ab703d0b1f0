/** Everything the program says, with the sample district's longest labels, in both languages: every chat platform takes all of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FORMS, isFormId, openForm } from '../../src/conversation/forms/all-forms.ts';
import { detailsScreen } from '../../src/conversation/forms/details-screen.ts';
import { helpScreen } from '../../src/conversation/help-screen.ts';
import type { Notice } from '../../src/conversation/notice.ts';
import { outageScreen } from '../../src/conversation/report/outage-screen.ts';
import { hotlineScreen } from '../../src/conversation/report/screens/hotline-screen.ts';
import type { Field, FieldValues, Screen } from '../../src/conversation/screen.ts';
import type { Language } from '../../src/policy/types.ts';
import { readerFor } from '../conversation/cards/card-setting.ts';
import { anyIncident, anyLanguage, channelNotices, directNotices } from '../conversation/cards/every-notice.ts';
import { formFor, screenOf } from '../conversation/forms/form-setting.ts';
import { walk } from '../conversation/report/paths.ts';
import { harmless, sampleDistrict, samplePolicy } from '../conversation/report/report-world.ts';

const LANGUAGES: (Language | null)[] = ['en', 'es', null];
const LONGEST_NOTE = '*'.repeat(300);
const policy = samplePolicy();

export interface Renderer {
  /** What the platform would refuse of a screen; empty: it takes it. */
  screen(screen: Screen): string[];
  notice(notice: Notice, options: { repeated: boolean }): string[];
}

const said = (what: string, render: () => string[]): string[] => {
  try {
    return render().map((error) => `${what}: ${error}`);
  } catch (error) {
    return [`${what}: ${error}`];
  }
};

/** With an error at every field, which adds a block for each. */
const withErrors = (screen: Screen): Screen => ({
  ...screen,
  errors: Object.fromEntries(screen.fields.map((field) => [field.id, 'x'.repeat(200)])),
});

const FORM_IDS = Object.keys(FORMS).filter(isFormId);

export function everyScreenContract(name: string, renderer: Renderer): void {
  const refusalsOf = (screen: Screen): string[] => said(screen.id, () => renderer.screen(screen));

  describe(`${name} takes every screen`, () => {
    const kinds = policy.questions.kind?.answers.map((answer) => answer.id) ?? [];
    it.each(kinds)('of a report about %s, in English, Spanish and both', (kind) => {
      const start: FieldValues = { danger: 'no', kind, note: LONGEST_NOTE };
      const screens = LANGUAGES.flatMap((language) => walk(language, (screen) => harmless(screen, start)));
      expect(screens.length).toBeGreaterThan(LANGUAGES.length * 2);
      expect(screens.flatMap((screen) => [screen, withErrors(screen)]).flatMap(refusalsOf)).toEqual([]);
    });

    it('of a report answered in any way', () => {
      fc.assert(
        fc.property(fc.constantFrom(...LANGUAGES), fc.infiniteStream(fc.nat({ max: 9999 })), (language, dice) => {
          const screens = walk(language, (screen) => anyAnswers(screen, () => dice.next().value));
          expect(screens.flatMap(refusalsOf)).toEqual([]);
        }),
        { numRuns: 300 },
      );
    });

    it('that stands outside a report', () => {
      const district = sampleDistrict();
      const screens = LANGUAGES.flatMap((each) => {
        const language = each ?? 'en';
        return [
          outageScreen(district, each),
          helpScreen(district, language),
          hotlineScreen(policy, { callId: '019a0000-0000-7000-8000-000000000000', language, bilingual: each === null }),
        ];
      });
      expect(screens.flatMap(refusalsOf)).toEqual([]);
    });

    it('about an incident in any state, for whoever presses its buttons', () => {
      fc.assert(
        fc.property(anyIncident, anyLanguage, fc.constantFrom('director', 'deputy', 'site_admin', 'staff'), (incident, language, role) => {
          const facts = formFor({ ...incident, note: LONGEST_NOTE }, readerFor(role, { language }));
          const forms = FORM_IDS.map((id) => screenOf(openForm(facts, id)));
          expect([...forms, screenOf(detailsScreen(facts))].flatMap(refusalsOf)).toEqual([]);
        }),
        { numRuns: 300 },
      );
    });
  });

  describe(`${name} takes every message`, () => {
    it('about an incident in any state, in either language, also when it is repeated', () => {
      fc.assert(
        fc.property(anyIncident, anyLanguage, fc.boolean(), (incident, language, repeated) => {
          const refused = [...channelNotices(incident, language), ...directNotices(incident, language)].flatMap(([kind, notice]) =>
            notice ? said(kind, () => renderer.notice(notice, { repeated })) : [],
          );
          expect(refused).toEqual([]);
        }),
        { numRuns: 300 },
      );
    });
  });
}

function anyAnswers(screen: Screen, roll: () => number): FieldValues {
  const told = screen.fields.flatMap((field): [string, string | string[]][] => {
    const choices = choicesOf(field);
    const choice = field.id === 'danger' ? 'no' : choices[roll() % Math.max(1, choices.length)];
    return choice === undefined || field.id === 'place' ? [] : [[field.id, choice]];
  });
  return harmless(screen, Object.fromEntries(told));
}

function choicesOf(field: Field): (string | string[])[] {
  if (field.kind === 'text') return [];
  return field.options.map(({ value }) => (field.kind === 'checkboxes' ? [value] : value));
}
