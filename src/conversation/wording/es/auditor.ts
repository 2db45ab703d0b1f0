/** Palabras en español de la alarma del auditor en el canal del operador. */
import type { AuditorWording } from '../en/auditor.ts';

export const auditor: AuditorWording = {
  codes: {
    'not-opened': 'nunca se abrió una decisión, un aviso o la confirmación del 911',
    unwatched: 'algo abierto al que ningún recordatorio volverá',
    'emergency-unrung': 'EMERGENCIA: nadie ha confirmado el 911 y no se llamó a la persona siguiente',
    'decision-unasked': 'una decisión espera y no se preguntó a la persona siguiente',
    'call-unrung': 'una llamada aprobada está vencida y a nadie se le recordó',
    'notice-unrung': 'un aviso que exige la ley está vencido y a nadie se le recordó',
    'duty-unrung': 'una tarea está vencida y a nadie se le recordó',
    'call-untold': 'no se avisó a quien debe hacer una llamada aprobada',
    'notice-untold': 'no se avisó a quien debe dar un aviso',
    'card-missing': 'no hay tarjeta en el canal de dirección',
    'told-nobody': 'no lo ha visto nadie más que quien lo reportó',
    'card-outdated': 'la tarjeta del canal de dirección muestra un estado viejo',
    'message-lost': 'se escribió un mensaje que nunca se enviará',
    'delivery-stuck': 'un mensaje urgente espera desde hace más de 2 minutos',
    'delivery-failed': 'hoy se dejó de intentar un mensaje urgente',
    'reminder-late': 'nadie atendió un recordatorio que ya tocaba',
  },
  heading: 'Crosswalk: faltan mensajes',
  push: (count) => (count === 1 ? 'Crosswalk: 1 cosa no se envió a tiempo' : `Crosswalk: ${count} cosas no se enviaron a tiempo`),
  line: (count, what, where) => `${count} × ${what}${where === '' ? '' : `: ${where}`}`,
  more: (count) => `${count} más`,
  named: (count) =>
    count === 1 ? '1 cuya referencia no se escribe en ningún canal' : `${count} cuyas referencias no se escriben en ningún canal`,
  atOnce:
    'Ahora: llame por teléfono a la dirección de seguridad y a sus suplentes y léales estas referencias. Puede que el bot no les llegue.',
  afterwards: 'Después: mire el registro y docs/operating.md, «The auditor». Se repite cuando hay algo más, y cada hora.',
  clearHeading: 'Crosswalk: todo al día',
  clear: 'Lo que faltaba ya se envió o se hizo.',
};
