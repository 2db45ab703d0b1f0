import { describe, expect, it } from 'vitest';
import { DEPUTY, DIRECTOR, DIRECTOR_CHANNEL, GUEST, TEACHER } from '../../fixtures/slack-double/district-workspace.ts';
import { readableText } from '../../fixtures/slack-double/world.ts';
import { aScreen, OUTAGE, type Script } from './scripted-conversation.ts';
import { noDatabase, until, useSlack } from './use-slack.ts';

const start = useSlack();

describe('a button of a message', () => {
  const CARD = {
    push: 'One decision waits',
    blocks: [{ kind: 'line' as const, line: 'Wanted: a decision' }],
  };
  const post = async (script: Script, action: 'approve' | 'emergency-called' = 'approve') => {
    const all = await start(script);
    const card = { ...CARD, actions: [{ id: action, label: 'Call police', value: 'i1' }] };
    const place = await all.slack.platform.post({ address: DIRECTOR_CHANNEL, direct: false }, card, { id: 'd1', repeated: false });
    return { ...all, at: { channel: place.channel, ts: place.messageId } };
  };

  it('asks the conversation and opens what it answers', async () => {
    const { director, asked, at } = await post({ press: async () => ({ kind: 'screen', screen: aScreen('approve') }) });
    await director.press(at, 'approve');
    await until(() => director.view()?.screenId === 'approve');
    expect(asked.presses).toEqual([{ action: 'approve', value: 'i1', context: {}, values: {} }]);
  });

  it('opens nothing when there is nothing to say', async () => {
    const { director, asked, at } = await post({});
    expect(await director.press(at, 'approve')).toMatchObject({ status: 200 });
    await until(() => asked.presses.length === 1);
    expect(director.view()).toBeNull();
  });

  it('lets two people click at the same moment, and each gets an answer', async () => {
    const { director, double, at } = await post({ press: async (_, person) => ({ kind: 'screen', screen: aScreen(`for-${person.id}`) }) });
    const deputy = double.actAs(DEPUTY);
    await Promise.all([director.press(at, 'approve'), deputy.press(at, 'approve')]);
    await until(() => director.view() && deputy.view());
    expect([director.view()?.screenId, deputy.view()?.screenId]).toEqual([`for-${DIRECTOR}`, `for-${DEPUTY}`]);
  });

  it('counts once when Slack delivers the press twice', async () => {
    const { director, double, asked, at } = await post({});
    await director.press(at, 'approve');
    const press = double.world.dispatches.at(-1);
    if (press) expect((await double.sender.redeliver(press)).status).toBe(200);
    await until(() => asked.presses.length > 0);
    expect(asked.presses).toHaveLength(1);
  });

  it('says so privately when the database is down', async () => {
    const { director, double, at } = await post({ press: noDatabase });
    await director.press(at, 'approve');
    await until(() => double.world.ephemerals.length > 0);
    expect(readableText(double.world.ephemerals[0]?.blocks)).toContain(OUTAGE.paragraphs[0]?.text);
  });

  it('does not take a director for somebody else when Slack does not say who it is', async () => {
    const { director, double, asked, at } = await post({});
    double.faults.add({ method: 'users.info', kind: 'http', status: 500 });
    await director.press(at, 'approve');
    await until(() => double.world.ephemerals.length > 0);
    expect(asked.presses).toEqual([]);
  });

  it('lets a reporter say that 911 is called although Slack does not say who it is', async () => {
    const { director, double, asked, at } = await post({}, 'emergency-called');
    double.faults.add({ method: 'users.info', kind: 'http', status: 500, times: -1 });
    await director.press(at, 'emergency-called');
    await until(() => asked.presses.length > 0);
    expect(double.world.ephemerals).toEqual([]);
  });

  it('and shows CALL 911 to whoever may not as far as anybody knows', async () => {
    const refused = { kind: 'screen' as const, screen: aScreen('refusal'), refused: true as const };
    const { director, double, asked, at } = await post({ press: async () => refused }, 'emergency-called');
    double.faults.add({ method: 'users.info', kind: 'http', status: 500, times: -1 });
    await director.press(at, 'emergency-called');
    await until(() => double.world.ephemerals.length > 0);
    expect(asked.presses).toHaveLength(1);
    expect(director.view()).toBeNull();
  });
});

describe('who it is', () => {
  it('tells guests from staff, and reads e-mail and language of staff only', async () => {
    const { teacher, double, accounts } = await start();
    await teacher.command('');
    await double.actAs(GUEST).command('');
    await until(() => accounts.length === 2);
    expect(accounts.find((account) => account.accountId === TEACHER)).toEqual({
      platform: 'slack',
      workspace: 'T0DISTRICT',
      accountId: TEACHER,
      guest: false,
      email: 'teacher@district.example',
      language: 'es',
    });
    expect(accounts.find((account) => account.accountId === GUEST)).not.toHaveProperty('email');
    expect(accounts.find((account) => account.accountId === GUEST)?.guest).toBe(true);
  });
});
