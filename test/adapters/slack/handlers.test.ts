import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { DIRECTOR_CHANNEL, STRANGE_CHANNEL, TEACHER } from '../../fixtures/slack-double/district-workspace.ts';
import { readableText } from '../../fixtures/slack-double/world.ts';
import { aScreen, FIRST, type Script } from './scripted-conversation.ts';
import { never, noDatabase, until, useSlack } from './use-slack.ts';

const start = useSlack();
describe('/incident', () => {
  it('opens the first screen from memory, with what was typed as its note, and saves beside it', async () => {
    const { teacher, asked } = await start();
    expect(await teacher.command('two students fighting')).toMatchObject({ status: 200, response: '' });
    await until(() => teacher.view());
    expect(teacher.view()).toMatchObject({ screenId: 'safety', context: FIRST.context, fields: ['danger', 'note'], submit: 'Next' });
    expect(asked.opened).toEqual(['two students fighting']);
    await until(() => asked.saved.length === 1);
  });

  it('does not wait for Slack to say who it is, nor for the database', async () => {
    const { teacher, double, asked } = await start({ save: never });
    double.faults.add({ method: 'users.info', kind: 'delay', milliseconds: 1500 });
    const { milliseconds } = await teacher.command('');
    await until(() => teacher.view());
    expect(milliseconds).toBeLessThan(500);
    expect(teacher.view()?.screenId).toBe('safety');
    expect(asked.saved).toEqual([]); // Slack has not said yet who it is
  });

  it('shows the unfinished report instead, when saving says so', async () => {
    const { teacher } = await start({ save: async () => ({ kind: 'screen', screen: aScreen('resume') }) });
    await teacher.command('');
    await until(() => teacher.view()?.screenId === 'resume');
  });

  it.each([
    ['fails', noDatabase],
    ['takes too long', never],
  ])('shows CALL 911 and the number within 3 seconds when saving %s', async (_, save) => {
    const { teacher } = await start({ save });
    const began = Date.now();
    await teacher.command('');
    await until(() => teacher.view()?.screenId === 'outage');
    expect(Date.now() - began).toBeLessThan(3000);
    expect(teacher.view()?.text).toContain('CALL 911');
    expect(teacher.view()?.text).toContain('760-555-0100');
  });

  it('leaves the newer screen alone when the person was faster than the outage', async () => {
    const { teacher, lines } = await start({
      save: () => sleep(300).then(noDatabase),
      submit: async () => ({ kind: 'screen', screen: aScreen('kind') }),
    });
    await teacher.command('');
    await until(() => teacher.view());
    await teacher.submitView({ danger: 'no' });
    await until(() => lines.some((line) => line.fields.code === 'hash_conflict'));
    expect(teacher.view()?.screenId).toBe('kind');
  });

  it('says 911 and what to do privately, when Slack does not open the form', async () => {
    const { teacher, double } = await start({}, { world: { triggerLifeMs: -1 } });
    await teacher.command('', STRANGE_CHANNEL);
    await until(() => double.world.ephemerals.length > 0);
    const told = readableText(double.world.ephemerals[0]?.blocks);
    expect(told).toContain('/incident');
    expect(told).toContain('CALL 911');
    expect(double.world.ephemerals[0]).toMatchObject({ userId: TEACHER, via: 'response_url' });
  });

  it('handles a command once, however often it is delivered', async () => {
    const { teacher, double, asked } = await start();
    await teacher.command('status');
    await double.sender.redeliver(double.world.dispatches[0] as never); // the command above
    await until(() => asked.commands.length > 0);
    await sleep(50);
    expect(asked.commands).toHaveLength(1);
  });

  it('lets a person who is faster than the database wait for the draft, so that its note is not lost', async () => {
    const order: string[] = [];
    const { teacher } = await start({
      save: async () => {
        await sleep(300);
        order.push('saved');
        return null;
      },
      submit: async () => {
        order.push('submitted');
        return { kind: 'close' };
      },
    });
    await teacher.command('pushed in line');
    await until(() => teacher.view());
    await teacher.submitView({ danger: 'no' });
    expect(order).toEqual(['saved', 'submitted']);
  });

  it('opens a subcommand’s answer as a screen', async () => {
    const { teacher, asked } = await start({ command: async () => ({ kind: 'screen', screen: aScreen('status') }) });
    await teacher.command('status PS-7K3Q');
    await until(() => teacher.view()?.screenId === 'status');
    expect(asked.commands).toEqual([{ name: 'status', reference: 'PS-7K3Q' }]);
  });

  it('sends a subcommand’s late answer as a private message', async () => {
    const command = () => sleep(2200).then(() => ({ kind: 'screen' as const, screen: aScreen('status') }));
    const { teacher, double } = await start({ command });
    await teacher.command('status');
    await until(() => double.world.ephemerals.length > 0);
    expect(teacher.view()).toBeNull();
    expect(double.world.ephemerals[0]?.text).toBe('Screen status');
  });

  it('tells the person when a subcommand fails, with an id that is in the log and nothing else', async () => {
    const { teacher, double, lines } = await start({ command: () => Promise.reject(new Error('SECRET WORDS')) });
    await teacher.command('status');
    await until(() => double.world.ephemerals.length > 0);
    const id = lines.find((line) => line.fields.what === 'command')?.fields.id;
    expect(readableText(double.world.ephemerals[0]?.blocks)).toContain(String(id));
    expect(readableText(double.world.ephemerals[0]?.blocks)).toContain('CALL 911');
    expect(JSON.stringify(lines)).not.toContain('SECRET WORDS');
  });
});

describe('the shortcut "Report as incident"', () => {
  it('opens the form with the words of the message, without Slack’s markup', async () => {
    const { teacher, asked } = await start();
    await teacher.shortcut('report_message', 'fight &amp; knife <@U0SOMEONE> <https://x.test|here>', DIRECTOR_CHANNEL);
    await until(() => teacher.view());
    expect(asked.opened).toEqual(['fight & knife … here']);
  });
});

describe('a submitted screen', () => {
  const open = async (script: Script) => {
    const all = await start(script);
    await all.teacher.command('');
    await until(() => all.teacher.view());
    return all;
  };

  it('hands every field over once and shows the next screen', async () => {
    const { teacher, asked } = await open({ submit: async () => ({ kind: 'screen', screen: aScreen('kind') }) });
    expect(await teacher.submitView({ danger: 'no', note: 'saw it' })).toMatchObject({ kind: 'updated', view: { screenId: 'kind' } });
    expect(asked.submissions).toEqual([{ screenId: 'safety', context: FIRST.context, values: { danger: 'no', note: 'saw it' } }]);
  });

  it('shows errors beside the field and keeps what was typed', async () => {
    const { teacher } = await open({
      submit: async () => ({ kind: 'screen', screen: { ...FIRST, errors: { note: 'No names, please' } } }),
    });
    expect(await teacher.submitView({ danger: 'no', note: 'Bob' })).toMatchObject({
      kind: 'errors',
      view: { typed: { danger: 'no', note: 'Bob' }, errors: { note: 'No names, please' } },
    });
  });

  it('shows an error of another screen as text in that screen', async () => {
    const { teacher } = await open({
      submit: async () => ({ kind: 'screen', screen: { ...FIRST, id: 'other', errors: { note: 'Too long' } } }),
    });
    const result = await teacher.submitView({ danger: 'no' });
    expect(result.kind).toBe('updated');
    expect(result.view?.text).toContain('Too long');
  });

  it('takes a screen without any error for what it is, also when it is the same screen again', async () => {
    const { teacher } = await open({ submit: async () => ({ kind: 'screen', screen: { ...FIRST, title: 'Once more', errors: {} } }) });
    expect(await teacher.submitView({ danger: 'no' })).toMatchObject({ kind: 'updated', view: { title: 'Once more' } });
  });

  it('replaces the screen when it stands on a newer revision, so that the next submission is not stale', async () => {
    const context = { ...FIRST.context, revision: '1' };
    const { teacher } = await open({
      submit: async () => ({ kind: 'screen', screen: { ...FIRST, context, errors: { note: 'No names' } } }),
    });
    const result = await teacher.submitView({ danger: 'no', note: 'Bob' });
    expect(result).toMatchObject({ kind: 'updated', view: { context, typed: { danger: 'no', note: 'Bob' } } });
    expect(result.view?.text).toContain('No names');
  });

  it.each([
    ['close', 'cleared'],
    ['done', 'closed'],
  ] as const)('closes on "%s"', async (kind, expected) => {
    const { teacher } = await open({ submit: async () => ({ kind }) });
    expect((await teacher.submitView({ danger: 'no' })).kind).toBe(expected);
  });

  it.each([
    ['fails', noDatabase],
    ['takes too long', never],
    [
      'answers with a screen Slack would refuse',
      async () => ({ kind: 'screen' as const, screen: aScreen('x'.repeat(5), { title: 'x'.repeat(25) }) }),
    ],
  ])('is answered with CALL 911 within 3 seconds when the conversation %s', async (_, submit) => {
    const { teacher } = await open({ submit });
    const result = await teacher.submitView({ danger: 'no' });
    expect(result).toMatchObject({ kind: 'pushed', status: 200, view: { screenId: 'outage' } });
    teacher.closeView();
    expect(teacher.view()).toMatchObject({ screenId: 'safety', typed: { danger: 'no' } });
    expect(result.milliseconds).toBeLessThan(3000);
  });

  it.each([
    ['a screen of the report is taken as a guest’s', 'report-safety', [{ guest: true }]],
    ['a decision waits', 'approve', []],
  ])('while Slack does not say who it is from, %s', async (_, id, expected) => {
    const from: unknown[] = [];
    const submit: Script['submit'] = async (_submission, person) => {
      from.push(person);
      return { kind: 'close' };
    };
    const { teacher, double } = await start({ first: { ...FIRST, id }, submit });
    double.faults.add({ method: 'users.info', kind: 'http', status: 500, times: -1 });
    await teacher.command('');
    await until(() => teacher.view());
    const { kind } = await teacher.submitView({ danger: 'no' });
    expect(from).toMatchObject(expected);
    expect(kind).toBe(expected.length > 0 ? 'cleared' : 'pushed');
  });

  it('is answered the same way again when it is delivered again', async () => {
    const { teacher, double, asked } = await open({ submit: async () => ({ kind: 'screen', screen: aScreen('kind') }) });
    await teacher.submitView({ danger: 'no' });
    const first = double.world.dispatches.at(-1);
    const again = await double.sender.redeliver(first as never); // the submission above
    expect([again.status, again.response]).toEqual([200, first?.response]);
    expect(asked.submissions).toHaveLength(2);
  });
});

describe('a button inside a screen', () => {
  it('replaces the screen and takes along what is typed so far', async () => {
    const { teacher, asked } = await start({
      press: async () => ({ kind: 'screen', screen: { ...FIRST, id: 'safety-es', language: 'es' } }),
    });
    await teacher.command('');
    await until(() => teacher.view());
    teacher.fill({ danger: 'yes', note: 'typed' });
    await teacher.pressInView('language');
    await until(() => teacher.view()?.screenId === 'safety-es');
    expect(teacher.view()?.typed).toEqual({ danger: 'yes', note: 'typed' });
    expect(asked.presses).toEqual([
      { action: 'language', value: 'es', context: FIRST.context, values: { danger: 'yes', note: 'typed' }, screenId: 'safety' },
    ]);
  });

  it.each([
    ['fails', noDatabase],
    ['takes too long', never],
  ])('shows CALL 911 on top of what was typed when it %s', async (_, press) => {
    const { teacher } = await start({ press });
    await teacher.command('');
    await until(() => teacher.view());
    teacher.fill({ note: 'typed' });
    await teacher.pressInView('language');
    await until(() => teacher.view()?.screenId === 'outage');
    teacher.closeView();
    expect(teacher.view()?.typed).toEqual({ note: 'typed' });
  });
});
