/** The words of the equity report, in both languages. */
import type { Localized } from '../../policy/types.ts';
import type { OfficerBucket, StudentRole } from './cohort.ts';
import type { Measure } from './measures.ts';

export const STAGES: Record<Measure, Localized> = {
  reported: { en: 'Reported', es: 'Reportados' },
  level3: { en: 'Reached level 3 or higher', es: 'Llegaron al nivel 3 o más' },
  referral: { en: 'Referred to police', es: 'Remitidos a la policía' },
  required: { en: 'Referred: required by law', es: 'Remitidos: exigido por la ley' },
  chosen: { en: 'Referred: our choice', es: 'Remitidos: decisión nuestra' },
  kept: { en: 'Kept at school: our choice', es: 'Se quedó en la escuela: decisión nuestra' },
  outcome: { en: 'Cited or arrested', es: 'Citados o arrestados' },
};

export const OFFICERS: Record<OfficerBucket, Localized> = {
  with_officer: { en: 'Sites with an officer (SRO)', es: 'Escuelas con oficial (SRO)' },
  without_officer: { en: 'Sites without one', es: 'Escuelas sin oficial' },
  site_unknown: { en: 'Site not known', es: 'Escuela desconocida' },
};

export const ALL_STUDENTS: Localized = { en: 'All students', es: 'Todos' };

export const FINDINGS = {
  higher: { en: 'more often than other students', es: 'más a menudo que los demás' },
  lower: { en: 'less often than other students', es: 'menos a menudo que los demás' },
  'too-few': {
    en: 'too few to tell; this is not a finding of no difference',
    es: 'muy pocos para saberlo; esto no significa que no haya diferencia',
  },
} as const satisfies Record<string, Localized>;

export const COLUMNS = {
  students: { en: 'students', es: 'estudiantes' },
  enrolled: { en: 'enrolled', es: 'inscritos' },
  risk: { en: 'per 100', es: 'por cada 100' },
  ratio: { en: 'times the rate of other students', es: 'veces la tasa de los demás' },
  excess: { en: 'more than at their rate', es: 'más que a la tasa de los demás' },
  finding: { en: 'finding', es: 'resultado' },
  decided: { en: 'decisions', es: 'decisiones' },
  approved: { en: 'approved', es: 'aprobadas' },
  approval: { en: 'share approved', es: 'proporción aprobada' },
  minutes: { en: 'median minutes', es: 'mediana en minutos' },
  reclassified: { en: 'reclassified', es: 'reclasificados' },
  reclassification: { en: 'share reclassified', es: 'proporción reclasificada' },
} as const satisfies Record<string, Localized>;

export const ROLES: Record<StudentRole, Localized> = {
  acted: { en: 'students who acted', es: 'estudiantes que actuaron' },
  target: { en: 'students it was aimed at', es: 'estudiantes afectados' },
  witness: { en: 'witnesses', es: 'testigos' },
};

export const TITLES = {
  report: { en: 'Equity report', es: 'Informe de equidad' },
  officers: { en: 'Sites with and without an officer', es: 'Escuelas con y sin oficial' },
  decisionsByGroup: { en: 'Decisions on matters of the same type, by group', es: 'Decisiones en asuntos del mismo tipo, por grupo' },
  decisionsByOfficer: {
    en: 'Decisions on matters of the same type, by sites with and without an officer',
    es: 'Decisiones en asuntos del mismo tipo, por escuelas con y sin oficial',
  },
  definitions: { en: 'Definitions', es: 'Definiciones' },
  invented: { en: 'INVENTED DATA: nothing here happened', es: 'DATOS INVENTADOS: nada de esto ocurrió' },
} as const satisfies Record<string, Localized>;

export const EMPTY = {
  leftOut: {
    en: 'Left out: small numbers could not be hidden otherwise.',
    es: 'Omitido: de otro modo no se podrían ocultar los números pequeños.',
  },
  nobodyLinked: {
    en: 'No student is linked to any incident of this time, so nothing can be said.',
    es: 'Ningún estudiante está vinculado a un incidente de este período; no se puede decir nada.',
  },
  noSites: { en: 'The export has no home sites.', es: 'La exportación no tiene escuelas.' },
  noDecisions: { en: 'No decision that may be shown.', es: 'Ninguna decisión que se pueda mostrar.' },
} as const satisfies Record<string, Localized>;

export const DEFINITIONS: readonly Localized[] = [
  {
    en: 'Each student counts once, by the furthest any of their incidents went, in the group and at the home site of the export. Students not in the export are in no table.',
    es: 'Cada estudiante cuenta una vez, por lo más lejos que llegó alguno de sus incidentes, en el grupo y la escuela de la exportación. Quien no está en la exportación no está en ninguna tabla.',
  },
  {
    en: 'Referred to police: the school told police in any way, whatever came of it, or police cited or arrested (as the federal civil rights data collection counts). Required by law: a statute demands the notice. Our choice: the law left it to us and we called. Neither: 911, or police came by themselves. Kept at school: a decider declined, and nothing of that student was referred. A student of several incidents counts as required before our choice, 911 and kept. Only our choice and kept measure what we choose.',
    es: 'Remitidos a la policía: la escuela avisó a la policía de cualquier modo, con cualquier resultado, o la policía citó o arrestó (como cuenta la recopilación federal de datos de derechos civiles). Exigido por la ley: una ley exige el aviso. Decisión nuestra: la ley lo dejó a nuestro criterio y llamamos. Ninguno de los dos: 911, o la policía vino por su cuenta. Se quedó en la escuela: quien decide dijo que no, y nada de ese estudiante se remitió. Quien tiene varios incidentes cuenta como exigido antes que como decisión nuestra, 911 o se quedó. Solo la decisión nuestra y lo que se quedó miden lo que elegimos.',
  },
  {
    en: 'Reached level 3: at the report or later, or a decision was asked for, or it was referred.',
    es: 'Llegaron al nivel 3: al reportar o después, o se pidió una decisión, o se remitió.',
  },
  {
    en: 'Per 100: unique students of 100 enrolled, with the 95% interval of Wilson. Times the rate: rate of the group by the rate of all other students of the district, exp(ln RR ± 1.96·√(1/a − 1/N1 + 1/b − 1/N2)); marked "state" where too few other students remain and it is taken to the other students of the state. More than at their rate: a − N1·(b/N2).',
    es: 'Por cada 100: estudiantes distintos por cada 100 inscritos, con el intervalo de Wilson del 95 %. Veces la tasa: tasa del grupo entre la tasa de los demás estudiantes del distrito, exp(ln RR ± 1.96·√(1/a − 1/N1 + 1/b − 1/N2)); con la marca «estado» donde quedan muy pocos y se compara con los demás estudiantes del estado. Más que a la tasa de los demás: a − N1·(b/N2).',
  },
  {
    en: '≤10: 1 to 10. Hidden: kept back because it would give a small number away. –: fewer than 11 cases or fewer than 30 students, or hidden. Where the interval includes 1, nothing is found, also not that there is no difference.',
    es: '≤10: de 1 a 10. Oculto: se reserva porque revelaría un número pequeño. –: menos de 11 casos o menos de 30 estudiantes, u oculto. Donde el intervalo incluye el 1 no se constata nada, tampoco que no haya diferencia.',
  },
  {
    en: 'Decisions: incidents by the type first reported in which deciders approved or declined a call; an incident with students of two groups stands in both. Confidential matters and withdrawn reports are in no number.',
    es: 'Decisiones: incidentes, por el tipo reportado al principio, en que se aprobó o rechazó llamar; un incidente con estudiantes de dos grupos está en ambos. Los asuntos confidenciales y los reportes retirados no están en ningún número.',
  },
];

/** A type that the policy no longer has. */
export const UNLISTED: Localized = { en: 'No longer in the policy', es: 'Ya no está en la política' };
