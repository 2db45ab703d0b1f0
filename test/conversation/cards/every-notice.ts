/** Every message about an incident, and incidents in every state, to say something about all of them. */
import fc from 'fast-check';
import { callDutyMessage } from '../../../src/conversation/cards/call-duty.ts';
import { callForPerson } from '../../../src/conversation/cards/call-for-person.ts';
import type { CardFacts } from '../../../src/conversation/cards/card-facts.ts';
import { decisionReminder } from '../../../src/conversation/cards/decision-reminder.ts';
import { decisionToReporter } from '../../../src/conversation/cards/decision-to-reporter.ts';
import { emergencyAlert } from '../../../src/conversation/cards/emergency-alert.ts';
import { emergencyReporter } from '../../../src/conversation/cards/emergency-reporter.ts';
import { gatheredThread } from '../../../src/conversation/cards/gathering-lines.ts';
import { handOverMessage } from '../../../src/conversation/cards/hand-over.ts';
import { incidentCard, restrictedCard, siteCard } from '../../../src/conversation/cards/incident-card.ts';
import { inquiryMessage } from '../../../src/conversation/cards/inquiry.ts';
import { noticeDuty } from '../../../src/conversation/cards/notice-duty.ts';
import { paperworkMessage } from '../../../src/conversation/cards/paperwork.ts';
import { reportConfirmation } from '../../../src/conversation/cards/report-confirmation.ts';
import type { Notice } from '../../../src/conversation/notice.ts';
import type { Incident } from '../../../src/incidents/incident.ts';
import { type Language, LEVELS, type Level, type PoliceCode, TRACKS, type Track } from '../../../src/policy/types.ts';
import { aCard, alarm, approved, callDuty, declined, factsFor, incidentAt, minute, notice, pending, readerFor } from './card-setting.ts';

const decisions = [null, pending(), pending({ silencedUntil: minute(30), silencedById: 'p-dir' }), approved, declined];
const calls = [
  null,
  callDuty(),
  callDuty({ cancelledAt: minute(18), cancelledById: 'p-dir' }),
  callDuty({ calledAt: minute(19), calledById: 'p-adm', caseNumber: '26-1042' }),
];
const notices = [[], [notice()], [notice(), notice({ id: 'n-2', to: 'cps', madeAt: minute(3), madeById: 'p-adm', how: 'phone' })]];
const signed = { paperReason: 'medical_over', paperById: 'p-dir', paperAt: minute(5) };
const alarms = [
  null,
  alarm(),
  alarm({ cannotCallAt: minute(1), alerts: 3 }),
  alarm({ confirmedAt: minute(1), confirmedById: 'p-reporter' }),
  alarm({ confirmedAt: minute(1), confirmedById: 'p-dep', told: ['place', 'kind'], allClearAt: minute(3), allClearById: 'p-reporter' }),
  alarm({ stoodDownAt: minute(2), stoodDownById: 'p-dir', paperDueAt: minute(900) }),
  alarm({ stoodDownAt: minute(2), stoodDownById: 'p-dir', paperDueAt: minute(900), ...signed }),
];
const reports = ['danger', 'fight'].map((type, nth) => {
  return {
    id: `g-${nth}`,
    reference: `OK-7K3${nth}`,
    openedAt: minute(1),
    siteId: 'oak-hs',
    answers: { grade: 'g9_12' },
    type,
    level: 'L5',
  };
});
const inquiries: Incident['inquiries'][] = [
  [],
  [
    { id: 'q-1', questionId: 'injury', askedById: 'p-dir', askedAt: minute(5), answeredAt: null },
    { id: 'q-2', questionId: 'over', askedById: 'p-dir', askedAt: minute(5), answeredAt: minute(6) },
  ],
];
const handOvers: Incident['handOvers'][] = [[], [{ id: 'h-1', byId: 'p-dir', toKey: 'dep', at: minute(6) }]];
const levelChanges: Incident['levelChanges'][] = [
  [],
  [
    {
      ...{ id: 'l-1', from: 'L4', to: 'L2', reason: 'false_alarm', proposedById: 'p-adm', proposedAt: minute(7) },
      ...{ confirmedById: null, confirmedAt: null, refusedById: null, refusedAt: null },
    },
  ],
];
const corrections: Incident['corrections'][] = [
  [],
  (['over', 'mistaken', 'facts'] as const).map((kind) => ({ id: kind, kind, at: minute(4), byId: 'p-reporter' })),
];

/** Incidents of every level, police code, track and state, consistent or not: whatever the database holds, the card keeps its word. */
export const anyIncident: fc.Arbitrary<Incident> = fc
  .record({
    level: fc.constantFrom<Level>(...LEVELS),
    // null: what the level ordinarily has
    police: fc.constantFrom<PoliceCode | null>(null, null, 'none', 'discretionary', 'mandatory', 'canra', '911'),
    tracks: fc.oneof(fc.constant<Track[]>([]), fc.subarray([...TRACKS])),
    decision: fc.constantFrom(...decisions),
    call: fc.constantFrom(...calls),
    notices: fc.constantFrom(...notices),
    emergency: fc.constantFrom(...alarms),
    corrections: fc.constantFrom(...corrections),
    wouldBeLevel: fc.constantFrom<Level | null>(null, 'L2'),
    status: fc.constantFrom<Incident['status']>('open', 'withdrawn', 'closed'),
    siteConfirmed: fc.boolean(),
    inquiries: fc.constantFrom(...inquiries),
    handOvers: fc.constantFrom(...handOvers),
    levelChanges: fc.constantFrom(...levelChanges),
    formerDecisions: fc.constantFrom<Incident['formerDecisions']>([], [declined]),
  })
  .map(({ level, police, tracks, call, ...over }) => {
    const incident = incidentAt(level, { ...over, callDuty: call });
    return { ...incident, classification: { ...incident.classification, tracks, police: police ?? incident.classification.police } };
  });

export const anyLanguage = fc.constantFrom<Language>('en', 'es');

type Composed = [kind: string, notice: Notice | null];

/** What goes to a channel. */
export function channelNotices(incident: Incident, language: Language): Composed[] {
  const facts = factsFor(incident, { language });
  const whys = [null, 'L3', 'decision-waits', 'call-overdue', 'notice-overdue', 'nobody-confirmed-911'];
  return [
    ['incident-card', incidentCard(facts)],
    ['incident-card with reports', incidentCard({ ...facts, gathering: { lead: null, reports } })],
    ['incident-card, gathered', incidentCard({ ...facts, gathering: { lead: incidentAt('L5'), reports: [] } })],
    ['gathered', gatheredThread({ ...facts, gathering: { lead: null, reports } }, { messageId: null })],
    ...whys.map((why): Composed => [`call-for-person ${why}`, callForPerson(facts, { personKey: 'dir', why })]),
  ];
}

/** What goes to one person. */
export function directNotices(incident: Incident, language: Language): Composed[] {
  const as = (role: Parameters<typeof readerFor>[0]): CardFacts => factsFor(incident, { language, reader: readerFor(role, { language }) });
  return [
    ['site-card', siteCard(as('site_admin'))],
    ['restricted-card', restrictedCard(as('designee'))],
    ['emergency-reporter', emergencyReporter(as('staff'))],
    ['report-confirmation', reportConfirmation(as('staff'))],
    ['decision-to-reporter', decisionToReporter(as('staff'))],
    ['decision-reminder', decisionReminder(as('director'))],
    ['inquiry', inquiryMessage(as('staff'), aCard('inquiry', { inquiryId: 'q-1' }))],
    ['hand-over', handOverMessage(as('deputy'), aCard('hand-over', { handOverId: 'h-1' }))],
    ['call-duty', callDutyMessage(as('site_admin'))],
    ['notice-duty', noticeDuty(as('site_admin'), 'n-1')],
    ['emergency-alert', emergencyAlert(as('deputy'), aCard('emergency-alert', {}))],
    ['emergency-alert, sent', emergencyAlert(as('deputy'), { messageId: 'M1' })],
    ['paperwork', paperworkMessage(as('director'))],
  ];
}
