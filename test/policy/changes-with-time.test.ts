import { expect, it } from 'vitest';
import { readPolicy } from '../../src/adapters/files/read-policy.ts';
import { changesWithTime } from '../../src/policy/changes-with-time.ts';

const read = readPolicy('policy/california-k12');
if (!read.ok) throw new Error('the policy must be readable');
const { policy } = read;

it('asks again about a missing student after 15 minutes', () => {
  expect(changesWithTime(policy, { danger: 'no', missing: 'yes', grade: 'g9_12' })).toEqual([15]);
});

it('asks never again where time changes nothing', () => {
  expect(changesWithTime(policy, { danger: 'no', kind: 'fight', injury: 'first_aid' })).toEqual([]);
});
