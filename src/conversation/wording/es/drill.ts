/** Palabras en español de los simulacros. «NO llame al 911 por este simulacro» está en cada pantalla y tarjeta de uno (wording.md 9). */
import type { DrillWording } from '../en/drill.ts';

export const drill: DrillWording = {
  kinds: {
    lockdown: 'Cierre de emergencia',
    secure: 'Asegurar (puertas con llave, la clase sigue)',
    evacuate: 'Evacuación',
    shelter: 'Refugio en el lugar',
    hold: 'Permanecer (nadie sale del aula)',
    reunification: 'Reunión con las familias',
  },
  notReal: 'SIMULACRO. NO ES REAL. NO llame al 911 por este simulacro.',
  real: '¿Emergencia real? Llame al 911 y toque ESTO ES REAL.',
  start: {
    title: 'Iniciar simulacro',
    intro: 'Los informes con /incident siguen siendo reales para todos, también durante el simulacro.',
    site: '¿En qué escuela?',
    kind: '¿Qué simulacro?',
    minutes: '¿Cuánto tiempo?',
    minutesOf: (minutes) => `${minutes} minutos`,
    submit: 'Iniciar simulacro',
    started: (kind, site, until) => `Iniciado: ${kind} en ${site}, hasta ${until}.`,
    running: (site, until) => `Ya hay un simulacro en ${site}, hasta ${until}. No se inició nada.`,
    emergency: 'Hay una emergencia real abierta en esta escuela. No puede empezar un simulacro hasta que se dé por terminada.',
    notAllowed: (phone) =>
      `Los simulacros los inician la dirección de seguridad, sus suplentes y la administración de la escuela. Su oficina: ${phone}.`,
  },
  card: {
    what: (kind, site) => `${kind} · ${site}`,
    until: (at) => `Termina solo a las ${at}.`,
    ended: (at) => `El simulacro terminó a las ${at}.`,
    wasReal: (at) => `El simulacro terminó a las ${at}: aquí hay una emergencia REAL. Si ve peligro, llame al 911.`,
    push: 'SIMULACRO. NO ES REAL.',
    pushEnded: 'El simulacro terminó',
    pushReal: 'Fin del simulacro: emergencia REAL',
  },
  buttons: { 'end-drill': 'Terminar simulacro', 'this-is-real': 'ESTO ES REAL' },
  ended: 'El simulacro terminó.',
  alreadyEnded: 'El simulacro ya había terminado.',
  raised: 'El simulacro terminó. Se avisa a todos ahora: es una emergencia.',
  alreadyRaised: 'La emergencia ya se había avisado.',
};
