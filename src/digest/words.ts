/** What stands beside the numbers of a digest. */
import type { Level, Localized } from '../policy/types.ts';

export const LEVEL_NAMES: Record<Level, Localized> = {
  L1: { en: 'L1 Ordinary school matter', es: 'L1 Asunto escolar ordinario' },
  L2: { en: 'L2 School matter with a specialist', es: 'L2 Asunto escolar con especialista' },
  L3: { en: 'L3 The district decides whether to call', es: 'L3 El distrito decide si llama' },
  L4: { en: 'L4 The law requires a notice', es: 'L4 La ley exige un aviso' },
  L5: { en: 'L5 Emergency', es: 'L5 Emergencia' },
};

/** Rows that take the place of several levels. */
export const GROUP_NAMES: Record<string, Localized> = {
  'L3-L5': { en: 'L3 to L5 Matters that can concern the police', es: 'L3 a L5 Asuntos que pueden concernir a la policía' },
  'L2-L5': { en: 'L2 to L5 All but ordinary school matters', es: 'L2 a L5 Todo salvo asuntos escolares ordinarios' },
};

export const TITLES: Record<'levels' | 'kinds' | 'agencies' | 'confidential', Localized> = {
  levels: { en: 'Reports by level', es: 'Reportes por nivel' },
  kinds: { en: 'Reports by kind', es: 'Reportes por tipo' },
  agencies: { en: 'Reports by agency of the place', es: 'Reportes por agencia del lugar' },
  confidential: { en: 'Confidential matters', es: 'Asuntos confidenciales' },
};

export const TOTAL: Localized = { en: 'All reports above', es: 'Todos los reportes de esta tabla' };
export const NOWHERE: Localized = { en: 'Place not known', es: 'Lugar desconocido' };
export const CONFIDENTIAL: Localized = {
  en: 'Counted here only, without level, kind or agency',
  es: 'Solo se cuentan aquí, sin nivel, tipo ni agencia',
};
export const KINDS_NOT_SHOWN: Localized = {
  en: 'Kinds of some levels are not listed: they could be worked out.',
  es: 'Los tipos de algunos niveles no se muestran: podrían deducirse.',
};

export const DEFINITIONS: Localized[] = [
  {
    en: '≤10: one to ten. Hidden: more than ten, kept back because it would give a smaller number away.',
    es: '≤10: de uno a diez. Oculto: más de diez; no se muestra porque revelaría un número menor.',
  },
  {
    en: 'Required by law: reports in which a notice that a statute demands was made to police. A notice does not ask for an officer.',
    es: 'Por ley: reportes en los que se dio a la policía un aviso que exige la ley. Un aviso no pide que venga un agente.',
  },
  {
    en: 'Our choice: the law left it to the district, it decided to call, and the call was made. Kept at school: it decided not to.',
    es: 'Por decisión nuestra: la ley lo dejaba al distrito, decidió llamar y se llamó. En la escuela: decidió no llamar.',
  },
  {
    en: 'Emergencies count when a 911 call was recorded. Ambulance and fire are counted apart and are no police contact.',
    es: 'Las emergencias se cuentan cuando consta una llamada al 911. Ambulancia y bomberos van aparte y no son contacto con la policía.',
  },
  {
    en: 'A report counts in the week in which it was made. Reports that were taken back are left out.',
    es: 'Un reporte cuenta en la semana en que se hizo. Los reportes retirados no se cuentan.',
  },
];
