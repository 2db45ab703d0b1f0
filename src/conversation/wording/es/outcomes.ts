/** Palabras en español de lo que hizo la policía: el formulario, la tarjeta, la pregunta. */
import type { OutcomeWording } from '../en/outcomes.ts';

export const outcomes: OutcomeWording = {
  codes: {
    no_action: 'Ninguna medida',
    counseled: 'Hablaron con el estudiante',
    diversion: 'Programa alternativo',
    citation: 'Citación',
    arrest: 'Arresto',
    cps: 'A protección de menores',
    transport: 'Llevado al hospital',
    pending: 'Aún pendiente',
  },
  form: {
    intro: 'Para la reunión con la policía. Sin nombres.',
    what: '¿Qué hizo la policía?',
    remarks: 'Marque lo que es cierto',
    remark: {
      came_unasked: 'La policía vino sin que la escuela la pidiera',
      school_matter: 'La policía actuó en un asunto que según el acuerdo es de la escuela',
    },
    arrived: '¿Cuándo llegaron?',
    finished: '¿Cuándo terminaron?',
    timeHint: 'Como 14:05, o con fecha: 2026-10-14 14:05. Déjelo vacío si no lo sabe.',
    submit: 'Registrar',
    done: 'Registrado. Está en la tarjeta.',
    already: 'Eso ya está registrado.',
    errors: {
      time: 'Escriba la hora como 14:05, o como 2026-10-14 14:05.',
      future: 'Eso está en el futuro.',
      old: 'Eso es más de un día antes del informe.',
      order: '¿Terminaron antes de llegar?',
    },
  },
  card: {
    line: (what, at) => `Resultado de la policía, ${at}: ${what}.`,
    arrived: (at) => `Llegaron ${at}.`,
    finished: (at) => `Terminaron ${at}.`,
    unasked: 'La policía vino sin que se la pidiera.',
    schoolMatter: 'La policía actuó en un asunto escolar.',
  },
  ring: ': ¿qué hizo la policía? Toque Más para registrar el resultado.',
};
