/** English words around the weekly digest; the numbers carry their own. */
export const digest = {
  title: (district: string, week: string) => `${district}: weekly liaison digest ${week}`,
  invented: 'INVENTED DATA: nothing here happened.',
  needs: 'What we need from you',
  needsNothing: 'Nothing this week.',
  replyTo: (address: string) => `Reply to ${address}`,
  more: (count: number) => (count === 1 ? 'One more row is in the document.' : `${count} more rows are in the document.`),
};

export type DigestWording = typeof digest;
