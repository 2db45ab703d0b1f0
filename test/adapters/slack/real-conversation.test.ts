/** A report through real screens, real Bolt and a real database: what the scripted conversation cannot show. */
import { afterEach, describe, expect, it } from 'vitest';
import { identifyPerson } from '../../../src/incidents/people/identify-person.ts';
import { createWorld, SITE, type World } from '../../conversation/report/report-world.ts';
import type { ShownView } from '../../fixtures/slack-double/person.ts';
import { until, useSlack } from './use-slack.ts';

const start = useSlack();
let world: World | undefined;
afterEach(async () => world?.close());

async function startReal() {
  const made = await createWorld();
  world = made;
  const { deps, conversation } = made;
  return { world: made, ...(await start({}, { slack: { conversation, identifyPerson: (account) => identifyPerson(deps, account) } })) };
}

const HARMLESS = ['none', 'no', 'g9_12', 'rules', 'over_safe', 'both', 'unclear', 'calm'];

/** What must be chosen, as harmlessly as it goes. */
function harmless({ fields, choices, optional, typed }: ShownView): Record<string, string | string[]> {
  const open = fields.filter((id) => !optional.includes(id) && typed[id] === undefined && (choices[id]?.length ?? 0) > 0);
  return Object.fromEntries(
    open.map((id) => {
      const choice = HARMLESS.find((each) => choices[id]?.includes(each)) ?? choices[id]?.[0] ?? '';
      return [id, id === 'special' ? [choice] : choice];
    }),
  );
}

describe('a report on Slack', () => {
  it('goes from the command to its reference, in Spanish, with a step back on the way', async () => {
    const { teacher, lines, world: here } = await startReal();
    await teacher.command('pushed in line');
    await until(() => teacher.view());
    await teacher.pressInView('language');
    await until(() => teacher.view()?.submit === 'Seguir');

    const seen: string[] = [];
    for (let view = teacher.view(); view?.submit && seen.length < 10; view = teacher.view()) {
      seen.push(view.screenId);
      const place = view.fields.includes('place') ? { place: SITE } : {};
      expect(await teacher.submitView({ ...harmless(view), ...place })).toMatchObject({ kind: 'updated', view: { errors: {} } });
      if (seen.length !== 2) continue;
      await teacher.pressInView('back');
      await until(() => teacher.view()?.screenId === seen.at(-1));
    }
    expect(seen.slice(0, 3)).toEqual(['report-safety', 'report-special', 'report-special']);
    const [reference] = /PS-[A-Z0-9]{4}/.exec(teacher.view()?.title ?? '') ?? [];
    const stored = await here.read((tx) => tx.incidents.byReference(reference ?? ''));
    expect(stored).toMatchObject({ siteId: SITE, note: 'pushed in line', status: 'open' });
    expect(lines.filter((line) => line.level !== 'info')).toEqual([]);
  });

  it('becomes an emergency at the first answer, and says CALL 911 with the address', async () => {
    const { teacher, world: here } = await startReal();
    await teacher.command('');
    await until(() => teacher.view());
    const { view } = await teacher.submitView({ danger: 'yes', place: SITE });
    expect(view?.text).toContain('911');
    expect(view?.submit).toBeNull();
    const incident = await here.read((tx) => tx.incidents.get(view?.context.incidentId ?? ''));
    expect(incident).toMatchObject({ siteId: SITE, classification: { level: 'L5' } });
  });
});
