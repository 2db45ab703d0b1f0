import type { Language } from '../../../policy/types.ts';
import type { Field, Paragraph, Screen, ScreenAction } from '../../screen.ts';
import { otherLanguage, words } from '../../wording/wording.ts';
import { screenIdOf } from '../steps.ts';

/** What a screen adds to the frame that all of them share. */
export interface Content {
  step: string;
  language: Language;
  context: Record<string, string>;
  title: string;
  paragraphs: Paragraph[];
  fields?: Field[];
  actions?: ScreenAction[];
  submit?: string;
  close?: string;
  errors?: Record<string, string>;
}

/** One screen with its language switch and its way out. */
export function frame(content: Content): Screen {
  const { step, language, context, title, paragraphs, fields = [], actions = [], submit, errors = {} } = content;
  return {
    id: screenIdOf(step),
    language,
    context: { ...context, language },
    title,
    paragraphs,
    fields,
    actions: [...actions, languageSwitch(language)],
    ...(submit === undefined ? {} : { submit }),
    close: content.close ?? words(language).report.close,
    ...(Object.keys(errors).length > 0 ? { errors } : {}),
  };
}

/** Labelled with the other language's own name, so that who needs it can read it. */
function languageSwitch(language: Language): ScreenAction {
  const other = otherLanguage(language);
  return { id: 'language', label: words(other).report.languageName, value: other };
}

export function normal(text: string): Paragraph {
  return { style: 'normal', text };
}

export function alert(text: string): Paragraph {
  return { style: 'alert', text };
}

export function quiet(text: string): Paragraph {
  return { style: 'quiet', text };
}
