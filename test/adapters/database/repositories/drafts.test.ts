import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemIds } from '../../../../src/adapters/local/ids.ts';
import { AT } from '../../../fixtures/incident.ts';
import { aDraft, aPersonIn, type TestDatabase, testDatabase } from '../../../fixtures/test-database.ts';

const later = (ms: number) => new Date(AT.getTime() + ms);

describe('drafts', () => {
  let db: TestDatabase;
  let personId: string;
  beforeAll(async () => {
    db = await testDatabase();
    personId = (await aPersonIn(db.unitOfWork)).id;
  });
  afterAll(() => db.close());

  it('gives back what was stored', async () => {
    const draft = aDraft(personId, { note: 'two facts', answers: { danger: 'no', special: ['missing', 'self_harm'] } });
    await db.unitOfWork.run((tx) => tx.drafts.createOnce(draft));
    expect(await db.unitOfWork.run((tx) => tx.drafts.get(draft.id))).toEqual(draft);
    expect(await db.unitOfWork.run((tx) => tx.drafts.get(systemIds.id()))).toBeNull();
  });

  it('keeps the first when the same draft is stored twice at once', async () => {
    const draft = aDraft(personId);
    await Promise.all(['first', 'second'].map((screen) => db.unitOfWork.run((tx) => tx.drafts.createOnce({ ...draft, screen }))));
    expect(await db.database.prisma.draft.count({ where: { id: draft.id } })).toBe(1);
  });

  it('accepts one of two submissions of the same revision', async () => {
    const draft = aDraft(personId);
    await db.unitOfWork.run((tx) => tx.drafts.createOnce(draft));
    const saves = await Promise.all(['a', 'b', 'c'].map((screen) => db.unitOfWork.run((tx) => tx.drafts.saveOver({ ...draft, screen }))));
    expect(saves.filter(Boolean)).toHaveLength(1);
    const stored = await db.unitOfWork.run((tx) => tx.drafts.get(draft.id));
    expect(stored).toMatchObject({ revision: 1, screen: ['a', 'b', 'c'][saves.indexOf(true)] });
  });

  it('finds the newest open draft of a person, and none that is sent or too old', async () => {
    const owner = (await aPersonIn(db.unitOfWork)).id;
    const drafts = [
      aDraft(owner, { updatedAt: later(1_000) }),
      aDraft(owner, { updatedAt: later(2_000) }),
      aDraft(owner, { updatedAt: later(3_000), state: 'sent' }),
      aDraft(personId, { updatedAt: later(4_000) }),
    ];
    await db.unitOfWork.run(async (tx) => {
      for (const draft of drafts) await tx.drafts.createOnce(draft);
    });
    expect((await db.unitOfWork.run((tx) => tx.drafts.openOf(owner, AT)))?.id).toBe(drafts[1]?.id);
    expect(await db.unitOfWork.run((tx) => tx.drafts.openOf(owner, later(2_000)))).toBeNull();
  });

  it('forgets a draft with its reminders and messages', async () => {
    const draft = aDraft(personId);
    await db.unitOfWork.run(async (tx) => {
      await tx.drafts.createOnce(draft);
      const reminder = { id: systemIds.id(), kind: 'draft' as const, subjectId: draft.id, itemId: draft.id, stage: 'reminder', dueAt: AT };
      await tx.reminders.set(reminder);
      await tx.messages.post({ kind: 'draft-reminder', lane: 'update', to: { personId }, draftId: draft.id, key: `draft:${draft.id}` });
    });
    await db.unitOfWork.run((tx) => tx.drafts.forget(draft.id));
    const { prisma } = db.database;
    const left = [
      await prisma.draft.count({ where: { id: draft.id } }),
      await prisma.reminder.count({ where: { subjectId: draft.id } }),
      await prisma.postedCard.count({ where: { draftId: draft.id } }),
    ];
    expect(left).toEqual([0, 0, 0]);
    await expect(db.unitOfWork.run((tx) => tx.drafts.forget(draft.id))).resolves.toBeUndefined();
  });

  it('refuses answers of another shape than the rules know', async () => {
    const draft = aDraft(personId);
    await db.unitOfWork.run((tx) => tx.drafts.createOnce(draft));
    await db.database.prisma.draft.update({ where: { id: draft.id }, data: { answers: { danger: 7 } } });
    await expect(db.unitOfWork.run((tx) => tx.drafts.get(draft.id))).rejects.toThrow();
  });
});
