/**
 * When a statute demands a notice: domain.md 1b once more, written from the table of the law and not from the policy files, so that a
 * slip in either shows. It shares no condition and no term with them, only the names of questions and answers.
 */
import type { Condition } from '../condition.ts';
import type { ClockSpec, Obligation, Track } from '../types.ts';

/** An answer is one of these. A name no question has matches nothing, so that a policy without the question can be looked at. */
const said = (question: string, ...any: string[]): Condition => ({ op: 'answer', question, any });
const both = (...of: Condition[]): Condition => ({ op: 'all', of });
const either = (...of: Condition[]): Condition => ({ op: 'any', of });
const not = (of: Condition): Condition => ({ op: 'not', of });

const PUPIL = not(said('grade', 'adult'));
const GRADES_6_TO_12 = said('grade', 'g6_8', 'g9_12');
const AT_SCHOOL = not(said('nexus', 'online', 'elsewhere'));

// PC 626.9: a firearm; "maybe a gun" and what could be real count as one until somebody knows
const FIREARM = either(
  said('object', 'gun', 'maybe_gun'),
  both(said('object', 'toy', 'bb_pellet_stun'), said('object_facts', 'could_be_real')),
);
const PLASTIC_AIRSOFT = both(said('object_facts', 'plastic_airsoft'), not(said('object_facts', 'could_be_real')));
const METAL_OR_SHOCK = both(said('object', 'bb_pellet_stun'), not(PLASTIC_AIRSOFT));
const LISTED_BLADE = said('object', 'blade_long_or_locking', 'blade_unknown', 'razor');
const NO_OWNER = said('object_facts', 'no_owner');
// EC 48900(b) written permission and a religious blade: counsel looks first
const EXCUSED = said('object_facts', 'permission', 'religious');
const EXPLOSIVE = both(said('object', 'explosive'), not(said('object_facts', 'small_firework')));

const OTHER_THAN_AIRSOFT = either(FIREARM, LISTED_BLADE, said('object', 'explosive', 'small_folding'), METAL_OR_SHOCK);
const VIOLENT = either(
  said('kind', 'fight', 'weapon', 'threat', 'bullying_hate'),
  said('specific', 'hazing', 'robbery_extortion', 'dating_violence'),
);

const ASSAULT = either(
  // PC 245: a deadly weapon or a firearm, used or shown to scare
  both(OTHER_THAN_AIRSOFT, said('object_use', 'used', 'shown')),
  both(said('object', 'other'), said('object_use', 'used')),
  both(said('kind', 'fight'), said('object_use', 'used', 'shown')),
  both(said('specific', 'robbery_extortion', 'theft'), said('property_facts', 'weapon_used')),
  // PC 245: force likely to produce great bodily injury
  both(said('injury', 'serious'), VIOLENT),
  both(said('specific', 'robbery_extortion'), said('property_facts', 'badly_hurt')),
);

const GIVEN_OR_SOLD = said('substance_act', 'sold_gave');
const NO_MINOR = said('sexual_facts', 'victim_adult');
const FORCE_OR_AGE = said('sexual_facts', 'pressure', 'age_gap');

const ABUSE_TOLD = said('child_harm', 'yes_or_maybe');
const ABUSE = either(
  ABUSE_TOLD,
  both(either(said('sexual', 'touch', 'adult', 'pictures'), said('intimate_images', 'yes')), not(NO_MINOR)),
  both(
    either(said('sexual', 'words', 'consensual', 'unknown'), said('specific', 'sexual_harassment', 'consensual_sexual_activity')),
    FORCE_OR_AGE,
    not(NO_MINOR),
  ),
  said('specific', 'staff_on_student', 'child_abuse_or_neglect_suspected'),
  said('restraint', 'harmful'),
  said('bullying_facts', 'sexual_act'),
  said('other_facts', 'sexual_act'),
  both(
    said('specific', 'restraint_or_seclusion_used'),
    either(said('other_facts', 'locked_or_punished'), said('injury', 'first_aid', 'doctor', 'serious')),
  ),
);

const HURTS_SELF = said('self_harm', 'now', 'signs');
const LOST = both(
  either(said('missing', 'yes'), said('over', 'whereabouts_unknown')),
  not(said('over', 'over_safe')),
  not({ op: 'fact', fact: 'found' }),
);
const SKIPPED = both(said('missing_risk', 'skipped'), GRADES_6_TO_12, not(HURTS_SELF));

/** What is owed at least: to whom, how, and at the latest when. */
interface Owed {
  to: Obligation['to'];
  police: Obligation['police'];
  /** Null: the statute names no time but an event, such as a suspension. */
  within: Pick<ClockSpec, 'value' | 'unit' | 'start'> | null;
}

export interface NoticeTrigger {
  rule: string;
  law: string;
  when: Condition;
  owes: Owed[];
  tracks?: Track[];
  /** The notice is the reporter's own. */
  byReporter?: boolean;
}

const police = (within: Owed['within']): Owed => ({ to: 'police', police: 'mandatory', within });
const AT_ONCE = { value: 0, unit: 'min', start: 'known' } as const;
const HOURS = (value: number) => ({ value, unit: 'hour', start: 'known' }) as const;

/** The triggers of M1 to M11 with the law behind each and what it demands, as domain.md 1b names it. */
export const NOTICE_TRIGGERS: NoticeTrigger[] = [
  { rule: 'M1', law: 'EC 48902(a)', when: both(PUPIL, ASSAULT), owes: [police(null)] },
  {
    rule: 'M2',
    law: 'EC 48902(b)',
    when: both(
      { op: 'fact', fact: 'suspended' },
      PUPIL,
      either(
        said('substance', 'alcohol', 'cannabis', 'drug', 'unknown_signs', 'unknown_none', 'medical_cannabis'),
        both(said('substance', 'own_medicine'), GIVEN_OR_SOLD),
      ),
    ),
    owes: [police({ value: 1, unit: 'schoolday', start: 'suspended' })],
  },
  {
    rule: 'M3',
    law: 'EC 48902(c), first sentence',
    when: both(
      PUPIL,
      either(
        both(
          said('substance', 'cannabis', 'drug', 'unknown_signs'),
          not(said('substance_act', 'under_influence', 'asked_help', 'unknown')),
        ),
        both(said('substance', 'own_medicine', 'medical_cannabis'), GIVEN_OR_SOLD),
      ),
    ),
    owes: [police({ value: 0, unit: 'schoolday', start: 'reported' })],
  },
  {
    rule: 'M4',
    law: 'EC 48902(c), PC 626.9, 626.10',
    when: both(PUPIL, not(NO_OWNER), either(FIREARM, both(either(LISTED_BLADE, METAL_OR_SHOCK), not(EXCUSED)))),
    owes: [police(HOURS(1))],
  },
  {
    rule: 'M5',
    law: 'EC 48902(c), second sentence',
    when: both(either(FIREARM, EXPLOSIVE), AT_SCHOOL),
    owes: [police(AT_ONCE), { to: 'security', police: 'none', within: AT_ONCE }],
  },
  {
    rule: 'M6',
    law: 'EC 44014',
    when: both(PUPIL, said('staff_hit', 'on_purpose', 'threatened')),
    owes: [police(HOURS(2))],
    tracks: ['WVPP'],
  },
  {
    rule: 'M7',
    law: 'EC 49390, 49393, 49394',
    when: both(GRADES_6_TO_12, said('threat_words', 'kill'), said('threat_signs', 'target', 'time_place', 'means', 'steps', 'repeated')),
    owes: [police(AT_ONCE), { to: 'security', police: 'none', within: AT_ONCE }],
  },
  {
    rule: 'M8',
    law: 'PC 11165.9, 11166',
    when: ABUSE,
    owes: [
      { to: 'cps', police: 'canra', within: AT_ONCE },
      { to: 'cps', police: 'canra', within: HOURS(36) },
    ],
    tracks: ['CANRA'],
  },
  {
    rule: 'M9',
    law: 'EC 49370, PC 14211',
    when: both(
      LOST,
      not(SKIPPED),
      either({ op: 'minutes', atLeast: 15 }, said('missing_risk', 'at_risk'), said('grade', 'tk5'), HURTS_SELF),
    ),
    owes: [police(AT_ONCE)],
  },
  { rule: 'M10', law: '20 USC 7961(h)', when: both(PUPIL, FIREARM, not(NO_OWNER), AT_SCHOOL), owes: [] },
  { rule: 'M11', law: 'PC 152.3', when: said('witnessed', 'yes'), owes: [police(AT_ONCE)], byReporter: true },
];

/** Who counts as under 12 (WIC 602, 602.1): the one who did it, by age or by grade. */
export const UNDER_TWELVE: Condition = both(
  PUPIL,
  either(said('under12', 'yes'), both(said('grade', 'tk5'), not({ op: 'answered', question: 'under12' }))),
  // a missing or suffering student has done nothing
  not(either(ABUSE_TOLD, HURTS_SELF, said('immigration', 'yes'), said('missing', 'yes'), said('over', 'whereabouts_unknown'))),
);
