import type { Language } from '../../policy/types.ts';
import type { Person } from '../incident.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

/** A person asked in a language: everything they read from now on is in it. */
export async function chooseLanguage(
  deps: Pick<UseCaseDeps, 'unitOfWork'>,
  { person, language }: { person: Person; language: Language },
): Promise<void> {
  if (person.language === language) return;
  await deps.unitOfWork.run((tx) => tx.people.setLanguage(person.id, language));
}
