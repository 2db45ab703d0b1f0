/** Palabras en español de la pestaña de inicio: lo que espera, lo que le toca, sus informes. */
import type { HomeWording } from '../en/home.ts';

export const home: HomeWording = {
  danger: '¿Hay peligro? Llame primero al 911.',
  report: 'Informar de un incidente',
  waiting: 'Espera a quien decide',
  nothingWaits: 'No espera nada a quien decide.',
  duties: 'Le toca a usted',
  noDuties: 'Ahora no le toca nada.',
  reports: 'Sus informes de los últimos 30 días',
  noReports: 'No ha informado de nada en los últimos 30 días.',
  more: (count) => `y ${count} más`,
  asOf: (at) => `Estado a las ${at}. Abra esta pestaña de nuevo para ver lo nuevo.`,
  open: 'Abrir',
};
