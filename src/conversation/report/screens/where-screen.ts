import type { Incident } from '../../../incidents/incident.ts';
import type { Screen } from '../../screen.ts';
import { words } from '../../wording/wording.ts';
import type { ReportView } from '../report-view.ts';
import { placeField } from '../step-fields.ts';
import { alert, frame, normal } from './frame.ts';

export const WHERE_STEP = 'where';

/** Name and street address to read to 911; choosing another place corrects the card at once. */
export function whereScreen(view: ReportView, incident: Incident, { saved, error }: { saved?: boolean; error?: string } = {}): Screen {
  const { language } = view.draft;
  const { where } = words(language).report;
  const site = view.district.sites.find((each) => each.id === incident.siteId);
  const address = site ? [normal(where.readAloud), alert([site.name, site.address].filter((part) => part !== '').join(', '))] : [];
  const list = { fields: [placeField(view, WHERE_STEP)].map(withoutElsewhere), submit: where.save };
  return frame({
    step: WHERE_STEP,
    language,
    context: { incidentId: incident.id },
    title: where.title,
    paragraphs: [...address, normal(saved ? where.saved : where.notConfirmed)],
    ...(saved ? {} : list),
    errors: error ? { place: error } : {},
  });
}

/** "Somewhere else" is no address to send help to. */
function withoutElsewhere(field: ReturnType<typeof placeField>): ReturnType<typeof placeField> {
  return field.kind === 'text' ? field : { ...field, options: field.options.slice(0, -1) };
}
