import { LEVELS, type ResponseMode, type Track } from '../types.ts';
import { changesOfKnownAnswers, type OutcomeChange } from './outcome-changes.ts';
import type { Finding, Proof } from './proof.ts';

/** A district may raise, shorten and add; what the policy demands without it stays demanded. */
export const districtNeverLowers: Proof = {
  id: 'district-never-lowers',
  claim: "The district's own changes lower no level, and drop no notice and no track.",
  prove({ base, policy }) {
    if (base === policy) return { findings: [], notes: ['the district changes nothing'] };
    const changes = changesOfKnownAnswers(base, policy);
    return { findings: changes.flatMap(lowered), notes: [`${changes.length} kinds of outcomes changed by the district`] };
  },
};

/** Tracks that keep a matter from people, or officers away. */
const DECIDES_WHO: Track[] = ['CANRA', 'STAFF_RESTRICTED', 'U12'];
const RESPONSE: ResponseMode[] = ['none', 'notice_only', 'officer_requested', '911'];

function lowered({ before, after, answers }: OutcomeChange): Finding[] {
  const { type } = before;
  const rules = before.rules.filter((rule) => !after.rules.includes(rule));
  const tracks = before.tracks.filter((track) => !after.tracks.includes(track));
  const owed = before.obligations.filter(
    ({ rule, to, police }) =>
      police !== 'discretionary' && before.rules.includes(rule) && !after.obligations.some((each) => each.rule === rule && each.to === to),
  );
  const hidden = after.tracks.filter((track) => DECIDES_WHO.includes(track) && !before.tracks.includes(track));
  const milder = before.obligations.filter(({ rule, to, response_mode }) => {
    const same = after.obligations.find((each) => each.rule === rule && each.to === to);
    return same !== undefined && RESPONSE.indexOf(same.response_mode) < RESPONSE.indexOf(response_mode);
  });
  const problems = [
    ...(LEVELS.indexOf(after.level) < LEVELS.indexOf(before.level)
      ? [`\`${type}\` is lowered from ${before.level} to ${after.level}`]
      : []),
    ...rules.map((rule) => `${rule} no longer fires for \`${type}\``),
    ...tracks.map((track) => `\`${type}\` loses the track ${track}`),
    ...hidden.map((track) => `\`${type}\` gets the track ${track}, which takes it out of hands that have it`),
    ...milder.map(({ to }) => `\`${type}\` asks ${to} for less than before`),
    ...owed.map(({ rule, to }) => `what ${rule} demands of ${to} is no longer owed`),
  ];
  return problems.map((problem) => ({ problem, answers }));
}
