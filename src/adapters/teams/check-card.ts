import { AppError } from '../../incidents/app-error.ts';
import { TEAMS_LIMITS } from './limits.ts';

/** Nothing is ever cut silently: what Teams would refuse is a fault of the wording, named before it is sent. */
export function checkSize(subject: string, payload: object): void {
  const bytes = JSON.stringify(payload).length * 2;
  if (bytes > TEAMS_LIMITS.messageBytes) {
    throw new AppError('teams-limit', `${subject} has ${bytes} bytes in UTF-16, at most ${TEAMS_LIMITS.messageBytes}`);
  }
}
