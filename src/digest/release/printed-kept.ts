import type { Transaction } from '../../incidents/ports.ts';
import { readEditions } from '../document/model.ts';
import { readKept } from '../edition/write-edition.ts';
import type { Published } from '../publish/suppress.ts';
import { blockOf, isLastOfBlock, weeksOfBlock } from '../trends/blocks.ts';

/**
 * What the headlines of the earlier weeks of a block say was kept at school, oldest first; null where a week has no digest. It may be known
 * otherwise by now, and no corrected edition says so. Empty where the week is not the last of its block.
 */
export async function printedKept({ digests }: Pick<Transaction, 'digests'>, week: string): Promise<(Published | null)[]> {
  if (!isLastOfBlock(week)) return [];
  const printed: (Published | null)[] = [];
  for (const each of weeksOfBlock(blockOf(week)).slice(0, -1)) {
    const [first] = readEditions((await digests.byWeek(each))?.document) ?? [];
    printed.push(first ? readKept(first) : null);
  }
  return printed;
}
