/** `/incident actions`: what was agreed with police and is still to be done; the minutes of the last meeting; a new action. */
import { z } from 'zod';
import { DECISIONS, DISTRICT_OWNER, type MeetingDecision, TASKS, type Task } from '../../digest/meeting/codes.ts';
import { addAction, decideItems, finishActions, mayManageMeeting } from '../../digest/meeting/manage-meeting.ts';
import { actionWords, agendaWords, dayWords, ownerWords } from '../../digest/meeting/with-meeting.ts';
import { weekOf } from '../../digest/week.ts';
import { addDays, wallDate } from '../../district/wall-time.ts';
import type { Person } from '../../incidents/incident.ts';
import type { AgendaItem, MeetingAction } from '../../incidents/meeting-ports.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Language } from '../../policy/types.ts';
import { settingOf } from '../cards/load-facts.ts';
import { readValues, typed } from '../forms/form-values.ts';
import { formWords } from '../forms/form-words.ts';
import { lastWord, normal, quiet } from '../forms/last-word.ts';
import { languageOf } from '../forms/refusals.ts';
import type { Field, FieldValues, Option, Paragraph, Reply, Submission } from '../screen.ts';
import { optionLabel, siteOptions } from './digest-form.ts';
import { releaseWords } from './release-words.ts';

export const ACTIONS_SCREEN = 'digest-actions';
/** What Slack shows as boxes at once. */
const MOST_ACTIONS = 10;
const MOST_ITEMS = 10;
/** Days until an action is due, to choose from: mostly the next meetings. */
const DUE_IN_DAYS = [7, 14, 21, 28, 42, 56, 84];
const TASK_CODES = Object.keys(TASKS) as [Task, ...Task[]]; // its own keys
const DECISION_CODES = Object.keys(DECISIONS) as MeetingDecision[]; // its own keys

interface Open {
  actions: MeetingAction[];
  items: AgendaItem[];
}

interface Filled {
  values?: FieldValues;
  errors?: Record<string, string>;
  actionId: string;
}

/** The screen, for those who keep the actions; else who does. */
export async function actionsScreen(deps: UseCaseDeps, person: Person): Promise<Reply> {
  const language = languageOf(person, deps.district);
  if (!mayManageMeeting(person)) return notKeeper(deps, language);
  return screen({ deps, person, language }, await loadOpen(deps), { actionId: deps.ids.id() });
}

/** The form comes back. Each part is saved once, so that the same submission again completes what a crash cut off. */
export async function submitActions(deps: UseCaseDeps, person: Person, { values, context }: Submission): Promise<Reply> {
  const language = languageOf(person, deps.district);
  if (!mayManageMeeting(person)) return notKeeper(deps, language);
  const open = await loadOpen(deps);
  const actionId = context.actionId ?? deps.ids.id();
  const read = readNewAction(deps, language, values);
  if (!read.ok) return screen({ deps, person, language }, open, { values, errors: read.errors, actionId });
  // what may be refused comes first: then nothing else is saved, and the form says why
  const added = read.values ? await addAction(deps, { person, id: actionId, action: read.values }) : null;
  if (added === 'past' || added === 'no-such-code') {
    const errors = { due: releaseWords(language).actions.errors.due };
    return screen({ deps, person, language }, open, { values, errors, actionId });
  }
  const finished = await finishActions(deps, { person, ids: chosen(values.done) });
  const decisions = Object.fromEntries(open.items.flatMap(({ id }) => decisionIn(values, id)));
  const decided = await decideItems(deps, { person, decisions });
  if (finished.kind === 'not-allowed' || decided.kind === 'not-allowed') return notKeeper(deps, language);
  const words = releaseWords(language).actions;
  return lastWord(language, [normal(words.saved({ done: finished.count, decided: decided.count, added: added === 'added' }))], words.title);
}

function notKeeper({ district }: UseCaseDeps, language: Language): Reply {
  const words = releaseWords(language).actions;
  return lastWord(language, [normal(words.only(district.directorPhone)), quiet(formWords(language).danger)], words.title);
}

async function loadOpen(deps: UseCaseDeps): Promise<Open> {
  return deps.unitOfWork.run(async ({ meeting }) => {
    const items = await meeting.undecided(weekOf(deps.clock.now(), deps.district.timeZone));
    return { actions: await meeting.openActions(), items: items.slice(0, MOST_ITEMS) };
  });
}

function screen(
  { deps, person, language }: { deps: UseCaseDeps; person: Person; language: Language },
  open: Open,
  { values = {}, errors, actionId }: Filled,
): Reply {
  const words = releaseWords(language).actions;
  return {
    kind: 'screen',
    screen: {
      id: ACTIONS_SCREEN,
      language,
      context: { actionId },
      title: words.title,
      paragraphs: paragraphs(deps, language, open),
      fields: [
        ...doneField(deps, language, open.actions),
        ...open.items.map((item): Field => decisionField(deps, language, item)),
        ...newActionFields({ deps, person, language }, values),
      ],
      actions: [],
      submit: words.submit,
      close: formWords(language).cancel,
      ...(errors ? { errors } : {}),
    },
  };
}

function paragraphs(deps: UseCaseDeps, language: Language, { actions }: Open): Paragraph[] {
  const words = releaseWords(language).actions;
  if (actions.length === 0) return [normal(words.none)];
  const today = wallDate(deps.clock.now(), deps.district.timeZone);
  const lines = actions.slice(0, MOST_ACTIONS).map((action) => {
    const overdue = action.dueOn < today ? ` (${words.overdue})` : '';
    return `• ${actionLine(deps, language, action)}${overdue}`;
  });
  const more = actions.length - MOST_ACTIONS;
  return [{ style: 'heading', text: words.open }, normal(lines.join('\n')), ...(more > 0 ? [quiet(words.more(more))] : [])];
}

function actionLine(deps: UseCaseDeps, language: Language, action: MeetingAction): string {
  const words = releaseWords(language).actions;
  return words.line(actionWords(action, deps)[language], ownerWords(action.owner, deps)[language], dayWords(action.dueOn)[language]);
}

function doneField(deps: UseCaseDeps, language: Language, actions: readonly MeetingAction[]): Field[] {
  const words = releaseWords(language).actions;
  if (actions.length === 0) return [];
  const options = actions
    .slice(0, MOST_ACTIONS)
    .map((action) => ({ value: action.id, label: optionLabel(actionLine(deps, language, action)) }));
  return [{ kind: 'checkboxes', id: 'done', label: words.done, hint: words.doneHint, options, optional: true }];
}

function decisionField(deps: UseCaseDeps, language: Language, item: AgendaItem): Field {
  const words = releaseWords(language).actions;
  const options = DECISION_CODES.map((value) => ({ value, label: DECISIONS[value][language] }));
  return { kind: 'select', id: fieldOf(item.id), label: words.decided(agendaWords(item, deps)[language]), options, optional: true };
}

function newActionFields(
  { deps, person, language }: { deps: UseCaseDeps; person: Person; language: Language },
  values: FieldValues,
): Field[] {
  const words = releaseWords(language).actions;
  const sites = siteOptions(settingOf(deps, person));
  const tasks = TASK_CODES.map((value) => ({ value, label: TASKS[value][language] }));
  const site: Field[] =
    sites.length === 0
      ? []
      : [
          {
            kind: 'select',
            id: 'site',
            label: releaseWords(language).agenda.site,
            options: sites,
            optional: true,
            ...typed(values, 'site'),
          },
        ];
  return [
    { kind: 'select', id: 'task', label: words.add, hint: words.addHint, options: tasks, optional: true, ...typed(values, 'task') },
    { kind: 'select', id: 'owner', label: words.owner, options: owners(deps, language), optional: true, ...typed(values, 'owner') },
    { kind: 'select', id: 'due', label: words.due, options: dueDates(deps, language), optional: true, ...typed(values, 'due') },
    ...site,
  ];
}

function owners({ district }: UseCaseDeps, language: Language): Option[] {
  return [
    { value: DISTRICT_OWNER, label: releaseWords(language).actions.district },
    ...district.agencies.map(({ id, name }) => ({ value: id, label: name })),
  ];
}

function dueDates({ clock, district }: UseCaseDeps, language: Language): Option[] {
  const today = wallDate(clock.now(), district.timeZone);
  return DUE_IN_DAYS.map((days) => addDays(today, days)).map((value) => ({ value, label: dayWords(value)[language] }));
}

type NewActionRead =
  | { ok: true; values: { task: Task; owner: string; dueOn: string; siteId: string | null } | null }
  | { ok: false; errors: Record<string, string> };

/** An action is all of its three parts; without any there is none. */
function readNewAction({ district }: UseCaseDeps, language: Language, values: FieldValues): NewActionRead {
  const words = releaseWords(language).actions;
  const { task, owner, due } = Object.fromEntries(['task', 'owner', 'due'].map((id) => [id, typed(values, id).value ?? '']));
  if (!task && !owner && !due) return { ok: true, values: null };
  const known = [DISTRICT_OWNER, ...district.agencies.map(({ id }) => id)];
  const shape = z.object({
    task: z.enum(TASK_CODES, { error: formWords(language).errors.choose }),
    owner: z.string({ error: words.errors.owner }).refine((id) => known.includes(id), { error: words.errors.owner }),
    due: z.iso.date({ error: words.errors.due }),
  });
  const read = readValues(shape, values);
  if (!read.ok) return read;
  const site = typed(values, 'site').value ?? null;
  return { ok: true, values: { task: read.values.task, owner: read.values.owner, dueOn: read.values.due, siteId: site } };
}

function decisionIn(values: FieldValues, itemId: string): [string, MeetingDecision][] {
  const { value } = typed(values, fieldOf(itemId));
  const decision = DECISION_CODES.find((code) => code === value);
  return decision ? [[itemId, decision]] : [];
}

function fieldOf(itemId: string): string {
  return `decide-${itemId}`;
}

function chosen(value: string | string[] | undefined): string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
