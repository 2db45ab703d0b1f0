import { z } from 'zod';
import { TOPICS, type Topic } from '../../digest/meeting/codes.ts';
import { addAgendaItem } from '../../digest/meeting/manage-meeting.ts';
import { isCalendarDate } from '../../district/wall-time.ts';
import type { Person } from '../../incidents/incident.ts';
import { readValues, typed } from '../forms/form-values.ts';
import { formWords } from '../forms/form-words.ts';
import { normal, saying } from '../forms/last-word.ts';
import type { Reply, Submission } from '../screen.ts';
import { type DigestForm, digestScreenOf, type Filled, notAllowed, releaseOf, siteOptions } from './digest-form.ts';
import { releaseWords } from './release-words.ts';

export const AGENDA_SCREEN = 'digest-agenda';
const ALL = 'all';
const TOPIC_CODES = Object.keys(TOPICS) as [Topic, ...Topic[]]; // its own keys

/** A point for the agenda: all of it chosen from lists, but for a day. */
export function agendaForm(form: DigestForm, { values = {}, errors, itemId = form.deps.ids.id() }: Filled): Reply {
  const { setting } = form;
  const { language, district } = setting;
  const words = releaseWords(language).agenda;
  if (form.release.readiness.kind === 'released') return saying(language, releaseWords(language).reply.released)();
  const sites = siteOptions(setting);
  const agencies = [{ value: ALL, label: words.everyAgency }, ...district.agencies.map(({ id, name }) => ({ value: id, label: name }))];
  return digestScreenOf(form, {
    ...{ id: AGENDA_SCREEN, title: words.title, submit: words.submit, itemId, ...(errors ? { errors } : {}) },
    paragraphs: [normal(words.intro)],
    fields: [
      {
        kind: 'select',
        id: 'topic',
        label: words.topic,
        options: TOPIC_CODES.map((value) => ({ value, label: TOPICS[value][language] })),
        ...typed(values, 'topic'),
      },
      { kind: 'select', id: 'agency', label: words.agency, options: agencies, value: typed(values, 'agency').value ?? ALL },
      ...(sites.length === 0
        ? []
        : [
            {
              kind: 'select' as const,
              id: 'site',
              label: words.site,
              hint: words.siteHint,
              options: sites,
              optional: true,
              ...typed(values, 'site'),
            },
          ]),
      { kind: 'text', id: 'day', label: words.day, hint: words.dayHint, maxLength: 10, optional: true, ...typed(values, 'day') },
    ],
  });
}

/** The form comes back. */
export async function submitAgenda(
  { deps, setting }: Pick<DigestForm, 'deps' | 'setting'>,
  { person, submission }: { person: Person; submission: Submission },
): Promise<Reply> {
  const { language } = setting;
  const words = releaseWords(language);
  const found = await releaseOf({ deps, setting }, submission);
  if ('gone' in found) return found.gone;
  const itemId = submission.context.itemId ?? deps.ids.id();
  const shape = z.object({
    topic: z.enum(TOPIC_CODES, { error: formWords(language).errors.choose }),
    agency: z.string().optional(),
    site: z.string().optional(),
    day: z
      .string()
      .trim()
      .refine((day) => day === '' || isCalendarDate(day), { error: words.actions.errors.day })
      .optional(),
  });
  const read = readValues(shape, submission.values);
  const form = { deps, setting, release: found.release };
  if (!read.ok) return agendaForm(form, { values: submission.values, errors: read.errors, itemId });
  const { topic, agency = ALL, site = '', day = '' } = read.values;
  const item = { topic, agencyId: agency === ALL ? null : agency, siteId: site === '' ? null : site, day: day === '' ? null : day };
  const added = await addAgendaItem(deps, { person, id: itemId, week: found.release.digest.week, item });
  if (added === 'not-allowed') return notAllowed(deps, language);
  if (added === 'no-such-code')
    return agendaForm(form, { values: submission.values, errors: { topic: formWords(language).errors.choose }, itemId });
  return saying(language, words.agenda.added)();
}
