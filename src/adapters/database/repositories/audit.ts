import type { Audit } from '../../../incidents/ports.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Session } from '../session.ts';

export function createAudit({ atEnd }: Session): Audit {
  return {
    append: (entry) => {
      atEnd.audit.push(entry);
    },
  };
}

/** The last statement of a unit of work: from here to the commit nobody else can append, so that the chain has one order and no gap. */
export async function appendAudit({ tx, options, atEnd }: Session): Promise<void> {
  if (atEnd.audit.length === 0) return;
  const at = options.clock.now().toISOString();
  const bodies = atEnd.audit.map((entry) => canonicalJson({ at, ...entry }));
  const ids = bodies.map(() => options.ids.id());
  await tx.$queryRaw`SELECT "append_audit"(${ids}::uuid[], ${bodies}::text[])`;
}
