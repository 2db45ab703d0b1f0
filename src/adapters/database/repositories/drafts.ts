import type { Draft } from '../../../incidents/incident.ts';
import type { Drafts } from '../../../incidents/ports.ts';
import { toJson } from '../json-columns.ts';
import { toDraft } from '../mapping.ts';
import type { Session } from '../session.ts';

export function createDrafts({ tx }: Session): Drafts {
  return {
    createOnce: async (draft) => {
      await tx.draft.createMany({ data: [columns(draft)], skipDuplicates: true });
    },
    get: async (id) => {
      const row = await tx.draft.findUnique({ where: { id } });
      return row && toDraft(row);
    },
    openOf: async (personId, since) => {
      const where = { personId, state: 'open' as const, updatedAt: { gt: since } };
      const row = await tx.draft.findFirst({ where, orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }] });
      return row && toDraft(row);
    },
    saveOver: async (draft) => {
      const { id, revision, ...rest } = columns(draft);
      const { count } = await tx.draft.updateMany({ where: { id, revision }, data: { ...rest, revision: revision + 1 } });
      return count === 1;
    },
    forget: async (id) => {
      await tx.reminder.deleteMany({ where: { subjectId: id } });
      await tx.postedCard.deleteMany({ where: { draftId: id } });
      await tx.draft.deleteMany({ where: { id } });
    },
  };
}

function columns(draft: Draft) {
  return { ...draft, answers: toJson(draft.answers) };
}
