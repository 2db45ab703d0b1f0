/**
 * A matter about staff may be about one of those who would read it: the reporter says so, by title and never by name, before anything is
 * sent, and that person is off the case from its first moment (domain.md 1b, row 42: route around).
 */
import type { NamedPerson } from '../../district/types.ts';
import { namedFor } from '../../incidents/deciders.ts';
import type { Field, FieldValues } from '../screen.ts';
import { words } from '../wording/wording.ts';
import type { ReportView } from './report-view.ts';
import { classificationOf } from './screens/outcome-lines.ts';

export const CONCERNS_FIELD = 'concerns';
/** Chosen beforehand. */
const NOBODY = 'nobody';

/** Nothing where the matter is not about staff, or was sent before. */
export function concernsField(view: ReportView, typed: FieldValues): Field[] {
  const readers = readersOf(view);
  if (readers.length === 0) return [];
  const { language } = view.draft;
  const { concerns } = words(language).report.review;
  const value = typed[CONCERNS_FIELD];
  return [
    {
      kind: 'select',
      id: CONCERNS_FIELD,
      label: concerns.label,
      options: [{ value: NOBODY, label: concerns.nobody }, ...readers.map(({ key, title }) => ({ value: key, label: title[language] }))],
      value: typeof value === 'string' && value !== '' ? value : NOBODY,
    },
  ];
}

/** Who was named: only somebody who was offered. */
export function readConcerns(view: ReportView, values: FieldValues): string[] {
  const given = values[CONCERNS_FIELD];
  return readersOf(view)
    .map(({ key }) => key)
    .filter((key) => key === given);
}

function readersOf(view: ReportView): NamedPerson[] {
  const classification = classificationOf(view);
  if (view.draft.incidentId !== null || !classification.tracks.includes('STAFF_RESTRICTED')) return [];
  const asked = { ...classification, id: '', at: view.now, cause: 'report' as const, actorId: null };
  return namedFor(view.district, { siteId: view.draft.siteId, classification: asked });
}
