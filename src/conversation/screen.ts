/** What a person fills in, without any platform: one screen, its fields, and the answer a screen gets. */
import type { Language } from '../policy/types.ts';

export interface Option {
  value: string;
  label: string;
}

/** `select` is closed until tapped (two taps, its options are not read at first sight); `radio` is one tap. */
export type Field =
  | { kind: 'radio' | 'select'; id: string; label: string; hint?: string; value?: string; options: Option[]; optional?: boolean }
  | { kind: 'checkboxes'; id: string; label: string; hint?: string; values?: string[]; options: Option[]; optional?: boolean }
  | { kind: 'text'; id: string; label: string; hint?: string; value?: string; multiline?: boolean; maxLength?: number; optional?: boolean };

/** `alert` is what must be read first (911), `quiet` is small print. */
export interface Paragraph {
  style: 'alert' | 'normal' | 'quiet' | 'heading';
  text: string;
}

/** A button inside a screen that is not its submit button; what is typed so far goes with it. */
export interface ScreenAction {
  id: 'back' | 'language' | 'resume' | 'record-call' | 'start-over';
  label: string;
  value: string;
}

/**
 * One screen. `context` names what it belongs to (draftId and revision, or incidentId and decisionId): ids only, it travels through
 * the platform and comes back with the submission. A screen without `submit` is a last word: it is only closed.
 */
export interface Screen {
  id: string;
  language: Language;
  context: Record<string, string>;
  title: string;
  paragraphs: Paragraph[];
  fields: Field[];
  actions: ScreenAction[];
  submit?: string;
  close: string;
  /** Field id → what is wrong with it; the typed answers stay in the fields. */
  errors?: Record<string, string>;
}

/** Field id → value; several values for checkboxes. Missing fields were left empty. */
export type FieldValues = Record<string, string | string[]>;

export interface Submission {
  screenId: string;
  context: Record<string, string>;
  values: FieldValues;
}

/** A press on a button of a message or of a screen (then with what is typed so far). */
export interface Press {
  action: string;
  value: string;
  context: Record<string, string>;
  values: FieldValues;
  /** Set when the button stands in a screen. */
  screenId?: string;
}

export interface ShownReply {
  kind: 'screen';
  screen: Screen;
  /** This person may not, or there is nothing here for them. */
  refused?: true;
}

/** What the person gets at once: a screen (opened, replaced, or with errors beside its fields), nothing more to do, or only an acknowledgement. */
export type Reply = ShownReply | { kind: 'close' } | { kind: 'done' };
