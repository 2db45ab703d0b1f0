/** What stands beside the numbers of a digest. Both languages stand together, since a number is explained once. */
import type { Localized } from '../../policy/types.ts';
import type { OpenItemKind } from '../numbers/open-items.ts';

const both = (en: string, es: string): Localized => ({ en, es });

export const NUMBERS = {
  required: both('Required by law', 'Por ley'),
  choice: both('Our choice: called', 'Decisión nuestra: llamamos'),
  emergencies: both('Emergencies, 911 called', 'Emergencias, 911 llamado'),
};

export const TITLES = {
  own: both('Your agency this week', 'Su agencia esta semana'),
  clocks: both('Clocks', 'Plazos'),
  boundary: both('Boundary watch', 'Vigilancia de límites'),
  open: both('Open items', 'Asuntos pendientes'),
  coverage: both('Police calls at our sites, and known to us', 'Llamadas policiales en nuestras escuelas, y conocidas por nosotros'),
  school: both('Kept at school: matters that never raised a police question', 'En la escuela: asuntos sin pregunta sobre la policía'),
  confidential: both('Confidential matters', 'Asuntos confidenciales'),
  why: both('Why the law required a notice', 'Por qué la ley exigió un aviso'),
  asked: both('Officer requested or notice only', 'Agente solicitado o solo aviso'),
  outcomes: both('What police did', 'Qué hizo la policía'),
  declined: both('Why police were not called', 'Por qué no se llamó a la policía'),
};

export const CHARTS = {
  required: { title: both('Required by law', 'Por ley'), unit: both('notices required by law', 'avisos exigidos por ley') },
  chosen: {
    title: both('Our choice: called', 'Decisión nuestra: llamamos'),
    unit: both('calls by our choice', 'llamadas por decisión nuestra'),
  },
};

export const COLUMNS = {
  number: both('Number', 'Número'),
  agency: both('Agency', 'Agencia'),
  caseNumber: both('Police case no.', 'N.º de caso policial'),
  owner: both('Owner', 'Responsable'),
  age: both('Open since', 'Abierto desde'),
  what: both('What', 'Qué'),
  time: both('Result', 'Resultado'),
  atOurSites: both('At our sites', 'En nuestras escuelas'),
  known: both('Known to us', 'Conocidas por nosotros'),
};

export const ROWS = {
  required: both('Notices required by law', 'Avisos exigidos por ley'),
  chosen: both('Called by our choice', 'Llamadas por decisión nuestra'),
  emergencies: both('911 emergencies', 'Emergencias del 911'),
  policeStarted: both('Started by police', 'Iniciados por la policía'),
  arrival: both('From first word to arrival of an officer', 'Del primer aviso a la llegada de un agente'),
  disposition: both('From first word until police had finished', 'Del primer aviso al fin de la intervención'),
  atOurSites: both('Police calls at our sites, on your list', 'Llamadas en nuestras escuelas, según su lista'),
  known: both('Of these known to us', 'De ellas, conocidas por nosotros'),
  noticesOnTime: both('Notices made on time', 'Avisos dados a tiempo'),
  decisions: both('Time to decide', 'Tiempo para decidir'),
  schoolMatter: both('Police acted on a school matter', 'La policía intervino en un asunto escolar'),
  noticeOnly: both('An officer came although police were only told', 'Vino un agente aunque solo se avisó'),
  refused: both('Staff asked for police in a school matter; not requested', 'Personal pidió policía en asunto escolar; no se solicitó'),
  total: both('Total', 'Total'),
  confidential: both('Counted here only, nothing else of them', 'Solo se cuentan aquí, nada más de ellos'),
  officer_requested: both('Officer requested, or 911', 'Agente solicitado, o 911'),
  notice_only: both('Notice only', 'Solo aviso'),
  none: both('Not sorted', 'Sin clasificar'),
  unlisted: both('No longer in the policy', 'Ya no está en la política'),
};

export const OPEN_ITEMS: Record<OpenItemKind, Localized> = {
  'outcome-owed': both('Outcome owed', 'Falta el resultado'),
  'call-not-made': both('Approved, not yet called', 'Aprobado, aún sin llamar'),
  'notice-not-made': both('Notice late', 'Aviso atrasado'),
  'school-matter': both('Police acted on a school matter', 'La policía intervino en un asunto escolar'),
  'notice-only': both('An officer came to a notice-only report', 'Vino un agente tras un simple aviso'),
};

/** Calls of an agency's own list. */
export const CALLS = {
  noReport: both('no report', 'sin reporte'),
  unknown: both('Police call not known to us', 'Llamada policial que no conocemos'),
  unknownAt: (site: string): Localized => both(`Police call not known to us: ${site}`, `Llamada policial que no conocemos: ${site}`),
  more: (count: number): Localized =>
    both(
      count === 1 ? '1 more police call not known to us' : `${count} more police calls not known to us`,
      count === 1 ? '1 llamada policial más que no conocemos' : `${count} llamadas policiales más que no conocemos`,
    ),
  noList: both('no list given, or no call on it', 'sin lista, o sin llamadas en ella'),
  note: both(
    'Calls of the week as each agency lists them; those not known to us are open items. Agency without a row: no list given with a call of this week.',
    'Llamadas de la semana según la lista de cada agencia; las que no conocemos son asuntos pendientes. Agencia sin fila: sin lista con llamadas de esta semana.',
  ),
  definition: both(
    "Police calls at our sites: calls on the agency's own list, by its clock. Known to us: a report of ours tells of it, confidential and withdrawn ones included; so it is no sum of other numbers. Where it is hidden, the first is a range.",
    'Llamadas en nuestras escuelas: las de la lista de la propia agencia, según su hora. Conocidas: consta un reporte nuestro, también confidencial o retirado; no es suma de otros números. Si se oculta, la primera cifra es un rango.',
  ),
};

export const OWNERS = { agency: both('the agency', 'la agencia'), district: both('the district', 'el distrito') };

/** domain.md section 5. */
export const AGENDA: Localized[] = [
  both('Safety issues of the week', 'Asuntos de seguridad de la semana'),
  both('Notices and escalations by agency; outcomes owed', 'Avisos y escalamientos por agencia; resultados pendientes'),
  both('Late clocks: notices after the limit, response times', 'Plazos vencidos: avisos tardíos, tiempos de respuesta'),
  both('Kept at school: count and why, district level', 'En la escuela: número y motivo, a nivel de distrito'),
  both(
    'Disputed calls: police came without request, or school called for a school matter',
    'Llamadas en disputa: la policía vino sin solicitud, o la escuela llamó por un asunto escolar',
  ),
  both('Upcoming events, drills, court and stay-away orders', 'Próximos eventos, simulacros, órdenes judiciales y de alejamiento'),
  both('Points of the agreement (MOU)', 'Puntos del convenio (MOU)'),
  both('Trend (monthly), equity (quarterly)', 'Tendencia (mensual), equidad (trimestral)'),
  both('Actions with owner and date', 'Acciones con responsable y fecha'),
];

export const YES_NO = {
  some: both('yes; each is taken up with the agency', 'sí; cada caso se trata con la agencia'),
  none: both('none', 'ninguno'),
};

export const NOTES = {
  block: (en: string, es: string): Localized =>
    both(
      `Four weeks, ${en}. Printed once, the same in every edition.`,
      `Cuatro semanas, ${es}. Se publica una vez, igual en cada edición.`,
    ),
  tooFew: both('Too few to list without showing single students.', 'Demasiado pocos para detallarlos sin mostrar a un estudiante.'),
  blockLater: (en: string, es: string): Localized =>
    both(
      `Matters that never raised a police question are counted in blocks of four weeks; this block ends with the week of ${en}.`,
      `Los asuntos sin pregunta sobre la policía se cuentan por bloques de cuatro semanas; este termina con la semana del ${es}.`,
    ),
  replyTo: (address: string): Localized =>
    both(`Replies to any of these: ${address}, with the reference.`, `Respuestas a cualquiera: ${address}, con la referencia.`),
  few: both(
    'Fewer than five times are a range, never a median. Time to decide counts from when somebody on duty reads the report.',
    'Menos de cinco tiempos se dan como rango, nunca como mediana. El tiempo para decidir cuenta desde que alguien de turno lee el reporte.',
  ),
  ownFew: both(
    'Counts of 1 to 10 are not printed until counsel has approved exact numbers.',
    'Los números de 1 a 10 no se imprimen hasta que la asesoría jurídica lo apruebe.',
  ),
};

export const EMPTY = {
  open: both('Nothing is open.', 'No hay nada pendiente.'),
  table: both('Nothing to count.', 'Nada que contar.'),
};

export const DEFINITIONS: Localized[] = [
  both(
    '≤10: one to ten. Hidden: more than ten, kept back because it would give a smaller number away.',
    '≤10: de uno a diez. Oculto: más de diez; no se muestra porque revelaría un número menor.',
  ),
  both(
    'Required by law: reports in which a notice that a statute demands was made to police. A notice does not ask for an officer.',
    'Por ley: reportes en los que se dio a la policía un aviso que exige la ley. Un aviso no pide que venga un agente.',
  ),
  both(
    'Our choice: the law left it to the district; called: police were called. Kept: it decided not to, or a request for police in a school matter was not followed.',
    'Decisión nuestra: la ley lo dejaba al distrito; llamamos: se llamó a la policía. Dejados: decidió no llamar, o no se siguió una petición de policía en un asunto escolar.',
  ),
  both(
    'Emergencies count when a 911 call was recorded; reports of one emergency that stand together count once. Ambulance and fire are counted apart and are no police contact.',
    'Las emergencias se cuentan cuando consta una llamada al 911; los reportes reunidos de una misma emergencia cuentan una vez. Ambulancia y bomberos van aparte y no son contacto con la policía.',
  ),
  both(
    'Started by police: police came of themselves and the school had not told them.',
    'Iniciados por la policía: vino por su cuenta y la escuela no la había avisado.',
  ),
  both(
    'A report counts in the week in which it was made. Reports that were taken back are left out; confidential matters too.',
    'Un reporte cuenta en la semana en que se hizo. No se cuentan los retirados ni los asuntos confidenciales.',
  ),
];
