/** The card and forms of a digest's release with as much as a district can have of everything, in both languages: Slack takes all of it. */
import { describe, expect, it } from 'vitest';
import { toMessage } from '../../../src/adapters/slack/to-message.ts';
import { toModal } from '../../../src/adapters/slack/to-modal.ts';
import { againForm } from '../../../src/conversation/digest/again-form.ts';
import { agendaForm } from '../../../src/conversation/digest/agenda-form.ts';
import type { DigestForm } from '../../../src/conversation/digest/digest-form.ts';
import { digestNotice } from '../../../src/conversation/digest/digest-notice.ts';
import { releaseCard } from '../../../src/conversation/digest/release-card.ts';
import { releaseForm } from '../../../src/conversation/digest/release-form.ts';
import { replyForm } from '../../../src/conversation/digest/reply-form.ts';
import type { Reply, Screen } from '../../../src/conversation/screen.ts';
import type { Release } from '../../../src/digest/release/load-release.ts';
import type { BoundaryState } from '../../../src/digest/release/readiness.ts';
import type { District } from '../../../src/district/types.ts';
import type { DeliveryState } from '../../../src/incidents/delivery.ts';
import type { ReaderCopy } from '../../../src/incidents/release-ports.ts';
import type { UseCaseDeps } from '../../../src/incidents/use-case-deps.ts';
import type { Language } from '../../../src/policy/types.ts';
import { sampleDistrict } from '../../conversation/report/report-world.ts';
import { blockErrors, viewErrors } from '../../fixtures/slack-double/block-rules.ts';
import { sampleEditions } from '../documents/sample-document.ts';

const NOW = new Date('2026-10-13T23:30:00Z');
const id = (nth: number) => `0190a0b0-0000-7000-8000-${String(nth).padStart(12, '0')}`;
const LONG = 'Riverside County Sheriff, Palm Desert station, school resource unit';

/** Twelve agencies and thirty readers with long names. */
function bigDistrict(): District {
  const district = sampleDistrict();
  const agencies = Array.from({ length: 12 }, (_, nth) => ({
    id: `agency_${nth}`,
    name: `${LONG} ${nth}`,
    nonEmergencyPhone: '760-555-0100',
  }));
  const readers = Array.from({ length: 30 }, (_, nth) => ({
    ...{ id: `reader_${nth}`, name: `${LONG}, reader ${nth}`, edition: 'agency' as const, agencyId: `agency_${nth % 12}` },
    ...{ email: `r${nth}@example.org`, language: 'en' as const },
  }));
  return { ...district, agencies, digest: { ...district.digest, replyTo: 'liaison@example.org', readers } };
}

const STATES: DeliveryState[] = ['queued', 'sent', 'unknown', 'failed', 'reconciled', 'sending'];

function aRelease(district: District, over: { released: boolean; waits: boolean; version: number }): Release {
  const copies = district.digest.readers.flatMap(({ id: address }, nth): ReaderCopy[] => {
    const state = STATES[nth % STATES.length] ?? 'queued';
    const common = { address, state, code: state === 'failed' ? 'smtp-550' : null, needsPerson: state === 'unknown', settledAt: NOW };
    return [
      { ...common, deliveryId: id(nth), kind: 'digest', carrier: 'mail' },
      { ...common, deliveryId: id(100 + nth), kind: 'boundary-notice', carrier: nth === 3 ? null : 'mail' },
    ];
  });
  const boundary = district.agencies.map(({ id: agencyId }, nth): BoundaryState => {
    const seenAt = nth % 2 === 0 ? NOW : null;
    const reply = nth % 3 === 0 ? 'sees_it_otherwise' : null;
    const releasableAt = seenAt && new Date(seenAt.getTime() + 86_400_000);
    return { agencyId, items: nth + 1, shownAt: null, reply, repliedAt: reply ? NOW : null, seenAt, releasableAt };
  });
  const editions = sampleEditions({ agencies: 12, incidents: 300 }).map((each) => ({
    ...each,
    corrections: over.version > 1 ? Array.from({ length: 4 }, () => ({ en: 'x'.repeat(120), es: 'x'.repeat(120) })) : [],
  }));
  const digest = {
    ...{
      id: id(999),
      week: '2026-W41',
      version: over.version,
      builtAt: NOW,
      document: editions,
      releaseBy: NOW,
      heldAt: NOW,
      heldById: id(1),
    },
    ...{ releasedAt: over.released ? NOW : null, releasedById: over.released ? id(1) : null },
  };
  const agenda = Array.from({ length: 30 }, () => ({ en: `Drill, ${LONG}, ${LONG}, Oct 21, 2026`, es: `Simulacro, ${LONG}, ${LONG}` }));
  const readiness = over.released
    ? { kind: 'released' as const }
    : over.waits
      ? { kind: 'waits' as const, for: boundary }
      : { kind: 'ready' as const };
  return { digest, editions, boundary, copies, readiness, agenda };
}

const KINDS = [
  { released: false, waits: true, version: 1 },
  { released: false, waits: false, version: 1 },
  { released: false, waits: false, version: 2 },
  { released: true, waits: false, version: 1 },
];
const CASES = (['en', 'es'] as const).flatMap((language) => KINDS.map((kind) => [language, JSON.stringify(kind), kind] as const));

function formOf(language: Language, kind: (typeof KINDS)[number]): DigestForm {
  const district = bigDistrict();
  const deps = { district, ids: { id: () => id(1) }, clock: { now: () => NOW } } as unknown as UseCaseDeps; // forms read no more of it
  const setting = {
    district,
    policy: { types: {} } as DigestForm['setting']['policy'],
    now: NOW,
    language,
    people: new Map(),
    named: new Map(),
    reader: null,
  }; // cards of a digest read no policy
  return { deps, setting, release: aRelease(district, kind) };
}

function screenOf(reply: Reply): Screen {
  if (reply.kind !== 'screen') throw new Error('no screen');
  return reply.screen;
}

describe('Slack takes, at its fullest,', () => {
  it.each(CASES)('the card of a digest in %s %s', (language, _name, kind) => {
    const { setting, release } = formOf(language, kind);
    expect(blockErrors(JSON.parse(JSON.stringify(toMessage(releaseCard(setting, release)).blocks)))).toEqual([]);
  });

  it.each(CASES)('every form of it in %s %s', (language, _name, kind) => {
    const form = formOf(language, kind);
    const errors = { topic: 'x'.repeat(200), day: 'x'.repeat(200), agency: 'x'.repeat(200), reply: 'x'.repeat(200) };
    const screens = [
      releaseForm(form),
      agendaForm(form, {}),
      agendaForm(form, { errors }),
      replyForm(form, { errors }),
      againForm(form),
    ].map(screenOf);
    expect(screens.flatMap((screen) => viewErrors(JSON.parse(JSON.stringify(toModal(screen)))))).toEqual([]);
  });

  it.each(['en', 'es'] as const)('the digest itself in %s, with and without its tables', (language) => {
    const [police] = sampleEditions({ agencies: 12, incidents: 5_000 });
    if (!police) throw new Error('the sample has every edition');
    for (const tables of [true, false]) {
      expect(blockErrors(JSON.parse(JSON.stringify(toMessage(digestNotice(police, language, { tables })).blocks)))).toEqual([]);
    }
  });
});
