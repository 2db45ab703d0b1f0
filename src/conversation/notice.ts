/** What a person or a channel is sent, without any platform. */
import type { DigestDocument } from '../digest/document/model.ts';
import type { Platform } from '../incidents/incident.ts';
import type { Language } from '../policy/types.ts';
import type { ActionId } from './action-ids.ts';

/** A person by reference, so that no name travels in a payload; the renderer writes a mention, or the title where there is no account. */
export interface PersonReference {
  person: string;
  title: string;
  accounts: { platform: Platform; accountId: string }[];
}
/** Text with people in it. Plain strings are always escaped by the renderer. */
export type Line = string | (string | PersonReference)[];

export type NoticeBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'alert'; line: Line }
  | { kind: 'line'; line: Line }
  | { kind: 'list'; lines: Line[] }
  | { kind: 'facts'; facts: { label: string; value: string }[] }
  | { kind: 'quiet'; line: Line }
  | { kind: 'divider' };

export interface NoticeAction {
  id: ActionId;
  label: string;
  /** Id of the incident, draft or digest the button speaks about; ids only. */
  value: string;
  style?: 'primary' | 'danger';
}

/** A message. `push` is all that a locked phone shows: never the kind of incident, for restricted tracks only the reference. */
export interface Notice {
  push: string;
  /** Rings these people; a new message, because edits do not ring. */
  mention?: PersonReference[];
  blocks: NoticeBlock[];
  actions: NoticeAction[];
  /** Keep at the top of its channel. */
  pin?: boolean;
  /** Goes as this document: in chat instead of the blocks, in a mail beside them. */
  file?: DrawnFile;
}

/** An edition of a digest to be written out. */
export interface DigestFile {
  name: string;
  digest: DigestDocument;
  language: Language;
}

/** What takes long is over before anybody is spoken to. */
export interface DrawnFile extends DigestFile {
  pdf: Uint8Array;
}

/** A message whose document, if it has one, is still to be drawn. */
export type ComposedNotice = Omit<Notice, 'file'> & { file?: DigestFile };
