import type { DigestDocument, DigestTable } from '../document/model.ts';

/** Open items about the line between school and police: an agency is shown them before others read of them. */
const BOUNDARY = /\/(school-matter|notice-only)$/;

/** The rows of an agency's own copy that speak of the line between school and police. */
export function boundaryRows(document: DigestDocument): DigestTable['rows'] {
  return document.tables.find(({ id }) => id === 'open')?.rows.filter(({ id }) => BOUNDARY.test(id)) ?? [];
}

/** How many each agency has; agencies without any are left out. */
export function boundaryCounts(editions: readonly DigestDocument[]): { agencyId: string; items: number }[] {
  return editions.flatMap((document) => {
    const items = document.agencyId === null ? 0 : boundaryRows(document).length;
    return document.agencyId === null || items === 0 ? [] : [{ agencyId: document.agencyId, items }];
  });
}
