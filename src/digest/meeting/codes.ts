/**
 * What may stand on the agenda of the meeting with police, be decided there, or be somebody's task: codes with words, and no free text, so
 * that no sentence about a student can enter (domain.md section 5, agenda and points of the agreement).
 */
import type { Localized } from '../../policy/types.ts';

const both = (en: string, es: string): Localized => ({ en, es });

/** A site is named only where it says nothing about a student: a stay-away order at a school would point at somebody. */
export const TOPICS = {
  event: both('Upcoming event', 'Próximo evento'),
  drill: both('Drill', 'Simulacro'),
  staffing: both('Officers at an event', 'Agentes en un evento'),
  orders: both('Court and stay-away orders', 'Órdenes judiciales y de alejamiento'),
  safety: both('Safety issue of the week', 'Asunto de seguridad de la semana'),
  outcomes_owed: both('Outcomes owed', 'Resultados pendientes'),
  late_clocks: both('Late notices, response times', 'Avisos tardíos, tiempos de respuesta'),
  disputed_calls: both('Disputed calls', 'Llamadas en disputa'),
  mou_roles: both('MOU: roles; discipline is for school staff', 'MOU: funciones; la disciplina corresponde al personal escolar'),
  mou_who_for_what: both('MOU: who is called for what', 'MOU: a quién se llama y para qué'),
  mou_notice_only: both('MOU: notice only, no officer unless asked', 'MOU: solo aviso, sin agente salvo que se pida'),
  mou_interviews: both('MOU: interviews and the call to parents', 'MOU: entrevistas y la llamada a los padres'),
  mou_plain_approach: both('MOU: plain approach, private place', 'MOU: trato discreto, lugar privado'),
  mou_mental_health: both('MOU: mental health first', 'MOU: primero la salud mental'),
  mou_feedback: both('MOU: feedback of outcomes', 'MOU: comunicación de resultados'),
  mou_immigration: both('MOU: no immigration cooperation', 'MOU: sin cooperación migratoria'),
  mou_training: both('MOU: training', 'MOU: capacitación'),
  mou_complaints: both('MOU: complaints', 'MOU: quejas'),
  mou_officers: both('MOU: selection and removal of officers', 'MOU: selección y retiro de agentes'),
  mou_review: both('MOU: review date', 'MOU: fecha de revisión'),
} as const satisfies Record<string, Localized>;
export type Topic = keyof typeof TOPICS;

/** Topics that have a place. */
export const TOPICS_WITH_SITE: readonly Topic[] = ['event', 'drill', 'staffing'];

export const DECISIONS = {
  agreed: both('agreed', 'acordado'),
  not_agreed: both('not agreed', 'sin acuerdo'),
  postponed: both('postponed', 'aplazado'),
  noted: both('noted', 'enterados'),
} as const satisfies Record<string, Localized>;
export type MeetingDecision = keyof typeof DECISIONS;

export const TASKS = {
  report_outcomes: both('Report the outcomes owed', 'Comunicar los resultados pendientes'),
  review_case: both('Review a boundary case', 'Revisar un caso de límites'),
  draft_mou: both('Draft wording for the MOU', 'Redactar un texto para el MOU'),
  plan_event: both('Plan an event', 'Planificar un evento'),
  plan_drill: both('Plan a drill', 'Planificar un simulacro'),
  training: both('Arrange training', 'Organizar capacitación'),
  contacts: both('Update contacts', 'Actualizar contactos'),
  call_list: both('Send the list of calls for comparison', 'Enviar la lista de llamadas para comparar'),
  procedure: both('Change a procedure', 'Cambiar un procedimiento'),
  report_back: both('Report back to the meeting', 'Informar a la reunión'),
} as const satisfies Record<string, Localized>;
export type Task = keyof typeof TASKS;

/** What an agency says of its boundary items, in the words it is offered. */
export const REPLIES = {
  agrees: both('agrees', 'está de acuerdo'),
  looks_into_it: both('looks into it', 'lo está revisando'),
  sees_it_otherwise: both('sees it otherwise; to be talked about', 'lo ve de otro modo; se hablará de ello'),
  was_asked: both('says that it was asked to come', 'dice que se le pidió venir'),
  no_reply: both('was asked and did not reply', 'se le preguntó y no respondió'),
} as const satisfies Record<string, Localized>;
export type AgencyReply = keyof typeof REPLIES;

/** The district itself, where it is the owner of an action. */
export const DISTRICT_OWNER = 'district';

/** Words of a code; what this version does not know is never printed, whatever it is. */
export function codeWords(words: Readonly<Record<string, Localized>>, code: string): Localized {
  return words[code] ?? both('no longer in the list', 'ya no está en la lista');
}
