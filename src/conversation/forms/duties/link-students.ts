import { z } from 'zod';
import { may } from '../../../incidents/permissions.ts';
import { linkStudent, readStudentNumber, STUDENT_ROLES } from '../../../incidents/student/link-student.ts';
import type { UseCaseDeps } from '../../../incidents/use-case-deps.ts';
import type { Language } from '../../../policy/types.ts';
import type { Option, Reply, Screen, Submission } from '../../screen.ts';
import { students as english, type StudentWording } from '../../wording/en/students.ts';
import { students as spanish } from '../../wording/es/students.ts';
import { answerOutcome } from '../answer-outcome.ts';
import type { Filled } from '../decision-forms.ts';
import { type Form, refuse, shown } from '../form.ts';
import type { FormFacts } from '../form-facts.ts';
import { formHeader } from '../form-header.ts';
import { oneOf, readValues, typed } from '../form-values.ts';
import { formWords } from '../form-words.ts';
import { lastWord, normal, saying } from '../last-word.ts';

const WORDS: Record<Language, StudentWording> = { en: english, es: spanish };

/** "Link a student": only administrators of the site, in restricted detail; the number is never shown again. */
export const linkStudents: Form = { open, submit, isOffered: (facts) => may(facts.reader, 'link-students', facts.incident) };

function open(facts: FormFacts): Reply {
  return may(facts.reader, 'link-students', facts.incident) ? shown(form(facts)) : refuse(facts);
}

function form(facts: FormFacts, filled: Filled = { values: {} }): Screen {
  const words = WORDS[facts.language];
  const header = formHeader(facts, 'link-students', filled);
  const count = (role: string): number => facts.incident.students.filter((each) => each.role === role).length;
  const roles = STUDENT_ROLES.map((value) => ({ value, label: words.roles[value] }));
  return {
    ...header,
    paragraphs: [...header.paragraphs, normal(words.intro), normal(words.linked(count('acted'), count('target'), count('witness')))],
    fields: [
      // what was typed is not shown again, not even beside its error
      { kind: 'text', id: 'number', label: words.number, hint: words.numberHint, maxLength: 14 },
      { kind: 'radio', id: 'role', label: words.role, options: roles, ...typed(filled.values, 'role') },
      { kind: 'select', id: 'home', label: words.home, options: sites(facts), ...home(facts, filled) },
    ],
    submit: words.submit,
  };
}

function sites({ district }: FormFacts): Option[] {
  return district.sites.map(({ id, name }) => ({ value: id, label: name }));
}

/** Most students are at home where it happened. */
function home({ incident }: FormFacts, { values }: Filled): { value?: string } {
  const kept = typed(values, 'home');
  return kept.value !== undefined || incident.siteId === null ? kept : { value: incident.siteId };
}

async function submit(deps: UseCaseDeps, facts: FormFacts, { values }: Submission): Promise<Reply> {
  const words = WORDS[facts.language];
  if (!deps.hashStudent) return lastWord(facts.language, [normal(words.noKey)]);
  const number = z
    .string({ error: words.wrong })
    .transform((text) => readStudentNumber(text))
    .refine((read) => read !== null, { error: words.wrong });
  const role = z.enum(STUDENT_ROLES, { error: formWords(facts.language).errors.choose });
  const read = readValues(z.object({ number, role, home: oneOf(sites(facts), formWords(facts.language)) }), values);
  if (!read.ok) return shown(form(facts, { values, errors: read.errors }));
  const { home: homeSiteId } = read.values;
  const outcome = await linkStudent(deps, {
    ...{ incidentId: facts.incident.id, person: facts.reader, studentNumber: read.values.number ?? '' },
    ...{ role: read.values.role, homeSiteId },
  });
  return answerOutcome(deps, facts, { outcome, done: saying(facts.language, words.done), already: saying(facts.language, words.already) });
}
