import { changeIncident } from '../change-incident.ts';
import type { InvolvedStudent, Person } from '../incident.ts';
import type { Outcome } from '../outcome.ts';
import { may } from '../permissions.ts';
import type { UseCaseDeps } from '../use-case-deps.ts';

export const STUDENT_ROLES = ['acted', 'target', 'witness'] as const;

/** What a student information system gives as a number; anything else may be a name. */
const STUDENT_NUMBER = /^[A-Z]{0,2}\d{4,12}$/;

/** The number as it is hashed, or null: then nothing of it is kept, logged or shown again. */
export function readStudentNumber(text: string): string | null {
  const number = text.trim().toUpperCase();
  return STUDENT_NUMBER.test(number) ? number : null;
}

/**
 * Link a student to an incident, for the equity counts and for nothing else: role, home site, and a keyed hash of the student number; the
 * number itself is not kept. Only administrators of the site. `already`: this student stands there in this role.
 *
 * @param studentNumber as `readStudentNumber` gives it.
 * @throws Error where no key is configured: the caller asks before.
 */
export async function linkStudent(
  deps: UseCaseDeps,
  input: { incidentId: string; person: Person; studentNumber: string; role: InvolvedStudent['role']; homeSiteId: string },
): Promise<Outcome> {
  const { incidentId, person, studentNumber, role, homeSiteId } = input;
  const { hashStudent } = deps;
  if (!hashStudent) throw new Error('no key for student numbers is configured');
  return changeIncident(deps, {
    incidentId,
    person,
    part: (incident) => incident,
    may: (who, incident) => may(who, 'link-students', incident),
    make: async (tx) => {
      const id = deps.ids.id();
      const at = deps.clock.now();
      const linked = { id, role, homeSiteId, studentHash: hashStudent(studentNumber), byId: person.id, at };
      if (!(await tx.followUps.linkStudentOnce(incidentId, linked))) return false;
      tx.audit.append({ kind: 'student-linked', actorId: person.id, incidentId, details: { role } });
      return true;
    },
  });
}
