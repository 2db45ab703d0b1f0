/** Palabras en español para vincular estudiantes a un incidente. */
import type { StudentWording } from '../en/students.ts';

export const students: StudentWording = {
  intro: 'Para las cuentas de equidad. El número se convierte en un código que no se puede leer y no se guarda en otra parte.',
  linked: (acted, target, witness) => `Vinculados: actuaron ${acted}, afectados ${target}, testigos ${witness}.`,
  number: 'Número de estudiante',
  numberHint: 'Como en el sistema de la escuela. Nunca un nombre.',
  role: '¿Qué parte tuvo?',
  roles: { acted: 'Actuó', target: 'Afectado', witness: 'Testigo' },
  home: 'Su escuela',
  submit: 'Vincular',
  done: 'Vinculado. Toque Más otra vez para otro estudiante.',
  already: 'Este estudiante ya está vinculado con esta parte.',
  wrong: 'Hasta dos letras y de 4 a 12 cifras. Sin nombres.',
  noKey: 'Aún no se pueden vincular números: quien opera el sistema debe fijar STUDENT_ID_KEY.',
};
