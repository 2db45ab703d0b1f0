import type { Fault } from './fault.ts';

/** Answers that end where they should not. */
export const FAULTS_OF_OUTCOMES: Fault[] = [
  [
    'one-classification',
    'a type at level 4 that no statute stands behind',
    ({ type }) => {
      type('theft').level = 'L4';
    },
    /`theft` is L4, but its police code is `none`/,
    /kind: property.*specific: theft/,
  ],
  [
    'one-classification',
    'a level 3 type of which nobody is asked',
    ({ type }) => {
      type('hazing').police = 'none';
    },
    /`hazing` is L3, but nobody is asked to decide/,
    /specific: hazing/,
  ],
  [
    'mandatory-notices',
    'a physical threat to an employee is forgotten',
    ({ rule }) => {
      rule('M6').when = { staff_hit: 'on_purpose', is: 'by_pupil' };
    },
    /M6 \(EC 44014\) is due, but does not fire/,
    /staff_hit: threatened/,
  ],
  [
    'mandatory-notices',
    'a notice about drugs fires for adults',
    ({ rule }) => {
      rule('M3').when = { is: 'controlled', not: { substance_act: ['under_influence', 'asked_help', 'unknown'] } };
    },
    /M3 .* fires, but nothing in the law asks for it/,
    /grade: adult.*substance: cannabis/,
  ],
  [
    'mandatory-notices',
    'a rule of the law waits for what is not asked there',
    ({ rule }) => {
      rule('M11').when = { witnessed: 'yes', kind: 'fight' };
    },
    /M11 never fires/,
  ],
  [
    'mandatory-notices',
    'a notice goes to the wrong place',
    ({ rule }) => {
      rule('M3').owes = [{ to: 'fire', police: 'mandatory', response: 'notice_only', clock: 'notice_same_day' }];
    },
    /M3 .* fires, but what is owed to police is missing, of another kind, or too late/,
  ],
  [
    'mandatory-notices',
    'a prompt notice has five days',
    ({ rule }) => {
      const [owed] = rule('M6').owes;
      if (owed) owed.clock = 'five_school_days';
    },
    /M6 .* too late/,
  ],
  [
    'mandatory-notices',
    'suspected abuse loses its track, and the witness their own notice',
    ({ rule, all }) => {
      rule('M8').tracks = [];
      for (const type of all.flatMap((file) => file.types ?? [])) type.tracks = [];
      rule('M11').notice_by = 'administrator';
    },
    /M8 .* fires without the track CANRA[\s\S]*M11 is the reporter's own notice/,
  ],
  [
    'never-lower',
    'not sure of danger is less than danger',
    ({ floor }) => {
      floor('danger').when = { danger: 'yes' };
    },
    /changing `danger` from `yes` to `unsure` lowers the level/,
  ],
  [
    'one-classification',
    'an emergency that calls nobody',
    ({ floor }) => {
      floor('weapon_now').emergency = [];
      floor('danger').emergency = [];
    },
    /is an emergency in which 911 sends nobody/,
    /danger: yes/,
  ],
  [
    'under-twelve',
    'younger grades are forgotten',
    ({ all }) => {
      for (const track of all.flatMap((file) => file.tracks ?? []))
        if (track.track === 'U12') track.when = { is: 'by_pupil', under12: 'yes' };
    },
    /a student under 12 is not tracked as such/,
    /grade: tk5/,
  ],
  [
    'never-declined',
    'the notice after a suspension raises no level',
    ({ rule }) => {
      rule('M2').level = undefined;
    },
    /`M2` demands a notice, but the result is L[123]/,
    /substance: alcohol.*suspended: yes/,
  ],
  [
    'never-declined',
    'drugs are left to a person although the law has decided',
    ({ rule, type }) => {
      rule('M3').level = undefined;
      type('drug_possession').level = 'L3';
    },
    /`M3` demands a notice, but the result is L3, where none is made or a person decides/,
    /substance: cannabis/,
  ],
  [
    'never-lower',
    'who needs a doctor counts less than who needs first aid',
    ({ type }) => {
      type('fight_serious_injury').level = 'L1';
    },
    /changing `injury` from `first_aid` to `doctor` lowers the level/,
    /kind: fight/,
  ],
  [
    'never-lower',
    'a threat ticked besides takes an injury away',
    ({ floor }) => {
      floor('adult_violence').when = { grade: 'adult', kind: 'fight', injury: 'serious' };
    },
    /changing `bullying_facts\/threat` from `clear` to `ticked` lowers the level/,
    /specific: bullying/,
  ],
  [
    'unsure-never-lowers',
    'not knowing what a stranger does is settled at school',
    ({ floor }) => {
      const { any = [] } = floor('not_sure').when;
      floor('not_sure').when = { any: any.filter((each) => !('visitor_behavior' in each)) };
    },
    /`visitor_behavior: unknown` gives less than `refuses`/,
    /specific: parent_adult_disturbance/,
  ],
  [
    'unsure-never-lowers',
    'an exception gives less than is written for it',
    ({ type }) => {
      type('threat_vague_or_joke').level = 'L1';
    },
    /`threat_words: unclear` gives less than is written for it/,
  ],
  [
    'under-twelve',
    'the track of young children lets officers come',
    ({ all }) => {
      for (const file of all) for (const track of file.tracks ?? []) track.never_officer = false;
    },
    /requests an officer for a student under 12/,
    /grade: tk5/,
  ],
];
