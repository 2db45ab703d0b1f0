/** Who reads the digest: an agency's own copy belongs to an agency that is there, and to nobody else. */
import { z } from 'zod';
import { type Flaw, problem, warning } from './flaw.ts';

const text = z.string().optional().catch(undefined);
/** A reader of whatever form: wrong values are the schema's business. */
export const looseReader = z.preprocess(
  (value) => (typeof value === 'object' && value !== null ? value : {}),
  z.object({ reader_id: text, edition: text, agency: text }),
);
type LooseReader = z.infer<typeof looseReader>;

/** @param agencies ids of the district file. */
export function checkReaders(readers: readonly LooseReader[], agencies: ReadonlySet<string>): Flaw[] {
  return [...readers.flatMap((reader, index) => checkReader(reader, index, agencies)), ...unreached(readers, agencies)];
}

function checkReader({ edition, agency }: LooseReader, index: number, agencies: ReadonlySet<string>): Flaw[] {
  const where = `digest.readers[${index}]`;
  const path = ['digest', 'readers', index];
  const known = [...agencies].join(', ');
  if (edition === 'agency' && agency === undefined)
    return [problem(path, `${where}: whose own copy?`, `Write \`agency:\` with one of: ${known}.`)];
  if (edition !== 'agency' && agency !== undefined) {
    const remedy = "Leave `agency` out, or write `edition: agency` if this is the agency's own copy.";
    return [problem([...path, 'agency'], `${where}: only an agency's own copy names an agency`, remedy)];
  }
  if (agency === undefined || agencies.has(agency)) return [];
  return [problem([...path, 'agency'], `${where}.agency: there is no agency ${agency}`, `One of: ${known}.`)];
}

/** Once somebody reads by mail, an agency without a reader is an oversight more often than not. */
function unreached(readers: readonly LooseReader[], agencies: ReadonlySet<string>): Flaw[] {
  if (readers.length === 0) return [];
  const reached = new Set(readers.map(({ agency }) => agency));
  const missing = [...agencies].filter((id) => !reached.has(id));
  if (missing.length === 0) return [];
  const remedy = 'Add a reader with `edition: agency` for each; until then somebody must show them their boundary items in another way.';
  return [warning(['digest', 'readers'], `digest.readers: nobody reads for ${missing.join(', ')}`, remedy)];
}
