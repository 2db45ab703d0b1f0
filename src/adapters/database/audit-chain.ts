/** The proof that nobody changed, removed or inserted an audit event. */
import { createHash } from 'node:crypto';
import type { PrismaClient } from '../../generated/prisma/client.ts';
import { translateDatabaseError } from './database-error.ts';

export interface AuditHead {
  /** How many events there are; 0 before the first. */
  sequence: bigint;
  hash: string;
}

export interface AuditRow extends AuditHead {
  id: string;
  body: string;
  previousHash: string;
}

export type ChainResult =
  | { kind: 'intact'; head: AuditHead }
  | { kind: 'broken'; sequence: bigint; why: 'gap' | 'previous-hash' | 'hash' | 'missing-tail' | 'other-head' };

export const EMPTY_HEAD: AuditHead = { sequence: 0n, hash: '0'.repeat(64) };
const BATCH = 1_000;

/** What a row must store: over the exact bytes of the body, bound to its place and to the row before. */
export function auditHash({ previousHash, sequence, id, body }: Omit<AuditRow, 'hash'>): string {
  return createHash('sha256').update(`${previousHash} ${sequence} ${id} ${body}`).digest('hex');
}

/** The first thing wrong with this row as the successor of `head`. */
export function checkAuditRow(head: AuditHead, row: AuditRow): 'gap' | 'previous-hash' | 'hash' | null {
  if (row.sequence !== head.sequence + 1n) return 'gap';
  if (row.previousHash !== head.hash) return 'previous-hash';
  return row.hash === auditHash(row) ? null : 'hash';
}

/** The newest event: copied daily to the operator's log, so that a tail that was cut off is found too. */
export async function auditHead(prisma: PrismaClient): Promise<AuditHead> {
  try {
    const head = await prisma.auditEvent.findFirst({ orderBy: { sequence: 'desc' }, select: { sequence: true, hash: true } });
    return head ?? EMPTY_HEAD;
  } catch (error) {
    throw translateDatabaseError(error);
  }
}

/**
 * Walk the whole chain.
 *
 * @param known heads seen earlier, in any order: the chain must still contain every one. The newest alone would not do: whoever writes
 *   the chain anew is found by a head from before, not by the one that was copied after.
 */
export async function verifyChain(prisma: PrismaClient, known: readonly AuditHead[] = []): Promise<ChainResult> {
  const seen = Map.groupBy(known, ({ sequence }) => sequence);
  let head = EMPTY_HEAD;
  for (;;) {
    const where = { sequence: { gt: head.sequence } };
    const rows: AuditRow[] = await prisma.auditEvent.findMany({ where, orderBy: { sequence: 'asc' }, take: BATCH });
    for (const row of rows) {
      const why = checkAuditRow(head, row);
      if (why) return { kind: 'broken', sequence: head.sequence + 1n, why };
      const isOther = seen.get(row.sequence)?.some(({ hash }) => hash !== row.hash);
      if (isOther) return { kind: 'broken', sequence: row.sequence, why: 'other-head' };
      head = { sequence: row.sequence, hash: row.hash };
    }
    if (rows.length < BATCH) break;
  }
  const isCut = known.some(({ sequence }) => sequence > head.sequence);
  if (isCut) return { kind: 'broken', sequence: head.sequence + 1n, why: 'missing-tail' };
  const before = await prisma.auditEvent.findFirst({ where: { sequence: { lte: 0 } }, select: { sequence: true } });
  return before ? { kind: 'broken', sequence: before.sequence, why: 'gap' } : { kind: 'intact', head };
}
