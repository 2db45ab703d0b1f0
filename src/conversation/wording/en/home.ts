/** English words of the home tab: what waits, what is owed, the person's own reports. */
export const home = {
  danger: 'In danger? Call 911 first.',
  report: 'Report an incident',
  waiting: 'Waits for a decider',
  nothingWaits: 'Nothing waits for a decider.',
  duties: 'Yours to do',
  noDuties: 'You owe nothing now.',
  reports: 'Your reports of the last 30 days',
  noReports: 'You have reported nothing in the last 30 days.',
  more: (count: number) => (count === 1 ? 'and 1 more' : `and ${count} more`),
  asOf: (at: string) => `As of ${at}. Open this tab again to see what is new.`,
  open: 'Open',
};

export type HomeWording = typeof home;
