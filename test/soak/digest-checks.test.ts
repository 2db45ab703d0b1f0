/** The checks of `npm run soak -- --only digest` pass a healthy run, and each of them sees what it is there for. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../bench/soak/checks.ts';
import {
  checkAllArrived,
  checkBuilt,
  checkDelivered,
  checkDisclosures,
  checkNobodyMissing,
  checkOnceOrTold,
  checkReleased,
} from '../../bench/soak/digest/digest-checks.ts';
import type { Copy, DigestLook } from '../../bench/soak/digest/look.ts';

const WEEKS = ['2026-W40', '2026-W41'];
const WANTED = { weeks: WEEKS, copies: [{ kind: 'digest', reader: 'board' }], recipients: ['board'] };
const WORDS = { unclear: 'nobody knows' };

function healthy(): DigestLook {
  const digests = WEEKS.map((week) => ({ id: `id-${week}`, week, version: 1, released: true }));
  const event = (kind: string, week: string, details = {}) => ({ kind, digestId: `id-${week}`, details: { week, ...details } });
  return {
    digests,
    copies: digests.map(({ id, week }) => ({
      ...{ week, digestId: id, kind: 'digest', reader: 'board', arrived: 1, repeated: 0 },
      posts: [{ id: `post-${week}`, state: 'sent', code: null, isLeft: false }],
    })),
    audit: WEEKS.flatMap((week) => [
      event('digest-built', week),
      event('digest-released', week),
      event('digest-delivered', week, { message: 'digest', reader: 'board' }),
    ]),
    disclosures: digests.map(({ id }) => ({ digestId: id, recipient: 'board' })),
    cards: digests.map(({ id }) => ({ digestId: id, ts: id, text: 'sent', buttons: [] })),
  };
}

const CHECKS: Record<string, (look: DigestLook) => Finding> = {
  built: (look) => checkBuilt(look, WANTED),
  released: checkReleased,
  missing: (look) => checkNobodyMissing(look, WANTED),
  once: (look) => checkOnceOrTold(look, WORDS),
  arrived: checkAllArrived,
  delivered: checkDelivered,
  disclosed: (look) => checkDisclosures(look, WANTED),
};

const first = (look: DigestLook): Copy => look.copies[0] as Copy; // there are two
const arrivedTimes = (count: number) => (look: DigestLook) => {
  first(look).arrived = count;
};
const left = (look: DigestLook): void => {
  first(look).posts = [{ id: 'p', state: 'unknown', code: 'cannot-look', isLeft: true }];
};

describe('checks of the digest', () => {
  it.each(Object.keys(CHECKS))('"%s" holds in a healthy run', (name) => {
    expect(CHECKS[name]?.(healthy())).toMatchObject({ problems: [] });
  });

  it.each<[string, string, (look: DigestLook) => void]>([
    ['built', 'a newer week came first', ({ audit }) => void audit.reverse()],
    ['built', 'a week has two digests', ({ digests }) => void digests.push({ id: 'x', week: '2026-W40', version: 2, released: false })],
    ['built', 'a week has no card', ({ cards }) => void cards.pop()],
    [
      'released',
      'a week was released twice',
      ({ audit }) => void audit.push({ kind: 'digest-released', digestId: 'id-2026-W40', details: {} }),
    ],
    ['missing', 'a reader has no copy', ({ copies }) => void copies.pop()],
    ['once', 'a copy came twice', arrivedTimes(2)],
    ['once', 'a copy that was sent never came', arrivedTimes(0)],
    ['once', 'nobody is told of a copy of which nobody knows', left],
    ['arrived', 'a copy is left', left],
    ['arrived', 'a repeat does not say so', (look) => void first(look).posts.push({ id: 'q', state: 'sent', code: null, isLeft: false })],
    ['arrived', 'a card still offers to send again', ({ cards }) => void cards[0]?.buttons.push('send-again')],
    ['arrived', 'a copy came twice', arrivedTimes(2)],
    ['delivered', 'an arrival is not on record', ({ audit }) => void audit.pop()],
    [
      'disclosed',
      'a reader was disclosed to twice',
      ({ disclosures }) => void disclosures.push({ digestId: 'id-2026-W40', recipient: 'board' }),
    ],
  ])('"%s" sees that %s', (name, _what, spoil) => {
    const look = healthy();
    spoil(look);
    expect(CHECKS[name]?.(look).problems.length).toBeGreaterThan(0);
  });

  it('lets a copy be unknown once the director was told', () => {
    const look = healthy();
    left(look);
    look.cards = look.cards.map((card) => ({ ...card, text: 'nobody knows whether it arrived', buttons: ['send-again'] }));
    expect(checkOnceOrTold(look, WORDS).problems).toEqual([]);
  });
});
