/** Palabras en español alrededor del resumen semanal. */
import type { DigestWording } from '../en/digest.ts';

export const digest: DigestWording = {
  title: (district, week) => `${district}: resumen semanal de enlace ${week}`,
  invented: 'DATOS INVENTADOS: nada de esto ocurrió.',
  needs: 'Lo que necesitamos de ustedes',
  needsNothing: 'Nada esta semana.',
  replyTo: (address) => `Respondan a ${address}`,
  more: (count) => (count === 1 ? 'Hay una fila más en el documento.' : `Hay ${count} filas más en el documento.`),
};
