/** `/incident drill`: the form that starts one, and the words after it. "Do NOT call 911 for this drill" stands on each. */
import { z } from 'zod';
import { DRILL_KINDS, LONGEST_DRILL_MINUTES } from '../../incidents/drill/drill.ts';
import { type StartedDrill, startDrill } from '../../incidents/drill/start-drill.ts';
import type { Person } from '../../incidents/incident.ts';
import { mayStartDrill } from '../../incidents/permissions.ts';
import type { UseCaseDeps } from '../../incidents/use-case-deps.ts';
import type { Language } from '../../policy/types.ts';
import { cardTime } from '../cards/card-time.ts';
import { oneOf, readValues, typed } from '../forms/form-values.ts';
import { formWords } from '../forms/form-words.ts';
import { lastWord, normal } from '../forms/last-word.ts';
import type { FieldValues, Option, Reply, Screen, Submission } from '../screen.ts';
import { drillKind, drillWords } from './drill-words.ts';

export const DRILL_SCREEN = 'drill-start';
const MINUTES = [5, 10, 15, 20, 30, 45, LONGEST_DRILL_MINUTES];
const USUAL_MINUTES = 15;

/** The form, for someone who may start a drill somewhere; else who can. */
export function drillForm(deps: UseCaseDeps, person: Person, language: Language): Reply {
  const options = sites(deps, person);
  if (options.length === 0) return lastWord(language, [normal(drillWords(language).start.notAllowed(deps.district.directorPhone))]);
  return { kind: 'screen', screen: form({ options, language, values: {} }) };
}

function sites({ district }: UseCaseDeps, person: Person): Option[] {
  return district.sites.filter(({ id }) => mayStartDrill(person, id)).map(({ id, name }) => ({ value: id, label: name }));
}

interface Filled {
  options: Option[];
  language: Language;
  values: FieldValues;
  errors?: Record<string, string>;
}

function form({ options, language, values, errors }: Filled): Screen {
  const words = drillWords(language);
  const minutes = MINUTES.map((each) => ({ value: String(each), label: words.start.minutesOf(each) }));
  const kinds = DRILL_KINDS.map((value) => ({ value, label: words.kinds[value] }));
  const [only] = options;
  const site = typed(values, 'site').value ?? (options.length === 1 ? only?.value : undefined);
  return {
    id: DRILL_SCREEN,
    language,
    context: {},
    title: words.start.title,
    paragraphs: [{ style: 'alert', text: words.notReal }, normal(words.start.intro)],
    fields: [
      { kind: 'select', id: 'site', label: words.start.site, options, ...(site === undefined ? {} : { value: site }) },
      { kind: 'radio', id: 'kind', label: words.start.kind, options: kinds, ...typed(values, 'kind') },
      {
        kind: 'select',
        id: 'minutes',
        label: words.start.minutes,
        options: minutes,
        value: typed(values, 'minutes').value ?? String(USUAL_MINUTES),
      },
    ],
    actions: [],
    submit: words.start.submit,
    close: formWords(language).cancel,
    ...(errors ? { errors } : {}),
  };
}

/** The form comes back. */
export async function submitDrill(deps: UseCaseDeps, person: Person, { values }: Submission): Promise<Reply> {
  const language = person.language ?? deps.district.language;
  const options = sites(deps, person);
  if (options.length === 0) return drillForm(deps, person, language);
  const words = formWords(language);
  const shape = z.object({
    site: oneOf(options, words),
    kind: z.enum(DRILL_KINDS, { error: words.errors.choose }),
    minutes: oneOf(
      MINUTES.map((each) => ({ value: String(each), label: '' })),
      words,
    ),
  });
  const read = readValues(shape, values);
  if (!read.ok) return { kind: 'screen', screen: form({ options, language, values, errors: read.errors }) };
  const { site, kind, minutes } = read.values;
  const started = await startDrill(deps, { person, siteId: site, drillKind: kind, minutes: Number(minutes) });
  return answer(deps, { started, language, siteName: options.find(({ value }) => value === site)?.label ?? site });
}

function answer(
  deps: UseCaseDeps,
  { started, language, siteName }: { started: StartedDrill; language: Language; siteName: string },
): Reply {
  const words = drillWords(language);
  const until = (at: Date): string => cardTime(at, { now: deps.clock.now(), timeZone: deps.district.timeZone, language });
  const say = (...texts: string[]): Reply => lastWord(language, texts.map(normal), words.start.title);
  switch (started.kind) {
    case 'started': {
      const { kind, endsAt } = started.drill;
      return say(words.start.started(drillKind(language, kind), siteName, until(endsAt)), words.notReal, words.real);
    }
    case 'running':
      return say(words.start.running(siteName, until(started.drill.endsAt)), words.notReal, words.real);
    case 'emergency':
      return say(words.start.emergency);
    case 'too-long':
    case 'not-allowed':
      return say(words.start.notAllowed(deps.district.directorPhone));
    default:
      return started satisfies never;
  }
}
