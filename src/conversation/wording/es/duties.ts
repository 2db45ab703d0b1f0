/** Palabras en español de las tareas: lo que la escuela debe además de lo policial, a quién le toca y hasta cuándo. */
import type { DutyWording } from '../en/duties.ts';

export const duties: DutyWording = {
  yours: (reference) => `Por hacer: ${reference}`,
  overdue: 'Atrasado:',
  due: (label, due) => `${label}, límite: ${due}`,
  late: (label, due) => `${label}, ATRASADO desde ${due}`,
  atOnce: (label) => `${label}, ya`,
  after: '¿Hecho? Toque «Hecho».',
  allDone: 'Todo está hecho. Gracias.',
  push: (reference) => `${reference}: le toca hacer algo`,
  pushLate: (reference) => `${reference}: algo está atrasado`,
  ring: (count) => (count === 1 ? ': una tarea lleva días atrasada.' : `: ${count} tareas llevan días atrasadas.`),
  form: {
    which: '¿Qué está hecho?',
    submit: 'Registrar',
    done: (count) => (count === 1 ? 'Registrado: 1 hecha.' : `Registrado: ${count} hechas.`),
    none: 'Aquí no queda nada por hacer.',
    choose: 'Marque lo que está hecho.',
  },
  doneSoFar: { submit: 'Registrar', done: 'Registrado. Está en Detalles.' },
  list: {
    title: 'Sus tareas',
    empty: 'Ahora no le toca nada.',
    more: (count) => `Y ${count} más.`,
    how: 'Toque «Hecho», «Aviso hecho» o «Llamada hecha» en sus mensajes para registrarlo.',
    call: (due) => `llamar a la policía, límite: ${due}`,
    notice: (to, due) => `aviso a ${to}, límite: ${due}`,
  },
};
