import { describe, expect, it } from 'vitest';
import { DIRECTOR_CHANNEL, STRANGE_CHANNEL, TEACHER } from '../../fixtures/teams-double/district-tenant.ts';
import { OUTAGE } from '../slack/scripted-conversation.ts';
import { useTeams } from './use-teams.ts';

const start = useTeams();
const DEAD = { kind: 'refuse', status: 403, code: 'BotNotInConversationRoster', times: -1 } as const;

describe('words typed to the bot', () => {
  it.each([
    ['report', [''], []],
    ['Report: a knife', ['a knife'], []],
    ['a knife in room 5', ['a knife in room 5'], []],
    ['help', [], [{ name: 'help' }]],
    ['', [], [{ name: 'help' }]],
  ])('"%s"', async (text, opened, commands) => {
    const { teacher, asked } = await start();
    expect(await teacher.say(text)).toMatchObject({ status: 200 });
    expect(asked.opened).toEqual(opened);
    expect(asked.commands).toEqual(commands);
  });

  it('a file without words: says that nobody keeps it', async () => {
    const { teacher } = await start();
    await teacher.say('', { files: ['knife.jpg'] });
    expect(teacher.card(teacher.messages()[0] ?? fail()).text).toMatch(/never kept|nunca se guardan/);
    await teacher.say('report', { files: ['knife.jpg'] });
    expect(teacher.messages().map((message) => /never kept|nunca se guardan/.test(teacher.card(message).text))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('edited or deleted afterwards: changes nothing and says nothing', async () => {
    const { teacher, asked, double } = await start();
    const said = await teacher.say('report a knife');
    if (!said) return fail();
    expect(await teacher.edit(said, 'report nothing')).toMatchObject({ status: 200 });
    expect(await teacher.remove(said)).toMatchObject({ status: 200 });
    expect(asked.opened).toEqual(['a knife']);
    expect(double.requestsTo('post')).toHaveLength(1);
  });

  it('with the database away: the form becomes CALL 911', async () => {
    const { teacher } = await start({ save: () => Promise.reject(new Error('no database')) });
    await teacher.say('report a knife');
    expect(teacher.messages()).toHaveLength(1);
    expect(teacher.card(teacher.messages()[0] ?? fail()).text).toContain(OUTAGE.title);
  });
});

describe('words typed in a channel', () => {
  it('are heard with a mention only, and answered privately without repeating them', async () => {
    const { teacher, director, double, asked } = await start();
    expect(await director.say('a knife', { channel: DIRECTOR_CHANNEL, mention: false })).toBeNull();
    expect(asked.opened).toEqual([]);
    await director.say('report', { channel: DIRECTOR_CHANNEL });
    expect(asked.opened).toEqual(['']);
    expect(director.messages().map(({ summary }) => summary)).toEqual(['Screen safety']);
    const inChannel = double.messagesIn(DIRECTOR_CHANNEL).filter(({ from }) => from === 'bot');
    expect(inChannel).toMatchObject([{ text: expect.stringMatching(/privately|en privado/) }]);
    expect(teacher.messages()).toEqual([]);
  });

  it('that describe an incident: the person is asked to delete them, and the channel never reads them', async () => {
    const { director, double, asked, lines } = await start();
    await director.say('a boy called MARKED has a knife', { channel: DIRECTOR_CHANNEL });
    expect(asked.opened).toEqual(['a boy called MARKED has a knife']);
    expect(director.messages().map((message) => director.card(message).text)).toContainEqual(expect.stringMatching(/delete your message/));
    const said = double.messagesIn(DIRECTOR_CHANNEL).filter(({ from }) => from === 'bot');
    expect(said).toHaveLength(1);
    expect(JSON.stringify([said, lines])).not.toContain('MARKED');
  });

  it('the mention alone is a call for help, not a file', async () => {
    const { director, asked } = await start();
    await director.say('', { channel: DIRECTOR_CHANNEL });
    expect(asked.commands).toEqual([{ name: 'help' }]);
    expect(director.messages()).toEqual([]);
  });

  it('with a picture: the person is asked to delete it, and not told that nobody has seen it', async () => {
    const { director } = await start();
    await director.say('', { channel: DIRECTOR_CHANNEL, files: ['boy.jpg'] });
    const said = director.messages().map((message) => director.card(message).text);
    expect(said.join()).toMatch(/delete your message/);
    expect(said.join()).toMatch(/never kept/);
    expect(said.join()).not.toMatch(/nobody else/);
  });

  it('by somebody the bot cannot write to: the channel is told how, and 911', async () => {
    const { director, double } = await start();
    double.faults.add({ operation: 'create', ...DEAD });
    await director.say('a boy called MARKED has a knife', { channel: DIRECTOR_CHANNEL });
    const [said] = double.messagesIn(DIRECTOR_CHANNEL).filter(({ from }) => from === 'bot');
    expect(said?.text).toMatch(/delete your message.*call 911.*Add/s);
    expect(said?.text).not.toContain('MARKED');
  });

  it('by somebody whose own chat is known and refuses: the channel is told as well', async () => {
    const { director, double } = await start();
    await director.install();
    const { id } = double.world.personalWith(director.aadObjectId);
    double.faults.add({ operation: 'post', kind: 'refuse', status: 403, code: 'MessageWritesBlocked', conversation: id, times: -1 });
    await director.say('report', { channel: DIRECTOR_CHANNEL });
    const [said] = double.messagesIn(DIRECTOR_CHANNEL).filter(({ from }) => from === 'bot');
    expect(said?.text).toMatch(/cannot write to you privately.*call 911/s);
  });

  it('and served, in a channel that refuses the bot: nobody who was served reads an outage', async () => {
    const { director, double } = await start();
    double.faults.add({ operation: 'post', kind: 'refuse', status: 403, code: 'MessageWritesBlocked', conversation: DIRECTOR_CHANNEL });
    await director.say('report', { channel: DIRECTOR_CHANNEL });
    expect(director.messages()).toHaveLength(1);
  });
});

describe('a busy Teams', () => {
  it.each([429, 503])('puts off the first answer (%s), which is then said once', async (status) => {
    const { teacher, double } = await start();
    double.faults.add({ operation: 'post', kind: 'refuse', status, retryAfter: 0 });
    await teacher.say('report');
    expect(teacher.messages()).toHaveLength(1);
    expect(double.requestsTo('post')).toHaveLength(2);
  });
});

describe('the app', () => {
  it('greets once where it is added, although Teams tells of it twice', async () => {
    const { teacher, director, double, references } = await start();
    await teacher.install();
    expect(teacher.messages().map(({ summary }) => summary)).toEqual([expect.stringContaining('911')]);
    await director.install(STRANGE_CHANNEL);
    expect(double.messagesIn(STRANGE_CHANNEL)).toHaveLength(1);
    expect([...references.rows.keys()].sort()).toEqual([STRANGE_CHANNEL, TEACHER]);
  });

  it('opens the form from the greeting as a dialog, or here in the chat', async () => {
    const { teacher, asked } = await start();
    await teacher.install();
    const [welcome] = teacher.messages();
    if (!welcome) return fail();
    const [here = '', form = ''] = teacher.card(welcome).buttons;
    expect(await teacher.press(welcome, form)).toMatchObject({ kind: 'card', title: 'Screen safety' });
    expect(teacher.dialog()).toMatchObject({ screenId: 'safety' });
    await teacher.pressDialog('Next', { danger: 'no' });
    expect(await teacher.press(welcome, here)).toMatchObject({ kind: 'card' });
    expect(teacher.card(welcome)).toMatchObject({ screenId: 'safety' });
    expect(asked.opened).toEqual(['', '']);
    expect(asked.submissions).toMatchObject([{ screenId: 'safety', values: { danger: 'no' } }]);
  });

  it('removed from a channel: the operator reads it in the log, and no words are lost over it', async () => {
    const { director, lines } = await start();
    expect(await director.uninstall(DIRECTOR_CHANNEL)).toMatchObject({ status: 200 });
    expect(lines).toMatchObject([{ level: 'error', fields: { code: 'teams-removed', channel: DIRECTOR_CHANNEL } }]);
  });

  it('removed while the database is away: the operator reads it all the same', async () => {
    const { teacher, lines, references } = await start();
    await teacher.install();
    references.remove = () => Promise.reject(new Error('no database'));
    expect(await teacher.uninstall()).toMatchObject({ status: 200 });
    expect(lines.map(({ fields }) => fields.code)).toEqual(['teams-added', 'teams-added', 'teams-removed', 'unexpected']);
  });

  it('removed from a person’s own chat: where that was is not kept, until they add it again', async () => {
    const { teacher, references } = await start();
    await teacher.install();
    await teacher.uninstall();
    expect([...references.rows.keys()]).toEqual([]);
    await teacher.install();
    expect([...references.rows.keys()]).toEqual([TEACHER]);
  });
});

function fail(): never {
  throw new Error('no message');
}
