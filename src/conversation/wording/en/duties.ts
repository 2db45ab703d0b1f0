/** English words of duties: what the school owes besides police matters, who owes it and until when. */
export const duties = {
  yours: (reference: string) => `To do: ${reference}`,
  overdue: 'Overdue:',
  due: (label: string, due: string) => `${label}, due ${due}`,
  late: (label: string, due: string) => `${label}, OVERDUE since ${due}`,
  atOnce: (label: string) => `${label}, at once`,
  after: 'Done? Tap "Done".',
  allDone: 'All of it is done. Thank you.',
  push: (reference: string) => `${reference}: something is yours to do`,
  pushLate: (reference: string) => `${reference}: something is overdue`,
  ring: (count: number) => (count === 1 ? ': a duty is overdue for days.' : `: ${count} duties are overdue for days.`),
  form: {
    which: 'What is done?',
    submit: 'Record',
    done: (count: number) => (count === 1 ? 'Recorded: 1 done.' : `Recorded: ${count} done.`),
    none: 'Nothing is left to do here.',
    choose: 'Tick what is done.',
  },
  doneSoFar: { submit: 'Record', done: 'Recorded. It stands under Details.' },
  list: {
    title: 'Your duties',
    empty: 'You owe nothing now.',
    more: (count: number) => `And ${count} more.`,
    how: 'Tap "Done", "Notice made" or "Call made" in your messages to record it.',
    call: (due: string) => `call the police, due ${due}`,
    notice: (to: string, due: string) => `notice to ${to}, due ${due}`,
  },
};

export type DutyWording = typeof duties;
