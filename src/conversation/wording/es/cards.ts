/** Palabras en español de tarjetas y mensajes. */

import type { Line, PersonReference } from '../../notice.ts';
import type { CardWording } from '../en/cards.ts';
import { digest } from './digest.ts';
import { reporter } from './reporter.ts';

export const cards: CardWording = {
  ...reporter,
  buttons: {
    approve: 'Llamar a la policía',
    decline: 'Queda en la escuela',
    'on-it': 'Me encargo',
    'call-made': 'Llamada hecha',
    'notice-made': 'Aviso hecho',
    'emergency-called': 'Ya llamé al 911',
    'cannot-call': 'No puedo llamar',
    where: '¿Dónde?',
    over: 'Ya terminó',
    mistaken: 'Me equivoqué',
    'stand-down': 'Fin de la alarma',
    details: 'Detalles',
    'add-facts': 'Agregar o corregir',
    'duty-done': 'Hecho',
    suspended: 'Sí o no',
    'was-me': 'Fui yo',
    more: 'Más',
    answer: 'Responder',
    'all-clear': 'Sin peligro',
    told: 'Dicho al 911',
    paperwork: 'Papeleo',
    'continue-report': 'Seguir con el informe',
  },
  roles: {
    director: 'dirección de seguridad',
    deputy: 'subdirección de seguridad',
    designee: 'representante de la superintendencia',
    site_admin: 'administración de la escuela',
    title_ix: 'coordinación de Título IX',
    hr: 'recursos humanos',
    crisis_lead: 'responsable de crisis',
    liaison: 'enlace',
    operator: 'operador',
    staff: 'una persona del personal',
  },
  receivers: {
    police: 'la policía',
    cps: 'protección de menores',
    fire: 'los bomberos',
    medical: 'el 911, emergencia médica',
    security: 'seguridad escolar',
  },
  reporter: 'quien informó',
  nobodyNamed: 'nadie nombrado para este plantel',
  noSite: 'lugar aún desconocido',
  notConfirmed: (site) => `${site} (lugar sin confirmar)`,
  frontOffice: (phone) => `oficina ${phone}`,
  open: 'Abrir',
  atOnce: 'de inmediato',
  noPhone: 'sin número en el archivo del distrito',
  restricted: (reference) => `Asunto reservado ${reference}`,

  heading: {
    decide: (due) => `Límite ${due}: ¿llamar a la policía?`,
    decidedBy: (title, due) => `${title} decide. Límite: ${due}`,
    decideLate: (due) => `Decisión atrasada desde ${due}: ¿llamar a la policía?`,
    notCalled: 'APROBADO, AÚN SIN LLAMAR',
    called: (at) => `Llamada hecha ${at}`,
    kept: 'Queda en la escuela',
    noticeBy: (due) => `Aviso exigido por ley, límite: ${due}`,
    noticeLate: (due) => `AVISO ATRASADO desde ${due}`,
    noticesMade: 'Aviso hecho',
    nobody911: 'NADIE HA CONFIRMADO EL 911',
    called911: (at) => `911 llamado, confirmado ${at}`,
    stoodDown: (at) => `Fin de la alarma ${at}`,
    superseded: 'Ya no hace falta decidir',
    school: 'Asunto escolar, para su información',
    seeTo: (due) => `Atiéndalo, por favor. Límite: ${due}`,
    seeToNow: 'Atiéndalo ahora, por favor',
    law: 'Exigido por ley: quien informó llama en persona',
    withdrawn: 'Retirado por quien informó',
    closed: 'Cerrado',
  },

  over: { over_safe: 'terminó, estudiante con un adulto', ongoing: 'SIGUE', whereabouts_unknown: 'NO SE SABE DÓNDE ESTÁ EL ESTUDIANTE' },
  injury: (label) => `lesión: ${label}`,
  object: (label) => `objeto: ${label}`,
  why: (rules) => `Por qué: ${rules}`,
  under12: 'Menor de 12: no se pide que venga un agente.',

  decision: {
    onIt: (person: PersonReference, until: string, due: string): Line => [
      person,
      ` se encarga. Sin recordatorios hasta ${until}; el límite sigue: ${due}.`,
    ],
    approved: (person: PersonReference, at: string, reason: string): Line => [`Aprobado ${at} por `, person, `. Motivo: ${reason}.`],
    declined: (person: PersonReference, at: string, reason: string): Line => [`Decidido ${at} por `, person, `. Motivo: ${reason}.`],
    declinedMeans: 'Lo atiende la escuela y no pide que venga la policía. Cualquiera puede llamar a la policía; si hay peligro, 911.',
    whoCalls: (person: PersonReference, agency: string, due: string): Line => [person, ` llama a ${agency}. Límite: ${due}.`],
    whoShouldHave: (person: PersonReference, agency: string, due: string): Line => [person, ` llama a ${agency}. ATRASADO desde ${due}.`],
    officer: 'Se pide que venga un agente.',
    noOfficer: 'No se pide que venga un agente.',
    called: (person: PersonReference, agency: string, at: string): Line => [`Llamada ${at}: ${agency}, por `, person, '.'],
  },
  caseNumber: (number) => `Caso núm. ${number}`,

  notice: {
    owed: (to, law, due) => `A ${to}: ${law}. Límite: ${due}. A cargo de: `,
    late: 'ATRASADO.',
    made: (to, law, at) => `A ${to}: ${law}. Hecho ${at} por `,
    onlyNotice: 'Es un aviso, no se pide un agente.',
    how: { phone: 'por teléfono', in_person: 'en persona', online: 'en línea' },
  },

  duty: {
    open: 'También hay que hacer:',
    due: (label, due) => `${label}, límite ${due}`,
  },

  emergency: {
    where: (place) => `Dónde: ${place}`,
    whereInDetails: 'Dónde: toque Detalles (solo quienes deciden).',
    cannotCall: (at) => `Quien informó NO PUEDE LLAMAR (${at}). Llame al 911 ahora.`,
    confirmedBy: (person: PersonReference, at: string): Line => [`911 llamado: confirmado ${at} por `, person, '.'],
    stoodDownBy: (person: PersonReference, at: string): Line => [`Fin de la alarma ${at}, por `, person, '.'],
    alerted: (times) => (times === 1 ? 'Se avisó a 1 persona más.' : `Se avisó a ${times} personas más.`),
  },

  correction: {
    over: (who, at) => `${who}: ya terminó, ${at}`,
    mistaken: (who, at) => `${who}: me equivoqué, ${at}`,
    facts: (who, at) => `${who}: datos agregados, ${at}`,
    reporter: 'Quien informó',
  },
  wouldBe: (level) => `Con los datos nuevos sería ${level}: para bajar hacen falta dos personas.`,
  deEscalation: (lines) => `Mientras tanto: ${lines.join(' · ')}`,
  shielded: 'Solo las personas a quienes se envió ven de qué se trata y dónde.',
  handledByOthers: 'Otras personas atienden este asunto. Aquí no tiene nada que hacer. En peligro llame al 911.',

  push: {
    decide: (due) => `decidir, límite ${due}`,
    call: 'aprobado, aún sin llamar',
    notice: (due) => `aviso, límite ${due}`,
    nobody911: 'NADIE HA CONFIRMADO EL 911',
    news: 'informe nuevo',
    changed: 'actualizado',
  },

  call: {
    decide: (due) => `: decida, por favor. Límite: ${due}.`,
    emergency: ': nadie ha confirmado el 911. Llame al 911, o toque si ya se llamó.',
    callMade: (due) => `: la llamada aprobada aún no consta, límite ${due}.`,
    notice: (due) => `: falta un aviso exigido por ley, límite ${due}.`,
    newFacts: ': hay datos nuevos. Véalo de nuevo, por favor.',
    newFactsDecide: (due) => `: hay datos nuevos. Decida, por favor. Límite: ${due}.`,
    lookNow: ': véalo ahora, por favor.',
    restricted: (reference) => `: ${reference} le espera. Toque Detalles.`,
  },

  board: {
    summary: (need, clocks, today) =>
      `${need} ${need === 1 ? 'le espera' : 'les esperan'}, ${clocks} ${clocks === 1 ? 'plazo' : 'plazos'}, ${today} hoy`,
    empty: 'Nada espera a nadie ahora.',
    what: { emergency: '911 sin confirmar', decision: 'decisión', call: 'llamada sin hacer', notice: 'aviso sin hacer' },
    due: (due) => `límite ${due}`,
    overdue: (due) => `ATRASADO desde ${due}`,
    asOf: (at) => `A las ${at}. Si hay peligro, primero el 911.`,
  },

  reminder: {
    waits: (place, since, due) => `1 decisión le espera: ${place}, desde las ${since}, límite ${due}.`,
    nextAsked: (at: string, person: PersonReference): Line => [`A las ${at} se pregunta también a `, person, '.'],
    push: (reference, due) => `${reference}: 1 decisión le espera, límite ${due}`,
  },

  callDuty: {
    now: (agency, phone) => `Llame ahora: ${agency}, ${phone}`,
    by: (due) => `Límite: ${due}. Aprobar no es llamar.`,
    late: (due) => `ATRASADO desde ${due}. Aprobar no es llamar.`,
    say: 'Diga esto, sin nombres de estudiantes:',
    after: 'Después toque «Llamada hecha».',
    done: (at) => `Llamada registrada ${at}. Gracias.`,
    by2: (person: PersonReference): Line => ['Registrada por ', person, '.'],
    push: (reference, due) => `${reference}: le toca una llamada, límite ${due}`,
  },

  noticeDuty: {
    now: (to, phone) => `Dé el aviso: ${to}, ${phone}`,
    law: (law) => `La ley: ${law}. No hay nada que aprobar.`,
    by: (due) => `Límite: ${due}.`,
    late: (due) => `ATRASADO desde ${due}.`,
    first911: 'EMERGENCIA: primero el 911. Si nadie ha llamado, llame ya al 911. Después dé este aviso.',
    noOfficer: 'Es un aviso. No pedimos que venga un agente.',
    officer: 'Por favor, envíen a un agente.',
    moved: (person) => ['Este aviso está ahora a cargo de ', person, '.'],
    after: 'Después toque «Aviso hecho».',
    done: (at) => `Aviso registrado ${at}. Gracias.`,
    push: (reference, due) => `${reference}: le toca un aviso, límite ${due}`,
  },

  alert: {
    now: 'NADIE HA CONFIRMADO EL 911. Ahora se le pregunta a usted.',
    doIt: (place) => `Llame al 911: ${place}. Después toque «Ya llamé al 911». ¿Ya se llamó? Tóquelo también.`,
    push: (reference) => `${reference}: NADIE HA CONFIRMADO EL 911`,
  },

  digest,
};
