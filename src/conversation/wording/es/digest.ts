/** Palabras en español alrededor del resumen semanal. */
import type { DigestWording } from '../en/digest.ts';

export const digest: DigestWording = {
  title: (district, week) => `${district}: resumen semanal de enlace ${week}`,
  invented: 'DATOS INVENTADOS: nada de esto ocurrió.',
  screen: 'Resumen semanal',
  published: 'Como se publicó.',
  unpublished: 'Como se publicaría ahora. No se envió nada.',
  only: (phone) =>
    `Aquí el resumen se muestra a la dirección de seguridad, sus suplentes y el representante del superintendente. Pregunte: ${phone}.`,
  refused: {
    'no-such-week': 'Esa semana no existe. Escríbala así: /incident digest 2026-W41',
    'week-not-over': 'Esa semana aún no termina. Su resumen se puede ver desde el lunes.',
    'digest-exposes':
      'El resumen de esa semana no pasa su propia revisión de privacidad y no se muestra. Avise al operador; no se envió nada.',
  },
  needs: 'Lo que necesitamos de ustedes',
  needsNothing: 'Nada esta semana.',
  replyTo: (address) => `Respondan a ${address}`,
  more: (count) => (count === 1 ? 'Hay una fila más en el documento.' : `Hay ${count} filas más en el documento.`),
};
