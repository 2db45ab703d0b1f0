import { Prisma } from '../../../generated/prisma/client.ts';
import type { RecordedClassification } from '../../../incidents/incident.ts';
import { toJson } from '../json-columns.ts';
import { policeColumn, responseColumn } from '../mapping.ts';
import type { Session } from '../session.ts';

interface NewClassification {
  incidentId: string;
  revision: number;
  answerSetId: string;
  classification: RecordedClassification;
}

/** A classification under the policy of this process, with its obligations. */
export async function recordClassification(session: Session, { classification, ...of }: NewClassification): Promise<void> {
  const { tx, options } = session;
  await recordPolicyVersion(session);
  const { id, at, cause, actorId, type, level, police, response_mode, rules, tracks, obligations, duties, clocks, reasons, version } =
    classification;
  await tx.classification.create({
    data: {
      ...of,
      ...{ id, policyHash: options.policy.hash, version, type, level, cause, actorId, at },
      police: policeColumn(police),
      responseMode: responseColumn(response_mode),
      ...{ rules, tracks, duties, clocks: toJson(clocks), reasons: toJson(reasons) },
    },
  });
  if (obligations.length === 0) return;
  await tx.obligation.createMany({
    data: obligations.map((each, position) => ({
      id: options.ids.id(),
      classificationId: id,
      position,
      rule: each.rule,
      to: each.to,
      police: policeColumn(each.police),
      responseMode: responseColumn(each.response_mode),
      clock: each.clock === null ? Prisma.DbNull : toJson(each.clock),
    })),
  });
}

/** Texts this process knows to be stored, by their hash: the text is sent once, not with every report. */
const recorded = new WeakMap<object, Set<string>>();

async function recordPolicyVersion({ tx, options, atEnd }: Session): Promise<void> {
  const { hash, version, content } = options.policy;
  const known = recorded.get(options) ?? new Set();
  recorded.set(options, known);
  if (known.has(hash)) return;
  const data = { id: options.ids.id(), hash, version, content, recordedAt: options.clock.now() };
  await tx.policyVersion.createMany({ data: [data], skipDuplicates: true });
  atEnd.committed.push(() => known.add(hash));
}
