/** Which story happens where, how it is answered, and what the policy says of it, now and when more is known. */
import type { InventedRevision } from '../../adapters/database/invented/invented-incident.ts';
import type { Site } from '../../district/types.ts';
import type { RecordedClassification } from '../../incidents/incident.ts';
import type { Answers, Facts } from '../../policy/types.ts';
import { createWeighted, type Dice } from './dice.ts';
import { STORIES, type Story } from './stories.ts';
import type { World } from './world.ts';

const DONE_SO_FAR = [['separated'], ['parent_called'], ['counselor'], ['nurse', 'parent_called'], ['none_yet']];
/** How much happens, compared with an elementary school of the same size. */
const BUSY: Record<Site['level'], number> = { elementary: 0.5, k8: 0.8, middle: 1.7, high: 1.4, adult: 0.2, other: 0.8 };

const anyStory = createWeighted(STORIES, ({ share }) => share);
const youngStory = createWeighted(STORIES, ({ share, young = 1 }) => share * young);

/** Sites by their enrolment and age; one without enrolment hardly ever. */
export function createSitePicker(sites: readonly Site[]): (dice: Dice) => Site {
  return createWeighted(sites, ({ enrollment = 20, level }) => enrollment * BUSY[level]);
}

export function pickStory(dice: Dice, site: Site): Story {
  return (site.level === 'elementary' ? youngStory : anyStory)(dice);
}

/** The first report, and sometimes a second look at it. */
export function inventRevisions(
  world: World,
  { story, site, openedAt }: Happening & { openedAt: Date },
  by: { reporterId: string; adminId: string },
) {
  const answers = answersOf(world.dice, { story, site });
  const first = revision(world, { answers, at: openedAt, cause: 'report', actorId: by.reporterId });
  const revisions = [first];
  const { later } = story;
  if (!later || !world.dice.chance(later.chance)) return revisions;
  if ('answers' in later) {
    const at = world.later(openedAt, 4, 15);
    revisions.push(revision(world, { answers: { ...answers, ...later.answers }, at, cause: 'correction', actorId: by.reporterId }));
  } else if (later.fact === 'still-missing') {
    const at = world.later(openedAt, 15, 15);
    const { classification } = revision(world, { answers, at, cause: 'fact', actorId: null, minutesOpen: 15 });
    revisions.push({ ...first, classification });
  } else {
    const at = world.later(openedAt, 60, 240);
    const facts = { suspended: true, suspendedAt: at.toISOString() };
    revisions.push(revision(world, { answers, facts, at, cause: 'fact', actorId: by.adminId }));
  }
  return revisions;
}

interface Happening {
  story: Story;
  site: Site;
}

function answersOf(dice: Dice, { story, site }: Happening): Answers {
  const { answers } = story;
  if (answers.danger === 'yes') return answers;
  const grade = story.byAdult ? 'adult' : gradeOf(dice, site);
  const nexus = dice.chance(0.03) ? 'to_from' : 'campus';
  const police = dice.chance(0.02) ? (dice.chance(0.4) ? 'came' : 'asked') : 'no';
  const age = grade === 'g6_8' ? { under12: dice.chance(0.25) ? 'yes' : 'no' } : {};
  return { grade, ...age, nexus, ...answers, police_wanted: police, done_so_far: dice.pick(DONE_SO_FAR) };
}

function gradeOf(dice: Dice, { level }: Site): string {
  switch (level) {
    case 'elementary':
      return 'tk5';
    case 'middle':
      return 'g6_8';
    case 'k8':
      return dice.pick(['tk5', 'g6_8']);
    case 'high':
    case 'other':
    case 'adult':
      return 'g9_12';
    default:
      return level satisfies never;
  }
}

interface Asked extends Pick<RecordedClassification, 'at' | 'cause' | 'actorId'> {
  answers: Answers;
  facts?: Facts;
  minutesOpen?: number;
}

function revision(world: World, { answers, facts = {}, at, cause, actorId, minutesOpen }: Asked): InventedRevision {
  const { suspended } = facts;
  const said = world.say(answers, { ...(suspended ? { suspended } : {}), ...(minutesOpen ? { minutesOpen } : {}) });
  return { answerSetId: world.id(at), answers, facts, classification: { ...said, id: world.id(at), at, cause, actorId } };
}
