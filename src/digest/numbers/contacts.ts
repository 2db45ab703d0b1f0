/** What one incident had to do with police. Every number of a digest is made of these answers, so that each is defined once. */
import { isCaseNumber } from '../../incidents/case-number.ts';
import type { ContactFacts, DigestIncident } from '../../incidents/digest-ports.ts';
import { RESTRICTED_TRACKS } from '../../incidents/permissions.ts';

/** Left out of every number but the count of confidential matters (domain.md section 3). */
export function isConfidential({ tracks }: Pick<ContactFacts, 'tracks'>): boolean {
  return RESTRICTED_TRACKS.some((track) => tracks.includes(track));
}

/** A notice that a statute demands was made to police. */
export function isNoticed({ notices }: Pick<ContactFacts, 'notices'>): boolean {
  return notices.some(({ to, made }) => to === 'police' && made);
}

/** The law left the choice, somebody chose to call, and the call was made. A notice the law demands is no choice. */
export function isChosen(incident: Pick<ContactFacts, 'called' | 'notices'>): boolean {
  return incident.called && !isNoticed(incident);
}

/** 911 was called and asked for police; an emergency nobody could name yet asks for them, since 911 decides what comes. */
export function isEmergency({ emergencyConfirmed, emergencyFor }: ContactFacts): boolean {
  return emergencyConfirmed === true && (emergencyFor.length === 0 || emergencyFor.includes('police'));
}

/** 911 was called for ambulance or fire only: no contact with police. */
export function isMedicalOrFire(incident: ContactFacts): boolean {
  return incident.emergencyConfirmed === true && !isEmergency(incident);
}

/** Police came of themselves, and the school had not told them. */
export function isPoliceStarted(incident: ContactFacts): boolean {
  return camePolice(incident) && !isTold(incident);
}

/** Somebody asked for police in a matter that the school handles itself, and they were not asked to come. */
export function isRefused(incident: ContactFacts): boolean {
  return isSchoolLevel(incident) && incident.policeWanted === 'asked' && !isTold(incident) && !camePolice(incident);
}

/** "We could have called and did not": an L3 that was declined, or a request that was refused. */
export function isKept(incident: ContactFacts): boolean {
  return (incident.outcome === 'declined' && !isNoticed(incident)) || isRefused(incident);
}

/** A matter that never raised a police question. */
export function isSchoolMatter(incident: ContactFacts): boolean {
  return isSchoolLevel(incident) && incident.policeWanted === null && !isTold(incident) && !camePolice(incident);
}

/** The school told police, in any way. */
export function isTold(incident: ContactFacts): boolean {
  return isNoticed(incident) || incident.called || isEmergency(incident);
}

/** Police acted on a matter that the agreement leaves to the school. */
export function isBoundarySchoolMatter({ outcomes }: DigestIncident): boolean {
  return outcomes.some(({ onSchoolMatter }) => onSchoolMatter);
}

/** An officer came although police were only told: neither 911 nor an officer was asked for. */
export function isBoundaryNoticeOnly(incident: DigestIncident): boolean {
  const askedForOfficer = incident.call?.calledAt != null && incident.call.officerRequested;
  return isTold(incident) && !isEmergency(incident) && !askedForOfficer && incident.outcomes.some(({ arrivedAt }) => arrivedAt !== null);
}

/** Police were told, and nobody has fed back what they did. */
export function isOutcomeOwed(incident: DigestIncident): boolean {
  const last = incident.outcomes.at(-1);
  return isTold(incident) && (!last || last.outcome === 'pending');
}

/** The agency whose matter it is: whom the school told, else who came, else that of the place. */
export function agencyOf({ notices, call, outcomes, agencyId }: DigestIncident): string | null {
  const noticed = notices.find(({ to, made }) => to === 'police' && made)?.agencyId;
  return noticed ?? (call?.calledAt ? call.agencyId : null) ?? outcomes.at(-1)?.agencyId ?? agencyId;
}

/** When police were first told; null: never. */
export function toldAt({ notices, call, emergencyConfirmedAt }: DigestIncident): Date | null {
  const times = [...notices.filter(({ to }) => to === 'police').map(({ madeAt }) => madeAt), call?.calledAt ?? null, emergencyConfirmedAt];
  const told = times.filter((time) => time !== null).map((time) => time.getTime());
  return told.length === 0 ? null : new Date(Math.min(...told));
}

/** The agency's number of the matter, the newest known; whatever else was stored in its place is none. */
export function caseNumberOf({ notices, call, outcomes }: DigestIncident): string | null {
  const numbers = [...notices, ...(call ? [call] : []), ...outcomes].map(({ caseNumber }) => caseNumber);
  return numbers.findLast((number) => number !== null && isCaseNumber(number)) ?? null;
}

function camePolice({ policeWanted, outcomes }: ContactFacts): boolean {
  return policeWanted === 'came' || outcomes.some(({ startedBy }) => startedBy === 'police');
}

function isSchoolLevel({ level }: ContactFacts): boolean {
  return level === 'L1' || level === 'L2';
}
