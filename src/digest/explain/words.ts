/** Why a cell is hidden, in plain words. No sentence holds a number of the digest. */
import type { Localized } from '../../policy/types.ts';

const both = (en: string, es: string): Localized => ({ en, es });

export const HEADLINE = both('Headline', 'Titular');
export const KEPT = both('kept at school', 'dejados en la escuela');
export const MEDICAL = both('ambulance or fire, apart', 'ambulancia o bomberos, aparte');
export const ALL = both('all', 'todo');

export const SMALL = both('its own count is one of 1 to 10 about students.', 'su propio número es uno de 1 a 10 sobre estudiantes.');

export const LEFT_OUT = both(
  'too few in all: whatever part of it were shown, single students could be worked out.',
  'son demasiado pocos: cualquier parte que se mostrara permitiría deducir casos de estudiantes.',
);

export const CHANGED = both(
  'kept back because it would give a smaller number away; reports have changed since this was printed, so which one can no longer be said.',
  'no se muestra porque revelaría un número menor; los reportes han cambiado desde la publicación y ya no puede decirse cuál.',
);

/** Whose numbers these are is not said: one agency may ask why, and another's copy is not its business. */
export const BESIDE_COPY = both(
  "hidden with a small number of another agency, so that nobody who lays the agencies' copies side by side can work that out from the headline.",
  'oculto junto con un número pequeño de otra agencia, para que nadie que compare las copias de las agencias pueda deducirlo del titular.',
);

export const OWN_ELSEWHERE = both(
  "this edition does not have it: an agency's own numbers stand in its own copy only.",
  'esta edición no la tiene: los números de una agencia solo están en su propia copia.',
);

export const OPEN_ELSEWHERE = both(
  'this edition does not have it: open items are between the district and police.',
  'esta edición no la tiene: los asuntos pendientes son entre el distrito y la policía.',
);

/** @param ends first day of the week with which the block ends. */
export function waitsFor(ends: Localized): Localized {
  return both(
    `waits for the end of its block of four weeks; it is printed once, in the digest of the week of ${ends.en}.`,
    `espera al final de su bloque de cuatro semanas; se publica una vez, en el resumen de la semana del ${ends.es}.`,
  );
}

/** @param names of the cells that are protected, at least one; `line` the whole that they could be worked out from. */
export function beside(names: readonly Localized[], line: Localized): Localized {
  return both(
    `hidden with ${list(names, 'en', 'and')}, so that ${names.length > 1 ? 'none of them' : 'it'} can${names.length > 1 ? '' : 'not'} be worked out from ${line.en}.`,
    `oculto junto con ${list(names, 'es', 'y')}, para que no se ${names.length > 1 ? 'puedan' : 'pueda'} deducir ${line.es}.`,
  );
}

/** What a reader would begin to subtract from. */
export const LINES = {
  total: both('the total', 'del total'),
  known: both('the number of matters that police know of', 'del número de asuntos que la policía conoce'),
  kept: both(
    "what the four weeks' headlines say was kept at school",
    'de lo que los titulares de las cuatro semanas dicen que quedó en la escuela',
  ),
  several: both('several sums together', 'de varias sumas juntas'),
};

/** @param week ISO week of a headline. */
export function keptInHeadline(week: string): Localized {
  return both(`kept at school, headline of ${week}`, `dejados en la escuela, titular de ${week}`);
}

export const TEXT = {
  title: (week: string): Localized =>
    both(
      `Why cells of ${week} are hidden: edition | table | row | column. For those who decide; no hidden number stands here.`,
      `Por qué hay celdas ocultas en ${week}: edición | tabla | fila | columna. Para quienes deciden; aquí no figura ningún número oculto.`,
    ),
  none: both('No cell of this week is hidden.', 'Ninguna celda de esta semana está oculta.'),
  absent: both(
    'Tables that an edition does not have this week: edition | table.',
    'Tablas que una edición no tiene esta semana: edición | tabla.',
  ),
};

function list(names: readonly Localized[], language: 'en' | 'es', and: string): string {
  const quoted = names.map((name) => (language === 'en' ? `“${name.en}”` : `«${name.es}»`));
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${and} ${quoted.at(-1)}`;
}
