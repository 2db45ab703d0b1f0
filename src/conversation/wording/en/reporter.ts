/** English words of what the reporter reads after the report. */
export const reporter = {
  emergencyReporter: {
    now: (place: string) =>
      `CALL 911 NOW. Say what you see, at ${place}. You need no permission. Stay away from any weapon. Then tap "911 called".`,
    nowNoSite:
      'CALL 911 NOW. Say what you see and where you are. You need no permission. Stay away from any weapon. Then tap "911 called".',
    push: 'CALL 911 NOW',
    notConfirmed: 'Is the place right? Tap "Where?" to say where.',
    confirmed: (at: string) => `Recorded: 911 called ${at}. Stay on the line while they ask.`,
    cannot: (at: string) =>
      `${at}: others were asked to call 911 for you. If you can, ask anyone near you to call, and tell the front office.`,
    stoodDown: (at: string) => `Stood down ${at}: the alarm is over. New danger? Call 911.`,
    more: (reference: string) => `${reference}. When you are safe, "Add or correct" has the other questions.`,
  },
  confirmation: {
    sent: (reference: string) => `Sent: ${reference}`,
    level: {
      L1: 'School matter.',
      L2: 'School matter.',
      L3: 'Possible crime.',
      L4: 'The law requires a notice.',
      L5: 'Emergency.',
    },
    sees: (title: string, by: string) => `${title} sees it by ${by}.`,
    alerted: (title: string) => `${title} is alerted now.`,
    decides: (title: string, by: string) => `${title} decides about police by ${by}.`,
    gives: (title: string, by: string) => `${title} gives the notice: ${by}.`,
    youGive: (by: string) => `The law asks you yourself to tell the police: ${by}. Your messages have the number.`,
    noPolice: 'Police are not asked to come.',
    noOfficer: 'No officer is asked to come.',
    call911: 'Call 911 now if nobody has. No permission needed.',
    mayCall: 'You may always call police yourself.',
    now: 'Now:',
    worse: 'Worse? 911.',
    thanks: 'Thank you; honest mistakes are easily fixed here.',
    later: {
      approved: (at: string) => `Decided ${at}: the school calls the police.`,
      called: (at: string) => `Police called ${at}.`,
      declined: (at: string) => `Decided ${at}: the school handles this.`,
      noticeMade: (at: string) => `Notice made ${at}.`,
      called911: (at: string) => `911 call recorded ${at}.`,
      stoodDown: (at: string) => `Stood down ${at}.`,
      over: (at: string) => `You said it is over, ${at}.`,
      mistaken: (at: string) => `You said you were mistaken, ${at}. Thank you for saying so.`,
      facts: (at: string) => `Facts added ${at}.`,
      withdrawn: 'The report is taken back.',
    },
    push: (reference: string) => `Sent: ${reference}`,
  },

  decided: {
    kept: (at: string) => `Decided ${at}: the school handles this and is not calling police.`,
    approved: (at: string, agency: string) => `Decided ${at}: the school calls ${agency}.`,
    reason: (reason: string) => `Reason: ${reason}.`,
    officer: 'An officer is asked to come.',
    noOfficer: 'No officer is asked to come.',
    nextKept: (title: string) => `Next: ${title} speaks with you today.`,
    nextApproved: (title: string) => `Next: ${title} makes the call. You need do nothing for it.`,
    wrong: 'Anything new or wrong? Tap "Add or correct".',
    mayCall: 'You may still call police yourself; in danger, 911.',
    push: (reference: string) => `${reference}: decided`,
  },

  draft: {
    heading: 'Started, not finished',
    line: (at: string) => `You began a report at ${at}. Nothing was sent.`,
    danger: 'In danger? Call 911 first.',
    push: 'Started, not finished',
  },
};

export type ReporterWording = typeof reporter;
