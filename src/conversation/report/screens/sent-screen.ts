import type { Incident, Person } from '../../../incidents/incident.ts';
import type { UseCaseDeps } from '../../../incidents/use-case-deps.ts';
import type { Language } from '../../../policy/types.ts';
import { factsOf } from '../../cards/load-facts.ts';
import { reportConfirmation } from '../../cards/report-confirmation.ts';
import { paragraphsOf } from '../../forms/last-word.ts';
import type { Screen } from '../../screen.ts';
import { words } from '../../wording/wording.ts';
import { frame, normal, quiet } from './frame.ts';

/** The last word of a report: the same sentences as the direct message, which stays when this screen is closed. */
export async function sentScreen(
  deps: UseCaseDeps,
  person: Person,
  { incident, language }: { incident: Incident; language: Language },
): Promise<Screen> {
  const facts = await deps.unitOfWork.run((tx) => factsOf(deps, tx, { incident, reader: { ...person, language } }));
  const { sent } = words(language).report;
  // who asked for police and reads that the school asks none must know when the law says otherwise (EC 44014; wording.md 3)
  const { police } = incident.classification;
  const staffHurt = police === 'none' && incident.answers.police_wanted === 'asked' ? [normal(sent.staffHurt)] : [];
  // the reference stands in the title already
  const blocks = reportConfirmation(facts).blocks.filter((block) => block.kind !== 'heading');
  return frame({
    step: 'sent',
    language,
    context: { incidentId: incident.id },
    title: sent.title(incident.reference),
    paragraphs: [...paragraphsOf(blocks), ...staffHurt, quiet(sent.inMessages)],
  });
}
