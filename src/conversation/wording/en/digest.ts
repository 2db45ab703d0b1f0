/** English words around the weekly digest; the numbers carry their own. */
export const digest = {
  title: (district: string, week: string) => `${district}: weekly liaison digest ${week}`,
  invented: 'INVENTED DATA: nothing here happened.',
  screen: 'Weekly digest',
  published: 'As it was published.',
  unpublished: 'As it would be published now. Nothing was sent.',
  only: (phone: string) =>
    `The digest is shown here to the security director, deputies and the superintendent's designee. Ask the director: ${phone}.`,
  refused: {
    'no-such-week': 'There is no such week. Write it like this: /incident digest 2026-W41',
    'week-not-over': 'That week is not over yet. Its digest can be seen from Monday on.',
    'digest-exposes': 'The digest of that week fails its own check of privacy, so it is not shown. Tell the operator; nothing was sent.',
  },
  needs: 'What we need from you',
  needsNothing: 'Nothing this week.',
  replyTo: (address: string) => `Reply to ${address}`,
  more: (count: number) => (count === 1 ? 'One more row is in the document.' : `${count} more rows are in the document.`),
};

export type DigestWording = typeof digest;
